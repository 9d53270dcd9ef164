// In: the viewer's state. Out: what menu and shortcuts do with colormaps: choose, make, edit, and see as others see.
import { createColormap, editColormap } from './colormap-library.ts';
import type { Command } from '../commands/registry.ts';
import { openLog, openView, useViewer, type Viewer } from '../state/store.ts';
import type { Vision } from '../state/vision.ts';

const canChoose = (viewer: Viewer): boolean => openLog(viewer) !== undefined && viewer.colormapEdit === undefined;

export const colormapCommands: Readonly<Record<string, Command>> = {
  colormaps: {
    possible: canChoose,
    run: () => useViewer.setState({ galleryOpen: true, drawer: 'display' }),
  },
  'new-colormap': {
    possible: canChoose,
    run: createColormap,
  },
  'edit-colormap': {
    // A built-in one is duplicated to be edited.
    possible: (viewer) => canChoose(viewer) && ownInUse(viewer) !== undefined,
    run: (viewer) => {
      const own = ownInUse(viewer);
      if (own) editColormap(own, own.name);
    },
  },
  'see-deuteranopia': see('deuteranopia'),
  'see-protanopia': see('protanopia'),
  'see-tritanopia': see('tritanopia'),
};

function ownInUse(viewer: Viewer) {
  const name = openView(viewer)?.colormap;
  return viewer.colormaps.find((colormap) => colormap.name === name);
}

function see(vision: Vision): Command {
  return {
    possible: (viewer) => openLog(viewer) !== undefined,
    checked: (viewer) => viewer.vision === vision,
    run: (viewer) => useViewer.setState({ vision: viewer.vision === vision ? 'normal' : vision }),
  };
}
