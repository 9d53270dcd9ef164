// The value range that a log's colours span, and the interval that dynamic normalization uses.
import type { ImageLog } from '../model/image-log.ts';
import type { PercentileRange, ValueRange } from '../model/look.ts';

/** A log whose greatest sample is below this holds densities or porosities rather than dark pixels of a byte. */
const LEAST_BYTE_MAX = 25.5;

/** Whether the samples look like pixels of a byte: none outside 0..255, and more than a tenth of that in use. */
export function isByteScale({ valueMin, valueMax }: Pick<ImageLog, 'valueMin' | 'valueMax'>): boolean {
  return valueMin !== null && valueMax !== null && valueMin >= 0 && valueMax <= 255 && valueMax > LEAST_BYTE_MAX;
}

/**
 * The range of static normalization: one for the whole log, so that a colour means the same value at every depth. It is
 * the range asked for, else that between the percentiles asked for, else 0..255 for logs whose samples are on that scale,
 * else the 1st to the 99th percentile.
 */
export function valueRangeOf(
  log: Pick<ImageLog, 'valueMin' | 'valueMax' | 'p01' | 'p99' | 'percentiles'>,
  asked?: ValueRange,
  percentile?: PercentileRange,
): ValueRange {
  if (asked) return asked;
  if (percentile) {
    const [low, high] = percentile.map((percent) => percentileOf(log, percent)) as [number?, number?];
    if (low !== undefined && high !== undefined && low < high) return [low, high];
  }
  const { valueMin, valueMax, p01, p99 } = log;
  if (valueMin === null || valueMax === null || p01 === null || p99 === null) return [0, 255];
  if (isByteScale(log)) return [0, 255];
  if (p01 < p99) return [p01, p99];
  if (valueMin < valueMax) return [valueMin, valueMax];
  // All samples are equal. Any range around the value will do that is wide enough for its ends to differ.
  const half = Math.max(0.5, Math.abs(valueMin) / 1000);
  return [valueMin - half, valueMin + half];
}

/** The value that `percent` of the log's samples do not exceed, interpolated between stored percentiles. */
export function percentileOf(
  {
    valueMin,
    valueMax,
    p01,
    p99,
    percentiles,
  }: Pick<ImageLog, 'valueMin' | 'valueMax' | 'p01' | 'p99' | 'percentiles'>,
  percent: number,
): number | undefined {
  if (valueMin === null || valueMax === null || p01 === null || p99 === null) return undefined;
  const known: readonly (readonly [percent: number, value: number])[] = percentiles?.length
    ? percentiles.map((value, i) => [(100 * i) / (percentiles.length - 1), value])
    : [
        [0, valueMin],
        [1, p01],
        [99, p99],
        [100, valueMax],
      ];
  const right = Math.max(
    1,
    known.findIndex(([at]) => at >= percent),
  );
  const [[leftAt, left], [rightAt, value]] = [known[right - 1]!, known[right]!];
  return left + ((percent - leftAt) / (rightAt - leftAt)) * (value - left);
}

/** Fewest pixel rows in the interval of dynamic normalization, so that its histogram is made of the rows drawn. */
const MIN_HEIGHT_PX = 16;
/** Relative rounding error of a window's length after panning, which must not double the interval. */
const ROUNDING = 1e-9;

/**
 * The height of the interval that dynamic normalization uses: `height`, or 2, 4, 8 … times that where a pixel row, whose
 * depth is `pixelDepth`, is too tall for it. Both are in the log's own unit.
 */
export function effectiveHeight(height: number, pixelDepth: number): number {
  let effective = height;
  while (effective < MIN_HEIGHT_PX * pixelDepth * (1 - ROUNDING)) effective *= 2;
  return effective;
}
