// A labelled number field: Enter or leaving it commits, Escape reverts, wrong input is reported below.
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
  /** The field's text when typing began. */
  readonly over: string;
  readonly typed: string;
  readonly problem?: string;
}

export function NumberField({ label, text, unit, disabled = false, parse, commit, className }: NumberFieldProps) {
  const id = useId();
  const [edit, setEdit] = useState<Edit>();
  // Once the number has changed by other means, text typed over the old number is dropped.
  if (edit && edit.over !== text) setEdit(undefined);
  const { typed, problem } = edit?.over === text ? edit : {};
  const revert = (): void => setEdit(undefined);

  function finish(): void {
    // Unchanged text is not committed, because the number may have more digits than the field shows.
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
          // Marks a field without edited text: Undo then belongs to the viewer.
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
