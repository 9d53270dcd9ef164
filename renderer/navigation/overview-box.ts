// In: a depth window and the height the whole log is drawn at. Out: where its box stands, large enough to be seen and taken hold of.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { depthToY } from '../axes/depth-scale.ts';

/** CSS pixels from the top of the strip. */
export interface OverviewBox {
  readonly topPx: number;
  readonly basePx: number;
  /** The window's own ends where the box had to be drawn larger. */
  readonly exact: { readonly topPx: number; readonly basePx: number } | undefined;
}

const LEAST_PX = 10;
/** The window's own ends as a line. */
const LEAST_LINE_PX = 2;

export function overviewBox(window: DepthWindow, log: DepthWindow, heightPx: number): OverviewBox {
  const [topPx, basePx] =
    log.depthMax > log.depthMin
      ? [depthToY(window.depthMin, log, heightPx), depthToY(window.depthMax, log, heightPx)]
      : [0, heightPx];
  const least = Math.min(LEAST_PX, heightPx);
  if (basePx - topPx >= least) return { topPx, basePx, exact: undefined };
  return { ...widened(topPx, basePx, least, heightPx), exact: widened(topPx, basePx, LEAST_LINE_PX, heightPx) };
}

/** About its middle, and inside the strip. */
function widened(topPx: number, basePx: number, leastPx: number, heightPx: number): { topPx: number; basePx: number } {
  const size = Math.max(basePx - topPx, leastPx);
  const top = Math.min(Math.max((topPx + basePx - size) / 2, 0), Math.max(heightPx - size, 0));
  return { topPx: top, basePx: top + size };
}
