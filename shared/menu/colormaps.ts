// The menu's entries for colormaps: choose, create, edit, and preview them in simulated colour vision.
import type { MenuItem } from './menu-item.ts';

export const COLORMAPS_MENU = [
  { id: 'colormaps', label: 'Colormaps…', place: 'colors' },
  { id: 'new-colormap', label: 'New Colormap…', place: 'colors' },
  { id: 'edit-colormap', label: 'Edit Colormap…', place: 'colors' },
  {
    id: 'invert',
    label: 'Invert Colormap',
    place: 'colors',
    accelerator: 'CmdOrCtrl+I',
    key: 'I',
    checkable: true,
  },
  { id: 'see-deuteranopia', label: 'As Seen with Deuteranopia', place: 'vision', checkable: true },
  { id: 'see-protanopia', label: 'As Seen with Protanopia', place: 'vision', checkable: true },
  { id: 'see-tritanopia', label: 'As Seen with Tritanopia', place: 'vision', checkable: true },
] as const satisfies readonly MenuItem[];
