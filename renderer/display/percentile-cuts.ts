// Ranges between percentiles: how much is cut off at either end, and the usual cuts to choose from.
import type { PercentileRange } from '../../shared/model/look.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { changeView, type Viewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { rangeTexts as texts } from './texts.ts';

/** In percent. None is the least and the greatest value. */
export const CUTS = [0, 0.5, 1, 2, 5] as const;

export function percentileFor(cut: number): PercentileRange {
  return [cut, 100 - cut];
}

/** For the palette. */
export function rangeChoices(viewer: Viewer): PaletteGroup {
  const view = openView(viewer);
  return {
    label: texts.range,
    entries: (view ? CUTS : []).map((cut) => {
      const percentile = percentileFor(cut);
      return {
        id: `range-${cut}`,
        label: cut === 0 ? texts.wholeChoice : texts.choice(...percentile),
        checked: view?.range === undefined && view?.percentile?.[0] === cut,
        run: () => changeView({ range: undefined, percentile }),
      };
    }),
  };
}
