// The menu's entries that belong to no feature: those of the OS, undo, palette, help.
import type { MenuItem } from './menu-item.ts';

export const SHELL_MENU = [
  { id: 'close-window', label: 'Close Window', place: 'leave', role: 'close', host: 'desktop' },
  { id: 'quit', label: 'Quit', place: 'leave', role: 'quit', host: 'desktop', macAppMenu: true },
  { id: 'undo', label: 'Undo', place: 'undo', accelerator: 'CmdOrCtrl+Z', inField: 'undo' },
  {
    id: 'redo',
    label: 'Redo',
    place: 'undo',
    accelerator: 'CmdOrCtrl+Shift+Z',
    key: 'CmdOrCtrl+Y',
    macHasNoKey: true,
    inField: 'redo',
  },
  { id: 'cut', label: 'Cut', place: 'text', role: 'cut', host: 'desktop' },
  { id: 'copy', label: 'Copy', place: 'text', role: 'copy', host: 'desktop' },
  { id: 'paste', label: 'Paste', place: 'text', role: 'paste', host: 'desktop' },
  { id: 'select-all', label: 'Select All', place: 'text', role: 'selectAll', host: 'desktop' },
  { id: 'fullscreen', label: 'Full Screen', place: 'screen', role: 'togglefullscreen', host: 'desktop' },
  { id: 'palette', label: 'Command Palette…', place: 'palette', accelerator: 'CmdOrCtrl+K', atStart: true },
  {
    id: 'shortcuts',
    label: 'Keyboard Shortcuts',
    place: 'help',
    accelerator: 'CmdOrCtrl+/',
    key: '?',
    atStart: true,
  },
  { id: 'logs', label: 'Show Logs', place: 'help', host: 'desktop', atStart: true },
  { id: 'about', label: 'About Stratascope', place: 'about', atStart: true },
] as const satisfies readonly MenuItem[];
