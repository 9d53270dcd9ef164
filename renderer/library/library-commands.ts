// The commands for image logs: the sample, copy, rename, delete, the trash, previous and next.
import type { LIBRARY_MENU } from '../../shared/menu/library.ts';
import { call } from '../bridge/api.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { always, hasLog, start, type CommandsOf } from '../commands/registry.ts';
import { moveToTrash } from '../state/remove-log.ts';
import { openLog } from '../state/track-slice.ts';
import {
  askToErase,
  openSettings,
  showLog,
  type Viewer,
  openDialog,
  openDrawer,
  startRenaming,
} from '../state/store.ts';
import { libraryTexts } from './texts.ts';

export const LIBRARY_COMMANDS = {
  sample: { possible: always, run: () => start(call('import.sample', {})) },
  'copy-to-server': {
    possible: (viewer) => hasLog(viewer) && viewer.place?.kind === 'local',
    // Without a server to copy to, the settings open so that one can be named.
    run: (viewer) => (viewer.place?.server ? copyOpenLog(viewer) : openSettings('library')),
  },
  'copy-to-local': {
    possible: (viewer) => hasLog(viewer) && viewer.place?.kind === 'server',
    run: copyOpenLog,
  },
  rename: {
    possible: hasLog,
    run: (viewer) => {
      startRenaming(openLog(viewer)?.id);
      openDrawer('logs');
    },
  },
  remove: {
    possible: (viewer) => hasLog(viewer) && !viewer.typing,
    run: (viewer) => {
      const log = openLog(viewer);
      if (log) void moveToTrash(log);
    },
  },
  erase: {
    possible: (viewer) => hasLog(viewer) && !viewer.typing,
    run: (viewer) => {
      const log = openLog(viewer);
      if (log) askToErase({ id: log.id, name: log.name, because: 'asked' });
    },
  },
  trash: { possible: always, run: () => openDialog('trash') },
  'check-library': { possible: always, run: () => openDialog('check') },
  'previous-log': {
    possible: (viewer) => neighbour(viewer, -1) !== undefined,
    run: (viewer) => showNeighbour(viewer, -1),
  },
  'next-log': { possible: (viewer) => neighbour(viewer, 1) !== undefined, run: (viewer) => showNeighbour(viewer, 1) },
} satisfies CommandsOf<typeof LIBRARY_MENU>;

/** The logs to choose from in the palette. */
export function logChoices(viewer: Viewer): PaletteGroup {
  const shown = openLog(viewer);
  return {
    label: libraryTexts.imageLogs,
    entries: viewer.logs.map(({ id, name, sourceName }) => ({
      id: `log-${id}`,
      label: name,
      detail: sourceName,
      checked: id === shown?.id,
      run: () => showLog(id),
    })),
  };
}

function copyOpenLog(viewer: Viewer): void {
  const log = openLog(viewer);
  if (log) start(call('store.copy', { id: log.id }));
}

function neighbour(viewer: Viewer, offset: number): number | undefined {
  const at = viewer.logs.findIndex((log) => log === openLog(viewer));
  return viewer.typing || at < 0 ? undefined : viewer.logs[at + offset]?.id;
}

function showNeighbour(viewer: Viewer, offset: number): void {
  const id = neighbour(viewer, offset);
  if (id !== undefined) showLog(id);
}
