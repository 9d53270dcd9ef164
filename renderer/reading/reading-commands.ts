// The commands of reading: profiles beside the picture, and the crosshair moved by keys.
import type { READING_MENU } from '../../shared/menu/reading.ts';
import { hasImage, type CommandsOf } from '../commands/registry.ts';
import { changePreferences, moveCursorByKeys } from '../state/store.ts';

export const READING_COMMANDS = {
  profiles: {
    possible: hasImage,
    checked: (viewer) => viewer.preferences.profiles,
    run: (viewer) => changePreferences({ profiles: !viewer.preferences.profiles }),
  },
  'cursor-keys': {
    possible: hasImage,
    checked: (viewer) => viewer.cursorKeys,
    run: (viewer) => moveCursorByKeys(!viewer.cursorKeys),
  },
} satisfies CommandsOf<typeof READING_MENU>;
