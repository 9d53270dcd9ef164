// In: a depth window and the height it is drawn at. Out: round depths and where they fall.
import { tickStep, ticks } from 'd3-array';
import { depthDecimals, formatDepth, type DepthWindow } from '../../shared/axes/depth.ts';
import { depthToY } from './depth-scale.ts';

export interface RulerTick {
  /** CSS pixels from the top of the picture. */
  readonly y: number;
  readonly depth: number;
  /** Only a major tick has one. */
  readonly label?: string;
}

/** Labels closer than this are hard to tell apart. */
const LABEL_SPACING_PX = 56;
const MINOR_PER_MAJOR = 5;

/** Ascending in depth, all inside the window. A window without extent has the one tick it consists of. */
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
