// The question whether a log is to be deleted.
import { AlertDialog } from 'radix-ui';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { call } from '../bridge/api.ts';
import { start } from '../commands/registry.ts';
import { useReturnFocus } from '../controls/DialogFrame.tsx';
import { closeDialog } from '../state/store.ts';
import { libraryTexts } from './texts.ts';
import { bytesText } from '../controls/wording.ts';
import { controlTexts } from '../controls/texts.ts';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';

export function RemoveDialog({ log }: { readonly log: ImageLog }) {
  if (log.place)
    return (
      <RemoveQuestion
        id={log.id}
        name={log.name}
        title={libraryTexts.unlinkTitle(log.name)}
        what={libraryTexts.unlinkWhat(log.place.path)}
        action={libraryTexts.unlink}
        onClose={closeDialog}
      />
    );
  return (
    <RemoveQuestion
      id={log.id}
      name={log.name}
      what={libraryTexts.removeWhat(log.rows, bytesText(log.storedBytes), log.sourceName)}
      onClose={closeDialog}
    />
  );
}

interface RemoveQuestionProps {
  readonly id: number;
  readonly name: string;
  /** A sentence on what will be deleted. */
  readonly what: string;
  /** Where nothing is deleted. */
  readonly title?: string;
  readonly action?: string;
  readonly onClose: () => void;
}

export function RemoveQuestion({
  id,
  name,
  what,
  title = libraryTexts.removeTitle(name),
  action = libraryTexts.remove,
  onClose,
}: RemoveQuestionProps) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <div className={dialogs.backdrop} />
        <AlertDialog.Content className={dialogs.dialog} aria-modal="true" onCloseAutoFocus={returnFocus}>
          <header className={dialogs.header}>
            <AlertDialog.Title>{title}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className={dialogs.body}>{what}</AlertDialog.Description>
          <footer className={dialogs.footer}>
            <AlertDialog.Cancel className={buttons.button}>{controlTexts.cancel}</AlertDialog.Cancel>
            <AlertDialog.Action className={buttons.danger} onClick={() => start(call('library.remove', { id }))}>
              {action}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
