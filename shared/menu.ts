// The application menu as data, from the entries of all features: native on the desktop, drawn by the page elsewhere.
import { AXES_MENU } from './menu/axes.ts';
import { COLORMAPS_MENU } from './menu/colormaps.ts';
import { DISPLAY_MENU } from './menu/display.ts';
import { EXPORT_MENU } from './menu/export.ts';
import { INTAKE_MENU } from './menu/intake.ts';
import { LIBRARY_MENU } from './menu/library.ts';
import { BAR, type CommandIdIn, type MenuItem, type MenuPlace } from './menu/menu-item.ts';
import { NAVIGATION_MENU } from './menu/navigation.ts';
import { READING_MENU } from './menu/reading.ts';
import { SETTINGS_MENU } from './menu/settings.ts';
import { SHELL_MENU } from './menu/shell.ts';

/** Each line adds the entries of one feature. */
const ENTRIES = [
  ...COLORMAPS_MENU,
  ...DISPLAY_MENU,
  ...AXES_MENU,
  ...NAVIGATION_MENU,
  ...INTAKE_MENU,
  ...LIBRARY_MENU,
  ...READING_MENU,
  ...SETTINGS_MENU,
  ...EXPORT_MENU,
  ...SHELL_MENU,
] as const;

/** The id of any menu entry that the viewer carries out itself. */
export type CommandId = CommandIdIn<typeof ENTRIES>;

export interface MenuCommand extends MenuItem {
  readonly id: CommandId;
}
export type MenuEntry = MenuItem | 'separator';
export interface MenuGroup {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

export const MENU: readonly MenuGroup[] = BAR.map(({ label, blocks }) => ({
  label,
  entries: divided(blocks.flatMap((places): MenuEntry[] => ['separator', ...itemsAt(places)])),
})).filter(({ entries }) => entries.length > 0);

/** All commands, in the menu's order. */
export const MENU_COMMANDS: readonly MenuCommand[] = MENU.flatMap(({ entries }) => entries).filter(isCommand);

const COMMANDS_BY_ID: ReadonlyMap<string, MenuCommand> = new Map(MENU_COMMANDS.map((command) => [command.id, command]));

/** The commands on one image log, for its context menu. */
export const LOG_MENU: readonly MenuCommand[] = itemsAt(['name', 'again', 'export', 'copy', 'remove']).filter(
  isCommand,
);

/** Undefined for an unknown id: an older version of the viewer may have remembered it. */
export function commandNamed(id: string): MenuCommand | undefined {
  return COMMANDS_BY_ID.get(id);
}

/** False for separators, for entries that the OS carries out, and for the list of recent files. */
export function isCommand(entry: MenuEntry): entry is MenuCommand {
  return entry !== 'separator' && !entry.role && !entry.recent;
}

export function acceleratorOf({ accelerator, macAccelerator }: MenuItem, mac: boolean): string | undefined {
  return (mac ? macAccelerator : undefined) ?? accelerator;
}

/** The entry's single key or second shortcut, which the page listens for. */
export function keyOf({ key, macHasNoKey }: MenuItem, mac: boolean): string | undefined {
  return mac && macHasNoKey ? undefined : key;
}

/** The entries without separators at either end or next to each other. */
export function divided(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const last = entries.findLastIndex((entry) => entry !== 'separator');
  return entries.filter((entry, i) => entry !== 'separator' || (i > 0 && i < last && entries[i - 1] !== 'separator'));
}

function itemsAt(places: readonly MenuPlace[]): readonly MenuItem[] {
  return places.flatMap((place) => ENTRIES.filter((entry) => entry.place === place));
}
