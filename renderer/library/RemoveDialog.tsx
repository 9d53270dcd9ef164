// In: the log about to be deleted. Out: the question whether it should be.
import { AlertDialog } from 'radix-ui';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { call } from '../bridge/api.ts';
import { start } from '../commands/registry.ts';
import { useReturnFocus } from '../controls/DialogFrame.tsx';
import { closeDialog } from '../state/store.ts';
import { libraryTexts } from './texts.ts';
import { bytesText } from '../controls/wording.ts';
import { controlTexts } from '../controls/texts.ts';

export function RemoveDialog({ log }: { readonly log: ImageLog }) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open onOpenChange={closeDialog}>
      <AlertDialog.Portal>
        <div className="dialog-backdrop" />
        <AlertDialog.Content className="dialog" aria-modal="true" onCloseAutoFocus={returnFocus}>
          <header className="dialog-header">
            <AlertDialog.Title>{libraryTexts.removeTitle(log.name)}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className="dialog-body">
            {libraryTexts.removeWhat(log.rows, bytesText(log.storedBytes), log.sourceName)}
          </AlertDialog.Description>
          <footer className="dialog-footer">
            <AlertDialog.Cancel className="button">{controlTexts.cancel}</AlertDialog.Cancel>
            <AlertDialog.Action
              className="button button-danger"
              onClick={() => start(call('library.remove', { id: log.id }))}
            >
              {libraryTexts.remove}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
