// In: a log's statistics and what the user asked for. Out: the value range that its colours span.
import type { ImageLog } from '../model/image-log.ts';
import type { PercentileRange, ValueRange } from '../model/look.ts';

/** Samples below this are densities or porosities rather than dark pixels of a byte. */
const LEAST_BYTE_MAX = 25.5;

/** Whether the samples look like pixels of a byte: none outside 0..255, and more than a tenth of that in use. */
export function isByteScale({ valueMin, valueMax }: Pick<ImageLog, 'valueMin' | 'valueMax'>): boolean {
  return valueMin !== null && valueMax !== null && valueMin >= 0 && valueMax <= 255 && valueMax > LEAST_BYTE_MAX;
}

/**
 * Static normalization: one range for the whole log, so that a colour means the same value at every depth. The range
 * asked for; else 0..255 for logs whose samples are on that scale; else the 1st to the 99th percentile.
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
  // One value everywhere. A range around it will do that is wide enough to differ from it.
  const half = Math.max(0.5, Math.abs(valueMin) / 1000);
  return [valueMin - half, valueMin + half];
}

/** The value that so many percent of the log's samples do not exceed; between those that are known, interpolated. */
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

/** Pixel rows in the interval of dynamic normalization, at least: so its histogram is made of the rows that are drawn. */
const MIN_HEIGHT_PX = 16;
/** What a window's length is off by after it has been moved: panning must not double the height. */
const ROUNDING = 1e-9;

/** The height that is used where a pixel row is `pixelDepth` high: the one asked for, or 2, 4, 8 … times that. */
export function effectiveHeight(height: number, pixelDepth: number): number {
  let effective = height;
  while (effective < MIN_HEIGHT_PX * pixelDepth * (1 - ROUNDING)) effective *= 2;
  return effective;
}
