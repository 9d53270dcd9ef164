// Converts between depths and pixels of a depth window, and places a picture drawn of another window.
import type { DepthWindow } from '../../shared/axes/depth.ts';

/** Pixels from the picture's top: `depthMin` is its upper edge, `depthMax` its lower one. */
export function depthToY(depth: number, window: DepthWindow, heightPx: number): number {
  const span = window.depthMax - window.depthMin;
  return span > 0 ? ((depth - window.depthMin) / span) * heightPx : heightPx / 2;
}

/** The inverse of `depthToY`. */
export function yToDepth(y: number, window: DepthWindow, heightPx: number): number {
  return heightPx > 0 ? window.depthMin + (y / heightPx) * (window.depthMax - window.depthMin) : window.depthMin;
}

export interface Placement {
  readonly y: number;
  readonly height: number;
}

/**
 * Where a picture of `drawn` belongs on a canvas showing `shown`, so that each of its rows stays at its own depth.
 * Undefined when nothing of it is inside. The part outside the canvas is for the caller to clip.
 */
export function reproject(drawn: DepthWindow, shown: DepthWindow, heightPx: number): Placement | undefined {
  if (drawn.depthMin === shown.depthMin && drawn.depthMax === shown.depthMax) return { y: 0, height: heightPx };
  if (drawn.depthMax <= shown.depthMin || drawn.depthMin >= shown.depthMax) return undefined;
  const y = depthToY(drawn.depthMin, shown, heightPx);
  return { y, height: depthToY(drawn.depthMax, shown, heightPx) - y };
}
