// A colour field: the system's colour picker and a text field for `#rrggbb` that reports wrong input.
import { useId, useState, type KeyboardEvent } from 'react';
import { controlTexts } from './texts.ts';
import styles from './ColorField.module.css';

interface ColorFieldProps {
  readonly label: string;
  readonly color: string;
  readonly onChange: (color: string) => void;
}

export function ColorField({ label, color, onChange }: ColorFieldProps) {
  const id = useId();
  /** The text being typed, and the colour that the field had when typing began. */
  const [edit, setEdit] = useState<{ typed: string; over: string; problem?: string }>();
  const { typed, problem } = edit?.over === color ? edit : {};

  function finish(): void {
    if (typed === undefined) return;
    const [, digits] = /^#?([0-9a-f]{6})$/i.exec(typed.trim()) ?? [];
    if (digits === undefined) return setEdit({ typed, over: color, problem: controlTexts.hexExpected(typed) });
    setEdit(undefined);
    onChange(`#${digits.toLowerCase()}`);
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      finish();
    } else if (event.key === 'Escape' && typed !== undefined) {
      event.stopPropagation();
      setEdit(undefined);
    }
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-vision-seen=""
        type="color"
        value={color}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        className={styles.hex}
        aria-label={controlTexts.hex(label)}
        autoComplete="off"
        spellCheck={false}
        maxLength={7}
        value={typed ?? color}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => setEdit({ typed: event.target.value, over: color })}
        onFocus={(event) => event.target.select()}
        onBlur={finish}
        onKeyDown={press}
      />
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
