// The stage of a log that is no image: the features' tables of its values, in place of tracks on a depth axis.
import type { OfLog } from '../commands/feature.ts';
import { OpenView } from '../state/OpenView.tsx';
import { StagePrompts } from './Dialogs.tsx';
import { FEATURES } from './features.ts';
import styles from './TableStage.module.css';

const TABLES = FEATURES.flatMap(({ table }) => table ?? []);

export function TableStage({ log }: OfLog) {
  return (
    <div className={styles.stage}>
      <OpenView>{(view) => TABLES.map((Table, i) => <Table key={i} log={log} view={view} />)}</OpenView>
      <StagePrompts log={log} />
    </div>
  );
}
