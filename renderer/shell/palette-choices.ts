// In: the viewer's state. Out: groups of the palette that no menu has room for: colormaps by name, ranges, printed scales, themes.
import { COLORMAP_NAMES } from '../../shared/colormaps/colormap-names.ts';
import { viewerPreferences } from '../../shared/model/viewer-state.ts';
import { PRINTED_SCALES } from '../../shared/axes/printed-scale.ts';
import type { PaletteGroup } from './palette-entries.ts';
import { CUTS, percentileFor } from '../display/percentile-cuts.ts';
import { scaleText, screenScale, showAtScale } from '../axes/screen-scale.ts';
import { changePreferences, changeView, say, type Viewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { axesTexts } from '../axes/texts.ts';
import { paletteTexts as texts } from './texts.ts';
import { settingsTexts } from '../settings/texts.ts';

export function choiceGroups(viewer: Viewer): PaletteGroup[] {
  return [colormaps(viewer), ranges(viewer), scales(viewer), themes(viewer)];
}

function colormaps(viewer: Viewer): PaletteGroup {
  const view = openView(viewer);
  // One that is being edited is drawn, whatever the view names.
  const names = !view || viewer.colormapEdit ? [] : [...COLORMAP_NAMES, ...viewer.colormaps.map(({ name }) => name)];
  return {
    label: texts.colormaps,
    entries: names.map((name) => ({
      id: `colormap-${name}`,
      label: texts.colormap(name),
      checked: view?.colormap === name,
      run: () => changeView({ colormap: name }),
    })),
  };
}

function ranges(viewer: Viewer): PaletteGroup {
  const view = openView(viewer);
  return {
    label: texts.ranges,
    entries: (view ? CUTS : []).map((cut) => {
      const percentile = percentileFor(cut);
      return {
        id: `range-${cut}`,
        label: cut === 0 ? texts.wholeRange : texts.range(...percentile),
        checked: view?.range === undefined && view?.percentile?.[0] === cut,
        run: () => changeView({ range: undefined, percentile }),
      };
    }),
  };
}

function scales(viewer: Viewer): PaletteGroup {
  const shown = viewer.pictureSize.heightPx > 0 ? screenScale(viewer) : undefined;
  return {
    label: texts.scales,
    entries: (shown === undefined ? [] : PRINTED_SCALES).map((scale) => ({
      id: `scale-${scale}`,
      label: texts.scale(scaleText(scale)),
      checked: shown === scale,
      run: () => {
        const limit = showAtScale(scale);
        if (limit) say(axesTexts.scaleLimits[limit](scaleText(scale)));
      },
    })),
  };
}

function themes({ preferences }: Viewer): PaletteGroup {
  return {
    label: texts.themes,
    entries: viewerPreferences.shape.theme.unwrap().options.map((theme) => ({
      id: `theme-${theme}`,
      label: texts.theme(settingsTexts.general.themes[theme]),
      checked: preferences.theme === theme,
      run: () => changePreferences({ theme }),
    })),
  };
}
