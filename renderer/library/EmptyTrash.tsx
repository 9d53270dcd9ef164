// The button that empties the trash, after asking; with its size where that is why it is offered.
import { useState } from 'react';
import type { TrashedLog } from '../../shared/model/trash.ts';
import { call } from '../bridge/api.ts';
import { bytesText } from '../controls/wording.ts';
import { reportError } from '../state/store.ts';
import { EraseQuestion } from './EraseQuestion.tsx';
import { trashTexts } from './texts.ts';
import { bytesOf, useTrash } from './use-trash.ts';
import buttons from '../controls/button.module.css';
import styles from './EmptyTrash.module.css';

interface EmptyTrashProps {
  readonly logs: readonly TrashedLog[];
  readonly label: string;
  readonly onEmptied: () => void;
}

export function EmptyTrash({ logs, label, onEmptied }: EmptyTrashProps) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className={buttons.danger} disabled={logs.length === 0} onClick={() => setAsked(true)}>
        {label}
      </button>
      {asked && (
        <EraseQuestion
          title={trashTexts.emptyTitle}
          what={trashTexts.emptyWhat(logs.length, bytesText(bytesOf(logs)))}
          action={trashTexts.empty}
          erase={() => {
            call('library.emptyTrash', {}).catch(reportError).finally(onEmptied);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

/** Offered beside the message of a full disk; nothing where there is no trash. */
export function EmptyTrashOffer() {
  const { trash, read } = useTrash();
  if (trash.kind !== 'read' || trash.logs.length === 0) return null;
  const label = trashTexts.emptyOffer(bytesText(bytesOf(trash.logs)));
  return (
    <div className={styles.offer}>
      <EmptyTrash logs={trash.logs} label={label} onEmptied={() => void read()} />
    </div>
  );
}
