// The shape of everything that can be done, and what is asked of it: whether it is possible, whether it is on.
import type { CommandId, MenuCommand } from '../../shared/menu.ts';
import type { CommandIdIn, MenuItem } from '../../shared/menu/menu-item.ts';
import { errorSentence } from '../bridge/api.ts';
import { openLog } from '../state/track-slice.ts';
import { reportProblem, useViewer, type Viewer } from '../state/store.ts';

/** Label, shortcut and place in the menu are in shared/menu/, where the desktop's native menu finds them, too. */
export interface Command {
  /** Nothing but the viewer's state decides it: it is asked again when that has changed. */
  possible(viewer: Viewer): boolean;
  checked?(viewer: Viewer): boolean;
  run(viewer: Viewer): void;
  /** In place of the menu's, where it says more: `Undo Colormap`. */
  label?(viewer: Viewer): string | undefined;
}

/** Those of every feature, put together in shell/all-commands.ts. */
export type Commands = Readonly<Record<CommandId, Command>>;

/** A feature's own: one for each of its entries in the menu. */
export type CommandsOf<Items extends readonly MenuItem[]> = Readonly<Record<CommandIdIn<Items>, Command>>;

export function always(): boolean {
  return true;
}

export function hasLog(viewer: Viewer): boolean {
  return openLog(viewer) !== undefined;
}

/** Nothing is possible behind an open dialog. */
export function isPossible(commands: Commands, id: CommandId, viewer: Viewer): boolean {
  if (viewer.dialog !== undefined || viewer.offered.length > 0) return false;
  return commands[id].possible(viewer);
}

export function isChecked(commands: Commands, id: CommandId, viewer: Viewer): boolean {
  return commands[id].checked?.(viewer) ?? false;
}

/** What a menu calls it: what is shown elsewhere says the same. */
export function labelOf(commands: Commands, { id, label }: MenuCommand, viewer: Viewer): string {
  return commands[id].label?.(viewer) ?? label;
}

/** Does nothing when it is not possible now: a native menu may be a moment behind. */
export function runCommand(commands: Commands, id: CommandId): void {
  const viewer = useViewer.getState();
  if (isPossible(commands, id, viewer)) commands[id].run(viewer);
}

/** A call whose outcome arrives as an event; only its failure is told here. */
export function start(running: Promise<unknown>): void {
  running.catch((error: unknown) => reportProblem(errorSentence(error)));
}
