// Shows the open dialog, the shell's own or a feature's, over the window or over the stage.
import type { FeatureDialog, OfLog } from '../commands/feature.ts';
import { OpenView } from '../state/OpenView.tsx';
import { openLog } from '../state/track-slice.ts';
import { useViewer } from '../state/store.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { FEATURES } from './features.ts';
import { Palette } from './Palette.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';

export const DIALOGS: readonly FeatureDialog[] = [
  { name: 'shortcuts', kind: 'viewer', Dialog: ShortcutsDialog },
  { name: 'palette', kind: 'viewer', Dialog: Palette },
  { name: 'about', kind: 'viewer', Dialog: AboutDialog },
  ...FEATURES.flatMap(({ dialogs = [] }) => dialogs),
];

export function OpenDialog() {
  const dialog = useOpenDialog();
  const log = useViewer(openLog);
  if (dialog?.kind === 'viewer') return <dialog.Dialog />;
  if (dialog?.kind !== 'log' || !log) return null;
  return <OpenView>{(view) => <dialog.Dialog log={log} view={view} />}</OpenView>;
}

export function StagePrompts({ log }: OfLog) {
  const dialog = useOpenDialog();
  if (dialog?.kind !== 'prompt') return null;
  return <OpenView>{(view) => <dialog.Dialog log={log} view={view} />}</OpenView>;
}

function useOpenDialog(): FeatureDialog | undefined {
  const name = useViewer((viewer) => viewer.dialog);
  return DIALOGS.find((dialog) => dialog.name === name);
}
