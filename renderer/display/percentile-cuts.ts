// Value ranges between percentiles: the usual cuts at either end, and the palette's choices of them.
import type { PercentileRange } from '../../shared/model/look.ts';
import type { PaletteGroup } from '../commands/palette-group.ts';
import { changeView, type Viewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { rangeTexts as texts } from './texts.ts';

/** How much is cut off at either end, in percent; 0 keeps the least and the greatest value. */
export const CUTS = [0, 0.5, 1, 2, 5] as const;

export function percentileFor(cut: number): PercentileRange {
  return [cut, 100 - cut];
}

/** The ranges to choose from in the palette. */
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
