// All commands by id. A menu command that no feature brings, or that two bring, does not compile here.
import { commandsOf } from '../commands/feature.ts';
import type { Commands } from '../commands/registry.ts';
import { EACH_FEATURE } from './features.ts';
import { SHELL_COMMANDS } from './shell-commands.ts';

export const COMMANDS: Commands = commandsOf([...EACH_FEATURE, { commands: SHELL_COMMANDS }]);
