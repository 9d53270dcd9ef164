// The menu's entries for the settings and the localhost API.
import type { MenuItem } from './menu-item.ts';

export const SETTINGS_MENU = [
  {
    id: 'settings',
    label: 'Settings…',
    place: 'settings',
    accelerator: 'CmdOrCtrl+,',
    macAppMenu: true,
    atStart: true,
  },
  { id: 'api', label: 'Localhost API', place: 'tools', checkable: true, host: 'desktop' },
  { id: 'api-settings', label: 'API Settings…', place: 'tools' },
  { id: 'library-settings', label: 'Library Settings…', place: 'tools', host: 'desktop' },
] as const satisfies readonly MenuItem[];
