// In: what the viewer as a whole can do. Out: its commands: undo, the palette, the clipboard.
import type { Command } from '../commands/registry.ts';
import { copyPicture, copyValues } from '../export/copy-window.ts';
import { openLog } from '../state/track-slice.ts';
import { useViewer, type Viewer } from '../state/store.ts';
import { historyTexts } from '../state/texts.ts';
import { nextRedo, nextUndo, redo, undo } from '../state/undo.ts';

const hasLog = (viewer: Viewer): boolean => openLog(viewer) !== undefined;

export const SHELL_COMMANDS: Readonly<Record<string, Command>> = {
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
  'copy-picture': { possible: hasLog, run: (viewer) => void copyPicture(viewer) },
  'copy-values': { possible: hasLog, run: (viewer) => void copyValues(viewer) },
  palette: { possible: () => true, run: () => useViewer.setState({ dialog: 'palette' }) },
};

function named(text: (name: string) => string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : text(name);
}
