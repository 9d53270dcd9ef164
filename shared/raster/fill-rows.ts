// Fills pixel rows without a scanline from their neighbours, or with null where they lie in a gap.
import type { FrameMemory } from './frame-memory.ts';
import { EDGE_PX, NO_ROW, type PixelRows, type RasterRequest } from './pixel-rows.ts';

/** Fills the rows of `values` without a scanline; in a smooth picture also those with a single one. */
export function fillEmptyRows(
  rows: PixelRows,
  request: RasterRequest,
  memory: FrameMemory,
  values: Float32Array,
): void {
  const { depthMin, smooth, yFrom } = request;
  const { width } = request.log;
  const { height, perDepth, first, last } = rows;
  const next = memory.next.take(height);
  for (let y = height - 1, row = rows.after; y >= 0; y--) {
    next[y] = row;
    if (first[y] !== NO_ROW) row = first[y]!;
  }
  for (let y = 0, previous = rows.before; y < height; y++) {
    const here = first[y]!;
    const empty = here === NO_ROW;
    const single = !empty && here === last[y];
    if (empty || (smooth && single)) {
      const out = values.subarray(y * width, (y + 1) * width);
      const centre = perDepth > 0 ? depthMin + (yFrom + y + 0.5) / perDepth : depthMin;
      const isAbove = single && rows.depthStart(here) <= centre;
      const above = isAbove ? here : previous;
      const below = single && !isAbove ? here : next[y]!;
      fill(out, rows, above, below, centre, request);
    }
    if (!empty) previous = last[y]!;
  }
}

function fill(
  out: Float32Array,
  rows: PixelRows,
  above: number,
  below: number,
  centre: number,
  { log: { depthStep, gapStep }, smooth }: RasterRequest,
): void {
  const up = above === NO_ROW ? Infinity : centre - rows.depthEnd(above);
  const down = below === NO_ROW ? Infinity : rows.depthStart(below) - centre;
  const aboveIsNearest = above !== NO_ROW && (below === NO_ROW || (up - down) * rows.perDepth <= EDGE_PX);
  const nearest = aboveIsNearest ? above : below;
  const gap = up + down;
  // At a gap's edge a scanline fills its own half step. A window of a single depth has no gap.
  const reach = gap <= gapStep || rows.perDepth === 0 ? Infinity : depthStep / 2;
  if (nearest === NO_ROW || Math.min(up, down) > reach) out.fill(NaN);
  else if (smooth && above !== NO_ROW && below !== NO_ROW && gap <= gapStep) {
    blend(out, rows.samplesOf(above), rows.samplesOf(below), up / gap);
  } else out.set(rows.samplesOf(nearest));
}

/** Interpolates between two scanlines. Beside a null the other one is shown up to the middle, so that nulls do not spread. */
function blend(out: Float32Array, above: Float32Array, below: Float32Array, part: number): void {
  for (let x = 0; x < out.length; x++) {
    const value = above[x]! + (below[x]! - above[x]!) * part;
    out[x] = value === value ? value : part < 0.5 ? above[x]! : below[x]!;
  }
}
