// The menu's entries for image logs: recent ones, copy, rename, delete, the trash, previous and next, check.
import type { MenuItem } from './menu-item.ts';

export const LIBRARY_MENU = [
  { id: 'recent', label: 'Open Recent', place: 'open', recent: true, host: 'desktop' },
  { id: 'sample', label: 'Open the Sample', place: 'open', atStart: true },
  { id: 'copy-to-server', label: 'Copy to Team Server…', place: 'copy', host: 'desktop' },
  { id: 'copy-to-local', label: 'Copy to This Computer', place: 'copy', host: 'desktop' },
  { id: 'rename', label: 'Rename…', place: 'name', accelerator: 'F2' },
  { id: 'remove', label: 'Delete', place: 'remove', accelerator: 'CmdOrCtrl+Backspace' },
  { id: 'erase', label: 'Erase…', place: 'remove', key: 'Shift+Delete' },
  { id: 'trash', label: 'Trash…', place: 'trash', atStart: true },
  { id: 'previous-log', label: 'Previous Image Log', place: 'logs', accelerator: 'CmdOrCtrl+Shift+Up' },
  { id: 'next-log', label: 'Next Image Log', place: 'logs', accelerator: 'CmdOrCtrl+Shift+Down' },
  { id: 'check-library', label: 'Check Library…', place: 'check', atStart: true },
] as const satisfies readonly MenuItem[];
