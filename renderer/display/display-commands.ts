// The commands of the display: normalization, aggregation, smoothing, comparison, and resets.
import type { DISPLAY_MENU } from '../../shared/menu/display.ts';
import { display, type Look } from '../../shared/model/display.ts';
import { hasImage, type Command, type CommandsOf } from '../commands/registry.ts';
import { changeView, type Viewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { compareTracks, isCompared } from './compare.ts';

/** The defaults of the options that map values to places in the colormap. */
const AT_FIRST: Pick<Look, 'range' | 'percentile' | 'gamma' | 'curve' | 'invert'> = (() => {
  const { gamma, curve, invert } = display.parse({});
  return { range: undefined, percentile: undefined, gamma, curve, invert };
})();

export const DISPLAY_COMMANDS = {
  smooth: {
    possible: hasImage,
    checked: (viewer) => openView(viewer)?.smooth ?? false,
    run: (viewer) => changeView({ smooth: !openView(viewer)?.smooth }),
  },
  'reset-range': {
    possible: (viewer) => hasImage(viewer) && (openView(viewer)?.range ?? openView(viewer)?.percentile) !== undefined,
    run: () => changeView({ range: undefined, percentile: undefined }),
  },
  'reset-display': { possible: (viewer) => hasImage(viewer) && !isAtFirst(viewer), run: () => changeView(AT_FIRST) },
  'normalization-static': normalizationCommand('static'),
  'normalization-dynamic': normalizationCommand('dynamic'),
  compare: {
    possible: hasImage,
    checked: (viewer) => isCompared(viewer),
    run: compareTracks,
  },
  'aggregation-mean': aggregationCommand('mean'),
  'aggregation-min': aggregationCommand('min'),
  'aggregation-max': aggregationCommand('max'),
} satisfies CommandsOf<typeof DISPLAY_MENU>;

function isAtFirst(viewer: Viewer): boolean {
  const view = openView(viewer);
  const keys = Object.keys(AT_FIRST) as (keyof typeof AT_FIRST)[];
  return view === undefined || keys.every((key) => view[key] === AT_FIRST[key]);
}

function normalizationCommand(normalization: Look['normalization']): Command {
  return {
    // Not while both normalizations are shown side by side.
    possible: (viewer) => hasImage(viewer) && !isCompared(viewer),
    checked: (viewer) => openView(viewer)?.normalization === normalization,
    run: () => changeView({ normalization }),
  };
}

function aggregationCommand(aggregation: Look['aggregation']): Command {
  return {
    possible: hasImage,
    checked: (viewer) => openView(viewer)?.aggregation === aggregation,
    run: () => changeView({ aggregation }),
  };
}
