// In: a log's statistics and what the user asked for. Out: the value range that its colours span.
import type { ImageLog, ValueRange } from './model.ts';

/**
 * Static normalization: one range for the whole log, so that a colour means the same value at every depth. The range
 * asked for; else 0..255 for logs whose samples lie there; else the 1st to the 99th percentile.
 */
export function valueRangeOf(
  log: Pick<ImageLog, 'valueMin' | 'valueMax' | 'p01' | 'p99'>,
  asked?: ValueRange,
): ValueRange {
  if (asked) return asked;
  const { valueMin, valueMax, p01, p99 } = log;
  if (valueMin === null || valueMax === null || p01 === null || p99 === null) return [0, 255];
  if (valueMin >= 0 && valueMax <= 255) return [0, 255];
  if (p01 < p99) return [p01, p99];
  if (valueMin < valueMax) return [valueMin, valueMax];
  // One value everywhere: any range around it will do that is wide enough to differ from it.
  const half = Math.max(0.5, Math.abs(valueMin) / 1000);
  return [valueMin - half, valueMin + half];
}
