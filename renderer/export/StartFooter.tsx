// The lower end of a dialog that starts something: what went wrong, Cancel, and the button that starts it.
import { ProblemText } from '../commands/ProblemText.tsx';
import { closeDialog } from '../state/store.ts';
import { exportTexts } from './texts.ts';
import type { Start } from './use-start.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';

interface StartFooterProps {
  readonly start: Start;
  readonly action: string;
  readonly disabled?: boolean;
}

export function StartFooter({ start: { failure, starting }, action, disabled = false }: StartFooterProps) {
  return (
    <footer className={dialogs.footer}>
      <ProblemText problem={failure} className={[forms.problem, dialogs.failure].join(' ')} />
      <button type="button" className={buttons.button} onClick={closeDialog}>
        {exportTexts.cancel}
      </button>
      <button type="submit" className={buttons.primary} disabled={disabled || starting}>
        {action}
      </button>
    </footer>
  );
}
