// The menu's entries for exporting the depth window to files and copying it to the clipboard.
import type { MenuItem } from './menu-item.ts';

export const EXPORT_MENU = [
  { id: 'export', label: 'Export…', place: 'export', accelerator: 'CmdOrCtrl+E' },
  { id: 'share', label: 'Share…', place: 'export' },
  {
    id: 'copy-picture',
    label: 'Copy Picture',
    place: 'clipboard',
    accelerator: 'CmdOrCtrl+Shift+C',
    key: 'CmdOrCtrl+C',
  },
  { id: 'copy-values', label: 'Copy Values', place: 'clipboard' },
] as const satisfies readonly MenuItem[];
