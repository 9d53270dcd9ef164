// The commands that open the settings, and that switch the localhost API on and off.
import type { SETTINGS_MENU } from '../../shared/menu/settings.ts';
import { always, start, type CommandsOf } from '../commands/registry.ts';
import { openSettings } from '../state/store.ts';
import { switchApi } from './api-settings.ts';

export const SETTINGS_COMMANDS = {
  settings: { possible: always, run: () => openSettings('general') },
  api: {
    possible: (viewer) => viewer.api !== undefined,
    checked: (viewer) => viewer.api?.enabled ?? false,
    run: (viewer) => start(switchApi(!viewer.api?.enabled)),
  },
  'api-settings': {
    possible: (viewer) => viewer.api !== undefined,
    run: () => openSettings('api'),
  },
  'library-settings': {
    possible: (viewer) => viewer.place !== undefined,
    run: () => openSettings('library'),
  },
} satisfies CommandsOf<typeof SETTINGS_MENU>;
