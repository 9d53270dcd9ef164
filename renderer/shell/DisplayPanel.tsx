// The panel at the right: the features' sections about the open log, or a single one that needs all the room.
import type { OfLog } from '../commands/feature.ts';
import { openView } from '../state/track-slice.ts';
import { useViewer } from '../state/store.ts';
import { FEATURES } from './features.ts';
import styles from './DisplayPanel.module.css';

const SECTIONS = FEATURES.flatMap(({ sections = [] }) => sections);

export function DisplayPanel({ log }: OfLog) {
  const hasView = useViewer((viewer) => openView(viewer) !== undefined);
  const alone = useViewer((viewer) => SECTIONS.find((section) => section.alone?.(viewer)));
  if (!hasView) return null;
  if (alone) return <alone.Section log={log} />;
  return (
    <div className={styles.panel}>
      {SECTIONS.map(
        ({ Section, alone, ofPicture }, i) =>
          !alone && (log.kind === 'image' || !ofPicture) && <Section key={i} log={log} />,
      )}
    </div>
  );
}
