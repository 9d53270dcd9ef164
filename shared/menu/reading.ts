// The menu's entries for reading values off the picture.
import type { MenuItem } from './menu-item.ts';

export const READING_MENU = [
  { id: 'profiles', label: 'Value Profiles', place: 'readings', key: 'P', checkable: true },
  { id: 'cursor-keys', label: 'Crosshair by Arrow Keys', place: 'readings', key: 'X', checkable: true },
] as const satisfies readonly MenuItem[];
