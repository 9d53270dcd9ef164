// Lists the logs of the library that cannot be read: what is wrong, what can be done, and a button to delete each.
import { Trash2 } from 'lucide-react';
import { moveToTrash } from '../state/remove-log.ts';
import { useViewer } from '../state/store.ts';
import { libraryTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './DamagedLogs.module.css';

export function DamagedLogs() {
  const damaged = useViewer((viewer) => viewer.damaged);
  if (damaged.length === 0) return null;
  return (
    <ul className={styles.damaged} aria-label={libraryTexts.damaged}>
      {damaged.map(({ id, name = libraryTexts.damagedName(id), message }) => (
        <li key={id}>
          <p>{message}</p>
          <button
            type="button"
            className={buttons.plainIcon}
            aria-label={libraryTexts.removeDamaged(name)}
            title={libraryTexts.removeDamaged(name)}
            onClick={() => void moveToTrash({ id, name })}
          >
            <Trash2 aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
