// The menu's entries for taking in files: import.
import type { MenuItem } from './menu-item.ts';

export const INTAKE_MENU = [
  { id: 'import', label: 'Import…', place: 'open', accelerator: 'CmdOrCtrl+O', atStart: true },
] as const satisfies readonly MenuItem[];
