// In: a yes or no. Out: a labelled switch.
import { Switch } from 'radix-ui';
import { useId } from 'react';
import './Toggle.css';

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
    <div className="toggle">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className="toggle-hint">
          {hint}
        </span>
      )}
      <Switch.Root
        id={id}
        className="switch"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
