// A passing message over the foot of the picture about what was just done, with Undo where it offers that.
import { useEffect } from 'react';
import { CommandButton } from '../commands/CommandButton.tsx';
import { useViewer, unsay } from '../state/store.ts';
import { appTexts } from './texts.ts';
import styles from './Toast.module.css';

const SHOWN_MS = 2600;
/** Long enough to be read and reached by keys. */
const SHOWN_WITH_UNDO_MS = 10_000;

export function Toast() {
  const said = useViewer((viewer) => viewer.said);
  // Once something else was done, Undo would undo that.
  const isLast = useViewer((viewer) => said?.step !== undefined && viewer.history.done.at(-1) === said.step);
  useEffect(() => {
    if (!said || said.lasts) return;
    const timer = setTimeout(() => unsay(said), said.step ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div className={styles.toast}>
      {/* The button stands outside: of a status all is read out. */}
      <div className={styles.message} data-said={said?.text ? '' : undefined}>
        <div role="status">{said && <p key={said.atMs}>{said.text}</p>}</div>
        {isLast && <CommandButton id="undo" text={appTexts.undo} />}
      </div>
    </div>
  );
}
