// The menu's entries for the axes: unit of depths, notation of azimuths, and a turned log set back.
import type { MenuItem } from './menu-item.ts';

export const AXES_MENU = [
  { id: 'unit-log', label: 'Depths in the Log’s Own Unit', place: 'units', checkable: 'one-of' },
  { id: 'unit-m', label: 'Depths in Metres', place: 'units', checkable: 'one-of' },
  { id: 'unit-ft', label: 'Depths in Feet', place: 'units', checkable: 'one-of' },
  { id: 'azimuth-compass', label: 'Directions in Place of Degrees', place: 'orientation', checkable: true },
  { id: 'reset-turn', label: 'Not Turned', place: 'orientation' },
] as const satisfies readonly MenuItem[];
