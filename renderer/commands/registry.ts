// The interface of a command, and functions that run one or ask whether it is possible or checked.
import type { CommandId, MenuCommand } from '../../shared/menu.ts';
import type { CommandIdIn, MenuItem } from '../../shared/menu/menu-item.ts';
import { openLog } from '../state/track-slice.ts';
import { reportError, useViewer, type Viewer } from '../state/store.ts';

/** Label, shortcut and place in the menu are in shared/menu/, where the desktop's native menu finds them, too. */
export interface Command {
  /** Depends on the viewer's state alone, because it is called again only when that has changed. */
  possible(viewer: Viewer): boolean;
  checked?(viewer: Viewer): boolean;
  run(viewer: Viewer): void;
  /** Replaces the menu's label where it can say more, as `Undo Colormap`. */
  label?(viewer: Viewer): string | undefined;
}

/** The commands of all features; shell/all-commands.ts puts them together. */
export type Commands = Readonly<Record<CommandId, Command>>;

/** The commands of one feature: one for each of its entries in the menu. */
export type CommandsOf<Items extends readonly MenuItem[]> = Readonly<Record<CommandIdIn<Items>, Command>>;

export function always(): boolean {
  return true;
}

export function hasLog(viewer: Viewer): boolean {
  return openLog(viewer) !== undefined;
}

/** Whether a picture is open, and no table. */
export function hasImage(viewer: Viewer): boolean {
  return openLog(viewer)?.kind === 'image';
}

/** Whether a command can run now. Behind an open dialog none can. */
export function isPossible(commands: Commands, id: CommandId, viewer: Viewer): boolean {
  if (viewer.dialog !== undefined || viewer.offered.length > 0) return false;
  return commands[id].possible(viewer);
}

export function isChecked(commands: Commands, id: CommandId, viewer: Viewer): boolean {
  return commands[id].checked?.(viewer) ?? false;
}

/** The label of a command, the same in menus and everywhere else. */
export function labelOf(commands: Commands, { id, label }: MenuCommand, viewer: Viewer): string {
  return commands[id].label?.(viewer) ?? label;
}

/** Runs a command. Does nothing if it is not possible now: a native menu may be a moment behind. */
export function runCommand(commands: Commands, id: CommandId): void {
  const viewer = useViewer.getState();
  if (isPossible(commands, id, viewer)) commands[id].run(viewer);
}

/** For a call whose outcome arrives as an event: reports only its failure. */
export function start(running: Promise<unknown>): void {
  running.catch(reportError);
}
