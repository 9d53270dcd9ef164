// Rasterizes a depth window: a row of means or extremes for each pixel row, NaN where there is no value.
import { StratascopeError } from '../errors.ts';
import type { ImageLog } from '../model/image-log.ts';
import { finerLevel, storedLevel, type Aggregation } from '../tiles/levels.ts';
import { justBelow } from '../tiles/lost-depths.ts';
import { PYRAMID_FACTOR, type LostStretch, type TileSource } from '../tiles/tile.ts';
import { fillEmptyRows } from './fill-rows.ts';
import { FrameMemory } from './frame-memory.ts';
import { PixelRows, type CoarseRow, type RasterRequest } from './pixel-rows.ts';
import { RowExtremes } from './row-extremes.ts';
import { RowMeans } from './row-means.ts';
import { tileParts } from '../tiles/scanlines.ts';

/** Fewest rows of a level in one pixel row when shrinking. */
const MIN_ROWS_PER_PIXEL = 4;
/**
 * A row across the edge of two pixel rows is split as if all its n = 4^L scanlines were equal. If they differ by noise of
 * deviation s, the mean of a pixel row of r rows is off by s * sqrt(n / 3) / (r * n), so r * sqrt(n) has to be large.
 * 14 keeps the error below 0.04 s, half a grey value for the noisiest logs.
 */
const MIN_EXACTNESS = 14;
/** Fewest rows for extremes. A row across an edge counts on both sides, so an extreme may reach half a pixel row too far. */
const MIN_EXTREMES_PER_PIXEL = 2;
/** Most samples read for the extremes of a log without extremes in its pyramid: 64 MB. */
const MOST_SAMPLES_WITHOUT = 16 * 1024 * 1024;

/** The level to draw from. `rows`: scanlines in the whole window. Throws `bad_input` if extremes cannot be had of so many. */
export function levelOf(
  log: Pick<ImageLog, 'topLevel' | 'extremesFrom' | 'width' | 'sourceName'>,
  aggregation: Aggregation,
  rows: number,
  heightPx: number,
): number {
  if (aggregation === 'mean') return levelFor(rows, heightPx, log.topLevel);
  if (log.extremesFrom === undefined) {
    const most = Math.floor(MOST_SAMPLES_WITHOUT / log.width);
    if (rows <= most) return 0;
    throw new StratascopeError(
      'bad_input',
      `Expected a window of at most ${most} scanlines for the ${aggregation === 'min' ? 'minimum' : 'maximum'} of a log ` +
        `imported before extremes were kept but received ${rows}: ask for a narrower one, or import ${log.sourceName} again`,
    );
  }
  for (let level = log.topLevel; level >= log.extremesFrom; level--) {
    if (rows / heightPx / PYRAMID_FACTOR ** level >= MIN_EXTREMES_PER_PIXEL) return level;
  }
  return 0;
}

/** The level to draw means from: the coarsest one with enough rows for every pixel row. */
export function levelFor(rows: number, heightPx: number, topLevel: number): number {
  let level = 0;
  while (level < topLevel && isExactEnough(rows / heightPx / PYRAMID_FACTOR ** (level + 1), level + 1)) level++;
  return level;
}

function isExactEnough(rowsPerPixel: number, level: number): boolean {
  return rowsPerPixel >= MIN_ROWS_PER_PIXEL && rowsPerPixel * Math.sqrt(PYRAMID_FACTOR ** level) >= MIN_EXACTNESS;
}

/**
 * Pixel row y covers the depths [depthMin + y*h, depthMin + (y+1)*h), h = (depthMax - depthMin) / heightPx; the last
 * one includes depthMax. It holds the mean, the minimum or the maximum of the present samples of its scanlines. A pixel row
 * without a scanline shows the scanline nearest to its centre, or null if it lies in a gap (a step above `gapStep`).
 * Returns [yTo - yFrom, log.width] values, row-major; NaN is null. They lie in `memory` and are valid until its next use.
 * `scanlines`, [yTo - yFrom], gets the number of scanlines in each pixel row. `onLost` is told what is damaged and not drawn;
 * without it that is refused. Before that, finer levels are tried, unless what is lost `isFinal`.
 */
export async function rasterize(
  source: TileSource,
  request: RasterRequest,
  memory = new FrameMemory(),
  scanlines?: Uint32Array,
  onLost?: (lost: LostStretch) => void,
  isFinal = false,
): Promise<Float32Array> {
  const { log, depthMin, depthMax, heightPx, aggregation } = request;
  const values = memory.values.take((request.yTo - request.yFrom) * log.width);
  const rowValues =
    aggregation === 'mean' ? new RowMeans(log, values, memory) : new RowExtremes(log, values, aggregation);
  const rows = new PixelRows(request, rowValues, memory);
  const depthAt = (y: number): number => depthMin + (y / heightPx) * (depthMax - depthMin);
  // Rows just outside the band are read, too, because rows without a scanline are filled from their neighbours.
  const ranges: CoarseRow[] = [
    { level: request.level, from: depthAt(request.yFrom) - log.gapStep, to: depthAt(request.yTo) + log.gapStep },
  ];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const lose = onLost && !isFinal ? finerInstead(range, request, ranges, onLost) : onLost;
    const level = storedLevel(range.level, aggregation);
    for await (const part of tileParts(source, log, level, range.from, range.to, { onLost: lose })) {
      rows.add(part, (row) => ranges.push(row));
    }
  }
  rows.finish();
  fillEmptyRows(rows, request, memory, values);
  scanlines?.set(rows.scanlines);
  return values;
}

/**
 * A tile of a coarse level that is damaged is drawn from those of the next finer one: few, and the same values. Where nothing
 * tells which depths are lost, that is done once, as each finer level has four times the rows.
 */
function finerInstead(
  { level, from, to }: CoarseRow,
  request: RasterRequest,
  ranges: CoarseRow[],
  onLost: (lost: LostStretch) => void,
): (lost: LostStretch) => void {
  return (lost) => {
    if (level === 0 || (lost.depthMax === Infinity && level !== request.level)) return onLost(lost);
    const above = lost.depthMin < from ? from : justBelow(lost.depthMin);
    ranges.push({ level: finerLevel(level, request.aggregation), from: above, to: Math.min(to, lost.depthMax) });
  };
}
