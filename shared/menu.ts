// The application menu as data, put together of the features' entries: a native menu on the desktop, drawn in the page elsewhere.
import { AXES_MENU } from './menu/axes.ts';
import { COLORMAPS_MENU } from './menu/colormaps.ts';
import { DISPLAY_MENU } from './menu/display.ts';
import { EXPORT_MENU } from './menu/export.ts';
import { LIBRARY_MENU } from './menu/library.ts';
import { BAR, type CommandIdIn, type MenuItem, type MenuPlace } from './menu/menu-item.ts';
import { NAVIGATION_MENU } from './menu/navigation.ts';
import { READING_MENU } from './menu/reading.ts';
import { SETTINGS_MENU } from './menu/settings.ts';
import { SHELL_MENU } from './menu/shell.ts';

/** A feature's entries come and go with its line here. */
const ENTRIES = [
  ...COLORMAPS_MENU,
  ...DISPLAY_MENU,
  ...AXES_MENU,
  ...NAVIGATION_MENU,
  ...LIBRARY_MENU,
  ...READING_MENU,
  ...SETTINGS_MENU,
  ...EXPORT_MENU,
  ...SHELL_MENU,
] as const;

/** Of everything that the viewer itself does at an entry of the menu. */
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

/** In the menu's order. */
export const MENU_COMMANDS: readonly MenuCommand[] = MENU.flatMap(({ entries }) => entries).filter(isCommand);

const COMMANDS_BY_ID: ReadonlyMap<string, MenuCommand> = new Map(MENU_COMMANDS.map((command) => [command.id, command]));

/** What can be done with one image log, for the menu of that log alone. */
export const LOG_MENU: readonly MenuCommand[] = itemsAt(['name', 'export', 'copy', 'remove']).filter(isCommand);

/** Undefined for what is not an entry of the menu: another version of the viewer may have had it. */
export function commandNamed(id: string): MenuCommand | undefined {
  return COMMANDS_BY_ID.get(id);
}

/** The others are done by the OS, or are the list of recent files. */
export function isCommand(entry: MenuEntry): entry is MenuCommand {
  return entry !== 'separator' && !entry.role && !entry.recent;
}

export function acceleratorOf({ accelerator, macAccelerator }: MenuItem, mac: boolean): string | undefined {
  return (mac ? macAccelerator : undefined) ?? accelerator;
}

/** The key, or the second shortcut, that the page listens for. */
export function keyOf({ key, macHasNoKey }: MenuItem, mac: boolean): string | undefined {
  return mac && macHasNoKey ? undefined : key;
}

/** A separator divides: not at an end, not after another. */
export function divided(entries: readonly MenuEntry[]): readonly MenuEntry[] {
  const last = entries.findLastIndex((entry) => entry !== 'separator');
  return entries.filter((entry, i) => entry !== 'separator' || (i > 0 && i < last && entries[i - 1] !== 'separator'));
}

function itemsAt(places: readonly MenuPlace[]): readonly MenuItem[] {
  return places.flatMap((place) => ENTRIES.filter((entry) => entry.place === place));
}
