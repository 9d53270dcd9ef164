// The commands that export the depth window to files or copy it to the clipboard.
import type { EXPORT_MENU } from '../../shared/menu/export.ts';
import { hasImage, hasLog, type CommandsOf } from '../commands/registry.ts';
import { openDialog } from '../state/store.ts';
import { copyPicture, copyValues } from './copy-window.ts';

export const EXPORT_COMMANDS = {
  export: { possible: hasLog, run: () => openDialog('export') },
  share: { possible: hasLog, run: () => openDialog('share') },
  'copy-picture': { possible: hasImage, run: (viewer) => void copyPicture(viewer) },
  'copy-values': { possible: hasLog, run: (viewer) => void copyValues(viewer) },
} satisfies CommandsOf<typeof EXPORT_MENU>;
