// Lists the logs of the library that cannot be read: what is wrong, what can be done, and a button to delete each.
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { RemoveQuestion } from './RemoveDialog.tsx';
import { useViewer } from '../state/store.ts';
import { libraryTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './DamagedLogs.module.css';

export function DamagedLogs() {
  const damaged = useViewer((viewer) => viewer.damaged);
  const [askedId, setAskedId] = useState<number>();
  const asked = damaged.find(({ id }) => id === askedId);
  if (damaged.length === 0) return null;
  return (
    <>
      <ul className={styles.damaged} aria-label={libraryTexts.damaged}>
        {damaged.map(({ id, name = libraryTexts.damagedName(id), message }) => (
          <li key={id}>
            <p>{message}</p>
            <button
              type="button"
              className={buttons.plainIcon}
              aria-label={libraryTexts.removeDamaged(name)}
              title={libraryTexts.removeDamaged(name)}
              onClick={() => setAskedId(id)}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <RemoveQuestion
          id={asked.id}
          name={asked.name ?? libraryTexts.damagedName(asked.id)}
          what={libraryTexts.removeDamagedWhat}
          onClose={() => setAskedId(undefined)}
        />
      )}
    </>
  );
}
