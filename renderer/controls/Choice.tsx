// In: one answer of several. Out: its radio button.
import type { ReactNode } from 'react';

interface ChoiceProps {
  /** The question's: one answer of it is chosen. */
  readonly name: string;
  readonly chosen: boolean;
  readonly children: ReactNode;
  readonly choose: () => void;
}

export function Choice({ name, chosen, choose, children }: ChoiceProps) {
  return (
    <label className="form-choice">
      <input type="radio" name={name} checked={chosen} onChange={choose} />
      {children}
    </label>
  );
}
