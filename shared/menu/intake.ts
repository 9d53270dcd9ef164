// The menu's entries for taking in files: import, read again.
import type { MenuItem } from './menu-item.ts';

export const INTAKE_MENU = [
  { id: 'import', label: 'Import…', place: 'open', accelerator: 'CmdOrCtrl+O', atStart: true },
  { id: 'read-again', label: 'Read Again…', place: 'again' },
] as const satisfies readonly MenuItem[];
