// The ticks of the depth ruler: round depths in a window, and where they stand.
import { tickStep, ticks } from 'd3-array';
import { depthDecimals, formatDepth, type DepthWindow } from '../../shared/axes/depth.ts';
import { depthToY } from './depth-scale.ts';

export interface RulerTick {
  /** CSS pixels from the top of the picture. */
  readonly y: number;
  readonly depth: number;
  /** Only major ticks have a label. */
  readonly label?: string;
}

/** Least distance of labels; closer ones are hard to tell apart. */
const LABEL_SPACING_PX = 56;
const MINOR_PER_MAJOR = 5;

/** The ticks inside the window, ascending in depth. A window of no extent has one tick, at its depth. */
export function rulerTicks(window: DepthWindow, heightPx: number): RulerTick[] {
  const { depthMin, depthMax } = window;
  if (heightPx <= 0) return [];
  if (depthMin === depthMax) return [{ y: heightPx / 2, depth: depthMin, label: formatDepth(depthMin, 2) }];
  const count = Math.max(2, Math.floor(heightPx / LABEL_SPACING_PX));
  const majorStep = Math.abs(tickStep(depthMin, depthMax, count));
  const decimals = depthDecimals(majorStep);
  const majors = ticks(depthMin, depthMax, count);
  const minors = minorDepths(window, majorStep).filter(
    (depth) => !majors.some((major) => Math.abs(major - depth) < majorStep / 100),
  );
  return [
    ...majors.map((depth) => ({ y: depthToY(depth, window, heightPx), depth, label: formatDepth(depth, decimals) })),
    ...minors.map((depth) => ({ y: depthToY(depth, window, heightPx), depth })),
  ].sort((a, b) => a.depth - b.depth);
}

function minorDepths({ depthMin, depthMax }: DepthWindow, majorStep: number): number[] {
  const step = majorStep / MINOR_PER_MAJOR;
  const first = Math.ceil(depthMin / step - 1e-9);
  const last = Math.floor(depthMax / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}
