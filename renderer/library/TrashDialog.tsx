// The trash: the logs that were removed, each with Restore, and the button that erases all of them.
import { useRef, useState } from 'react';
import type { TrashedLog } from '../../shared/model/trash.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { controlTexts } from '../controls/texts.ts';
import { bytesText } from '../controls/wording.ts';
import { closeDialog } from '../state/store.ts';
import { EmptyTrash } from './EmptyTrash.tsx';
import { trashTexts } from './texts.ts';
import { bytesOf, useTrash } from './use-trash.ts';
import buttons from '../controls/button.module.css';
import dialogs from '../controls/dialog.module.css';
import styles from './TrashDialog.module.css';

export function TrashDialog() {
  const { trash, read } = useTrash();
  const [problem, setProblem] = useState<string>();
  const body = useRef<HTMLDivElement>(null);
  const logs = trash.kind === 'read' ? trash.logs : [];

  async function restore({ id }: TrashedLog): Promise<void> {
    try {
      await call('library.restore', { id });
      setProblem(undefined);
    } catch (error) {
      setProblem(errorSentence(error));
    }
    // Its button is gone with it.
    body.current?.focus();
    await read();
  }

  return (
    <DialogFrame title={trashTexts.title} size="wide" onClose={closeDialog}>
      <div ref={body} tabIndex={-1} data-autofocus="" className={styles.body}>
        {trash.kind === 'failed' && (
          <div role="alert" className={styles.failed}>
            <p>{trash.message}</p>
            <button type="button" className={buttons.button} onClick={() => void read()}>
              {controlTexts.tryAgain}
            </button>
          </div>
        )}
        {trash.kind === 'read' && logs.length === 0 && <p className={styles.none}>{trashTexts.none}</p>}
        {logs.length > 0 && (
          <ul aria-label={trashTexts.logs} className={styles.logs}>
            {logs.map((log) => (
              <TrashItem key={`${log.id} ${log.removedAt}`} log={log} restore={() => void restore(log)} />
            ))}
          </ul>
        )}
      </div>
      <footer className={dialogs.footer}>
        <p className={problem === undefined ? styles.hint : dialogs.failure} role={problem && 'alert'}>
          {problem ?? (logs.length > 0 && trashTexts.hint(logs.length, bytesText(bytesOf(logs))))}
        </p>
        <EmptyTrash logs={logs} label={trashTexts.emptyAsking} onEmptied={() => void read()} />
      </footer>
    </DialogFrame>
  );
}

function TrashItem({ log, restore }: { readonly log: TrashedLog; readonly restore: () => void }) {
  const removed = new Date(log.removedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <span className={styles.name} title={log.name}>
        {log.name}
      </span>
      <span className={styles.facts}>{trashTexts.removed(removed, bytesText(log.bytes))}</span>
      <button type="button" className={buttons.button} aria-label={trashTexts.restoreWhat(log.name)} onClick={restore}>
        {trashTexts.restore}
      </button>
    </li>
  );
}
