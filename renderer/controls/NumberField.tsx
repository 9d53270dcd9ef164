// In: a number and what may be typed instead. Out: a labelled field: Enter or leaving commits, Escape reverts, wrong text is said.
import { useId, useState, type KeyboardEvent } from 'react';
import type { Typed } from './typed-number.ts';
import styles from './NumberField.module.css';

interface NumberFieldProps {
  readonly label: string;
  /** The number as it is written while nobody types. */
  readonly text: string;
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly parse: (text: string) => Typed;
  readonly commit: (value: number) => void;
  /** Of whoever lays it out otherwise. */
  readonly className?: string | undefined;
}

interface Edit {
  /** The text it replaces. */
  readonly over: string;
  readonly typed: string;
  readonly problem?: string;
}

export function NumberField({ label, text, unit, disabled = false, parse, commit, className }: NumberFieldProps) {
  const id = useId();
  const [edit, setEdit] = useState<Edit>();
  // What was typed is about the number that stood there: once that has changed by other means, it is void for good.
  if (edit && edit.over !== text) setEdit(undefined);
  const { typed, problem } = edit?.over === text ? edit : {};
  const revert = (): void => setEdit(undefined);

  function finish(): void {
    // What was not changed is not committed: the field shows fewer digits than the number may have.
    if (typed === undefined || typed === text) return revert();
    const result = parse(typed);
    if ('problem' in result) return setEdit({ over: text, typed, problem: result.problem });
    revert();
    commit(result.value);
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      finish();
    } else if (event.key === 'Escape' && typed !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      revert();
    }
  }

  return (
    <div className={[styles.field, className].join(' ')}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.box}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed ?? text}
          disabled={disabled}
          // Without a text of its own to undo, undoing is the viewer's.
          data-unedited={typed === undefined || typed === text ? '' : undefined}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onChange={(event) => setEdit({ over: text, typed: event.target.value })}
          onFocus={(event) => event.target.select()}
          onBlur={finish}
          onKeyDown={press}
        />
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
