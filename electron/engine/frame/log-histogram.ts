// The histogram of a whole log, made from means of its scanlines if it is long, in bounded time and memory.
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { LogHistogram } from '../../../shared/model/display.ts';
import { histogramOf } from '../../../shared/picture/histogram.ts';
import { PYRAMID_FACTOR, type TileSource } from '../../../shared/tiles/tile.ts';
import { tileParts } from '../../../shared/tiles/scanlines.ts';

/** Most samples that are read and sorted: 4 MB. */
const MOST_SAMPLES = 1_000_000;
/** Share of the samples left out at either end, because a few outliers may lie anywhere. */
const OUTLIERS = 0.001;

/** The histogram of all present samples, or of means of scanlines, between two values that few of them lie beyond. */
export async function logHistogram(source: TileSource, log: ImageLog): Promise<LogHistogram> {
  let level = 0;
  const rowsOf = (level: number): number => Math.ceil(log.rows / PYRAMID_FACTOR ** level);
  while (level < log.topLevel && rowsOf(level) * log.width > MOST_SAMPLES) level++;
  const pieces: Float32Array[] = [];
  for await (const { tile, from, to } of tileParts(source, log, level, log.depthMin, log.depthMax)) {
    pieces.push(tile.samples.subarray(from * log.width, to * log.width));
  }
  const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  // Sorting a typed array puts NaN last.
  samples.sort();
  const firstNull = samples.findIndex(Number.isNaN);
  const present = firstNull < 0 ? samples : samples.subarray(0, firstNull);
  const cut = Math.floor(present.length * OUTLIERS);
  const [low = 0, high = 0] = [present[cut], present[present.length - 1 - cut]];
  // If all values are equal, or there are none, the range is widened around them.
  const half = low < high ? 0 : Math.max(0.5, Math.abs(low) / 1000);
  return { ...histogramOf(samples, low - half, high + half), scanlines: PYRAMID_FACTOR ** level };
}
