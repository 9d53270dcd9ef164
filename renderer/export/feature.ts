// The feature of exports: the depth window to files and to the clipboard.
import type { Feature } from '../commands/feature.ts';
import { EXPORT_COMMANDS } from './export-commands.ts';
import { ExportButton } from './ExportButton.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { ShareDialog } from './ShareDialog.tsx';

export const exporting = {
  needs: ['axes', 'colormaps'],
  commands: EXPORT_COMMANDS,
  dialogs: [
    { name: 'export', kind: 'log', Dialog: ExportDialog },
    { name: 'share', kind: 'log', Dialog: ShareDialog },
  ],
  header: [ExportButton],
} as const satisfies Feature;
