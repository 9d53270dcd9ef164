// Two controls for a choice: a radio button for one of several answers, and a labelled switch for yes or no.
import { Switch } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import forms from './form.module.css';
import styles from './Choice.module.css';

interface ChoiceProps {
  /** The name shared by all answers to one question, of which one is chosen. */
  readonly name: string;
  readonly chosen: boolean;
  readonly children: ReactNode;
  readonly choose: () => void;
}

export function Choice({ name, chosen, choose, children }: ChoiceProps) {
  return (
    <label className={forms.choice}>
      <input type="radio" name={name} checked={chosen} onChange={choose} />
      {children}
    </label>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Toggle({ label, hint, checked, disabled = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <Switch.Root
        id={id}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
