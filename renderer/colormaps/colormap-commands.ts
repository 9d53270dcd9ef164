// The commands of colormaps: choose, create, edit, invert, and preview in simulated colour vision.
import { COLORMAP_NAMES } from '../../shared/colormaps/colormap-names.ts';
import type { COLORMAPS_MENU } from '../../shared/menu/colormaps.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { hasImage, type Command, type CommandsOf } from '../commands/registry.ts';
import { changeView, type Viewer, openDrawer, openGallery, seeWith } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import type { Vision } from '../state/colormap-slice.ts';
import { createColormap, editColormap } from './colormap-library.ts';
import { colormapsTexts as texts } from './texts.ts';

const canChoose = (viewer: Viewer): boolean => hasImage(viewer) && viewer.colormapEdit === undefined;

export const COLORMAPS_COMMANDS = {
  colormaps: {
    possible: canChoose,
    run: () => {
      openGallery();
      openDrawer('display');
    },
  },
  'new-colormap': {
    possible: canChoose,
    run: createColormap,
  },
  'edit-colormap': {
    // A built-in colormap cannot be edited, only duplicated.
    possible: (viewer) => canChoose(viewer) && ownInUse(viewer) !== undefined,
    run: (viewer) => {
      const own = ownInUse(viewer);
      if (own) editColormap(own, own.name);
    },
  },
  invert: {
    possible: hasImage,
    checked: (viewer) => openView(viewer)?.invert ?? false,
    run: (viewer) => changeView({ invert: !openView(viewer)?.invert }),
  },
  'see-deuteranopia': see('deuteranopia'),
  'see-protanopia': see('protanopia'),
  'see-tritanopia': see('tritanopia'),
} satisfies CommandsOf<typeof COLORMAPS_MENU>;

/** The colormaps to choose from in the palette. */
export function colormapChoices(viewer: Viewer): PaletteGroup {
  const view = openView(viewer);
  // None while a colormap is edited, because the picture is then drawn with that one.
  const names = !view || viewer.colormapEdit ? [] : [...COLORMAP_NAMES, ...viewer.colormaps.map(({ name }) => name)];
  return {
    label: texts.gallery,
    entries: names.map((name) => ({
      id: `colormap-${name}`,
      label: texts.named(name),
      checked: view?.colormap === name,
      run: () => changeView({ colormap: name }),
    })),
  };
}

function ownInUse(viewer: Viewer) {
  const name = openView(viewer)?.colormap;
  return viewer.colormaps.find((colormap) => colormap.name === name);
}

function see(vision: Vision): Command {
  return {
    possible: hasImage,
    checked: (viewer) => viewer.vision === vision,
    run: (viewer) => seeWith(viewer.vision === vision ? 'normal' : vision),
  };
}
