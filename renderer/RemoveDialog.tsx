// In: a log about to be deleted. Out: the question whether it should be.
import { AlertDialog } from 'radix-ui';
import type { ImageLog } from '../shared/model.ts';
import { call } from './api.ts';
import { start } from './commands.ts';
import { useReturnFocus } from './DialogFrame.tsx';
import { useViewer } from './store.ts';
import { appTexts } from './texts/app.ts';
import { libraryTexts } from './texts/library.ts';
import { bytesText } from './wording.ts';

export function RemoveDialog({ log }: { readonly log: ImageLog }) {
  return (
    <RemoveQuestion
      id={log.id}
      name={log.name}
      what={libraryTexts.removeWhat(log.rows, bytesText(log.storedBytes), log.sourceName)}
      onClose={() => useViewer.setState({ dialog: undefined })}
    />
  );
}

interface RemoveQuestionProps {
  readonly id: number;
  readonly name: string;
  /** What will be gone. */
  readonly what: string;
  readonly onClose: () => void;
}

export function RemoveQuestion({ id, name, what, onClose }: RemoveQuestionProps) {
  const returnFocus = useReturnFocus();
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <div className="dialog-backdrop" />
        <AlertDialog.Content className="dialog" aria-modal="true" onCloseAutoFocus={returnFocus}>
          <header className="dialog-header">
            <AlertDialog.Title>{libraryTexts.removeTitle(name)}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className="dialog-body">{what}</AlertDialog.Description>
          <footer className="dialog-footer">
            <AlertDialog.Cancel className="button">{appTexts.cancel}</AlertDialog.Cancel>
            <AlertDialog.Action className="button button-danger" onClick={() => start(call('library.remove', { id }))}>
              {libraryTexts.remove}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
