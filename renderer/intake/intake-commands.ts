// The commands for taking in files: import, read again.
import type { INTAKE_MENU } from '../../shared/menu/intake.ts';
import { call } from '../bridge/api.ts';
import { always, hasLog, start, type CommandsOf } from '../commands/registry.ts';
import { openLog } from '../state/track-slice.ts';

export const INTAKE_COMMANDS = {
  import: { possible: always, run: () => start(call('import.choose', {})) },
  'read-again': {
    possible: hasLog,
    run: (viewer) => {
      const log = openLog(viewer);
      if (log) start(call('import.again', { id: log.id }));
    },
  },
} satisfies CommandsOf<typeof INTAKE_MENU>;
