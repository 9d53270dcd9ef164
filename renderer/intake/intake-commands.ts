// The commands for taking in files: import, open, locate, read again.
import type { INTAKE_MENU } from '../../shared/menu/intake.ts';
import { call } from '../bridge/api.ts';
import { always, hasLog, start, type CommandsOf } from '../commands/registry.ts';
import { openLog } from '../state/track-slice.ts';

export const INTAKE_COMMANDS = {
  import: { possible: always, run: () => start(call('import.choose', {})) },
  'open-file': {
    possible: (viewer) => viewer.place?.kind !== 'server',
    run: () => start(call('file.open', {})),
  },
  locate: {
    possible: (viewer) => openLog(viewer)?.place?.isAway === true,
    run: (viewer) => {
      const log = openLog(viewer);
      if (log) start(call('file.locate', { id: log.id }));
    },
  },
  'read-again': {
    possible: (viewer) => hasLog(viewer) && openLog(viewer)?.place === undefined,
    run: (viewer) => {
      const log = openLog(viewer);
      if (log) start(call('import.again', { id: log.id }));
    },
  },
} satisfies CommandsOf<typeof INTAKE_MENU>;
