// The header above the stage: the open log's name, the features' controls, and buttons for hidden panels.
import { PanelLeft, SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OfLog } from '../commands/feature.ts';
import { useViewer, toggleDrawer } from '../state/store.ts';
import type { Drawer } from '../state/window-slice.ts';
import { FEATURES } from './features.ts';
import { appTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './ViewerHeader.module.css';

const CONTROLS = FEATURES.flatMap(({ header = [] }) => header);

export function ViewerHeader({ log }: OfLog) {
  return (
    <header className={styles.header}>
      <DrawerButton drawer="logs" label={appTexts.imageLogs} icon={<PanelLeft aria-hidden="true" />} />
      <h1 title={log.name}>{log.name}</h1>
      {CONTROLS.map((Control, i) => (
        <Control key={i} log={log} />
      ))}
      <DrawerButton drawer="display" label={appTexts.display} icon={<SlidersHorizontal aria-hidden="true" />} />
    </header>
  );
}

interface DrawerButtonProps {
  readonly drawer: Drawer;
  readonly label: string;
  readonly icon: ReactNode;
}

/** Opens a panel as a drawer; visible only while the window is too narrow for the panel. */
function DrawerButton({ drawer, label, icon }: DrawerButtonProps) {
  const open = useViewer((viewer) => viewer.drawer === drawer);
  return (
    <button
      type="button"
      className={[buttons.icon, drawer === 'logs' ? styles.logs : styles.display].join(' ')}
      aria-label={label}
      aria-expanded={open}
      title={label}
      onClick={() => toggleDrawer(drawer)}
    >
      {icon}
    </button>
  );
}
