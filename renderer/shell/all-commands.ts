// All commands by their ids. One of the menu that no feature brings, or that two of them bring, does not compile here.
import { commandsOf } from '../commands/feature.ts';
import type { Commands } from '../commands/registry.ts';
import { EACH_FEATURE } from './features.ts';
import { SHELL_COMMANDS } from './shell-commands.ts';

export const COMMANDS: Commands = commandsOf([...EACH_FEATURE, { commands: SHELL_COMMANDS }]);
