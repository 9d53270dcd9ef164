// The commands for taking in files: import.
import type { INTAKE_MENU } from '../../shared/menu/intake.ts';
import { call } from '../bridge/api.ts';
import { always, start, type CommandsOf } from '../commands/registry.ts';

export const INTAKE_COMMANDS = {
  import: { possible: always, run: () => start(call('import.choose', {})) },
} satisfies CommandsOf<typeof INTAKE_MENU>;
