// A passing message over the foot of the picture about what was just done; screen readers announce it.
import { useEffect } from 'react';
import { useViewer, unsay } from '../state/store.ts';
import styles from './Toast.module.css';

const SHOWN_MS = 2600;

export function Toast() {
  const said = useViewer((viewer) => viewer.said);
  useEffect(() => {
    if (!said || said.lasts) return;
    const timer = setTimeout(() => unsay(said), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <div className={styles.toast} role="status">
      {said && <p key={said.atMs}>{said.text}</p>}
    </div>
  );
}
