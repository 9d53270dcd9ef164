// The commands of the window around the features: undo, the palette, help.
import type { SHELL_MENU } from '../../shared/menu/shell.ts';
import { call } from '../bridge/api.ts';
import { always, start, type CommandsOf } from '../commands/registry.ts';
import { useViewer } from '../state/store.ts';
import { historyTexts } from '../state/texts.ts';
import { nextRedo, nextUndo, redo, undo } from '../state/undo.ts';

export const SHELL_COMMANDS = {
  // A field whose text is edited undoes by itself; a colormap that is being edited has no steps, and what it hides would change.
  undo: {
    possible: (viewer) => !viewer.editing && !viewer.colormapEdit && nextUndo(viewer) !== undefined,
    label: (viewer) => named(historyTexts.undo, nextUndo(viewer)?.name),
    run: () => void undo(),
  },
  redo: {
    possible: (viewer) => !viewer.editing && !viewer.colormapEdit && nextRedo(viewer) !== undefined,
    label: (viewer) => named(historyTexts.redo, nextRedo(viewer)?.name),
    run: () => void redo(),
  },
  palette: { possible: always, run: () => useViewer.setState({ dialog: 'palette' }) },
  shortcuts: { possible: always, run: () => useViewer.setState({ dialog: 'shortcuts' }) },
  logs: { possible: always, run: () => start(call('logs.show', {})) },
  about: { possible: always, run: () => useViewer.setState({ dialog: 'about' }) },
} satisfies CommandsOf<typeof SHELL_MENU>;

function named(text: (name: string) => string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : text(name);
}
