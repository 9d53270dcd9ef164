// A text field to rename something in place: Enter or leaving takes the name, Escape or no text keeps the old one.
import { useRef, useState, type KeyboardEvent } from 'react';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly maxLength: number;
  /** `name` undefined: the name stays. `byKey`: ended by a key, so the focus has not been put elsewhere. */
  readonly done: (name: string | undefined, byKey: boolean) => void;
}

export function NameField({ label, name, maxLength, done }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const over = useRef(false);

  function finish(take: boolean, byKey: boolean): void {
    // Removing the field from the page makes it lose the focus a second time.
    if (over.current) return;
    over.current = true;
    const wanted = typed.trim();
    done(take && wanted !== '' && wanted !== name ? wanted : undefined, byKey);
  }

  function press(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Enter') finish(true, true);
    else if (event.key === 'Escape') finish(false, true);
  }

  return (
    <input
      aria-label={label}
      maxLength={maxLength}
      value={typed}
      autoFocus
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(true, false)}
      onKeyDown={press}
    />
  );
}
