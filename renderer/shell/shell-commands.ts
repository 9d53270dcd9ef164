// The commands that belong to no feature: undo and redo, the palette, help.
import type { SHELL_MENU } from '../../shared/menu/shell.ts';
import { call } from '../bridge/api.ts';
import { always, start, type CommandsOf } from '../commands/registry.ts';
import { openDialog } from '../state/store.ts';
import type { Step } from '../state/history.ts';
import { changeName, historyTexts } from '../state/texts.ts';
import { nextRedo, nextUndo, redo, undo } from '../state/undo.ts';

export const SHELL_COMMANDS = {
  // Not possible in an edited field, which undoes its own text, nor while a colormap is edited, which has no undo steps.
  undo: {
    possible: (viewer) => !viewer.editing && !viewer.colormapEdit && nextUndo(viewer) !== undefined,
    label: (viewer) => named(historyTexts.undo, nextUndo(viewer)),
    run: () => void undo(),
  },
  redo: {
    possible: (viewer) => !viewer.editing && !viewer.colormapEdit && nextRedo(viewer) !== undefined,
    label: (viewer) => named(historyTexts.redo, nextRedo(viewer)),
    run: () => void redo(),
  },
  palette: { possible: always, run: () => openDialog('palette') },
  shortcuts: { possible: always, run: () => openDialog('shortcuts') },
  logs: { possible: always, run: () => start(call('logs.show', {})) },
  about: { possible: always, run: () => openDialog('about') },
} satisfies CommandsOf<typeof SHELL_MENU>;

function named(text: (name: string) => string, step: Step | undefined): string | undefined {
  return step && text(changeName(step.what));
}
