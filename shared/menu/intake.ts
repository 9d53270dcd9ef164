// The menu's entries for taking in files: import, open, locate, read again.
import type { MenuItem } from './menu-item.ts';

export const INTAKE_MENU = [
  { id: 'import', label: 'Import…', place: 'open', accelerator: 'CmdOrCtrl+O', atStart: true },
  { id: 'open-file', label: 'Open…', place: 'open', atStart: true, host: 'desktop' },
  { id: 'locate', label: 'Locate…', place: 'again', host: 'desktop' },
  { id: 'read-again', label: 'Read Again…', place: 'again' },
] as const satisfies readonly MenuItem[];
