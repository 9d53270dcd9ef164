// React hooks to run and query commands. App provides them by context, so that rooms need not import each other.
import { createContext, useContext } from 'react';
import type { CommandId } from '../../shared/menu.ts';
import { useViewer } from '../state/store.ts';
import { isPossible, runCommand, type Commands } from './registry.ts';

export const CommandsContext = createContext<Commands | undefined>(undefined);

export function useRun(): (id: CommandId) => void {
  const commands = useCommands();
  return (id) => runCommand(commands, id);
}

export function usePossible(id: CommandId): boolean {
  const commands = useCommands();
  return useViewer((viewer) => isPossible(commands, id, viewer));
}

function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('Expected a CommandsContext around the component but there is none: App.tsx gives it');
  return commands;
}
