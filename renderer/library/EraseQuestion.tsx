// A question before something is erased for good: Cancel has the focus.
import { AlertDialog } from 'radix-ui';
import { useReturnFocus } from '../controls/DialogFrame.tsx';
import { controlTexts } from '../controls/texts.ts';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';

interface EraseQuestionProps {
  readonly title: string;
  /** What will be erased, and that it cannot be undone. */
  readonly what: string;
  /** The label of the button that does it. */
  readonly action: string;
  readonly erase: () => void;
  readonly onClose: () => void;
}

export function EraseQuestion({ title, what, action, erase, onClose }: EraseQuestionProps) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <div className={dialogs.backdrop} />
        <AlertDialog.Content
          className={dialogs.dialog}
          aria-modal="true"
          onCloseAutoFocus={returnFocus}
          // Not each of them is the open dialog of the page, which would take Delete for one of its own keys.
          onKeyDown={(event) => event.stopPropagation()}
        >
          <header className={dialogs.header}>
            <AlertDialog.Title>{title}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className={dialogs.body}>{what}</AlertDialog.Description>
          <footer className={dialogs.footer}>
            <AlertDialog.Cancel className={buttons.button}>{controlTexts.cancel}</AlertDialog.Cancel>
            <AlertDialog.Action className={buttons.danger} onClick={erase}>
              {action}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
