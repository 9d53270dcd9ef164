// In: a name. Out: another in its place: Enter or leaving takes it, Escape and an empty one keep the old.
import { useRef, useState, type KeyboardEvent } from 'react';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly maxLength: number;
  /** `name` undefined: as it was. `byKey`: the focus has not been put elsewhere. */
  readonly done: (name: string | undefined, byKey: boolean) => void;
}

export function NameField({ label, name, maxLength, done }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const over = useRef(false);

  function finish(take: boolean, byKey: boolean): void {
    // Leaving the page's layout, the field loses the focus once more.
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
