// Runs commands and asks for their state by id, in the viewer's current state.
import { menuStateOf } from '../../renderer/commands/menu-state.ts';
import { isPossible, runCommand } from '../../renderer/commands/registry.ts';
import { COMMANDS } from '../../renderer/shell/all-commands.ts';
import { useViewer } from '../../renderer/state/store.ts';
import type { CommandId } from '../../shared/menu.ts';

const stateOf = menuStateOf(COMMANDS);

export const run = (id: CommandId): void => runCommand(COMMANDS, id);
export const possible = (id: CommandId): boolean => isPossible(COMMANDS, id, useViewer.getState());
export const enabled = (): readonly CommandId[] => stateOf(useViewer.getState()).enabled;
export const checked = (): readonly CommandId[] => stateOf(useViewer.getState()).checked;
