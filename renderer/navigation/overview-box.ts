// Where the box of the depth window stands on the overview; small windows get a box that can still be grabbed.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { depthToY } from '../axes/depth-scale.ts';

/** The box, in CSS pixels from the top of the overview's strip. */
export interface OverviewBox {
  readonly topPx: number;
  readonly basePx: number;
  /** The window's own ends, if the box had to be drawn larger than the window. */
  readonly exact: { readonly topPx: number; readonly basePx: number } | undefined;
}

const LEAST_PX = 10;
/** Least height of the line that marks the window's own ends. */
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

/** The ends widened about their middle to at least `leastPx`, inside the strip. */
function widened(topPx: number, basePx: number, leastPx: number, heightPx: number): { topPx: number; basePx: number } {
  const size = Math.max(basePx - topPx, leastPx);
  const top = Math.min(Math.max((topPx + basePx - size) / 2, 0), Math.max(heightPx - size, 0));
  return { topPx: top, basePx: top + size };
}
