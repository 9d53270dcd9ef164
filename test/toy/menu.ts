// The menu's entry of the toy feature.
import type { MenuItem } from '../../shared/menu/menu-item.ts';

export const TOY_MENU = [
  { id: 'toy-mark', label: 'Mark the Middle', place: 'tools' },
] as const satisfies readonly MenuItem[];
