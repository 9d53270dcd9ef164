// Finds a coarser row that stands in for a pixel row whose own tiles are not held.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { pyramidLevel, storedLevel, type Aggregation } from '../../shared/tiles/levels.ts';
import type { LogTiles } from './log-tiles.ts';

/** The samples, [width], of the finest row that is held and reaches to a depth, from a level above `stored` on. */
export function standIn(
  tiles: LogTiles,
  log: Pick<ImageLog, 'topLevel' | 'extremesFrom' | 'width'>,
  stored: number,
  aggregation: Aggregation,
  depth: number,
): Float32Array | undefined {
  for (let level = pyramidLevel(stored) + 1; level <= log.topLevel; level++) {
    // Means stand in for extremes that there are none of.
    const of = level >= (log.extremesFrom ?? Infinity) ? aggregation : 'mean';
    const found = rowAt(tiles, storedLevel(level, of), depth, log.width);
    if (found) return found;
  }
  return undefined;
}

function rowAt(tiles: LogTiles, level: number, depth: number, width: number): Float32Array | undefined {
  const number = tiles.places.findNumber(level, depth) ?? tiles.places.tilesOf(level) - 1;
  const tile = tiles.held({ level, firstRow: tiles.places.firstRow(level, number) });
  if (!tile) return undefined;
  let [low, high] = [0, tile.rows - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tile.depthEnds[middle]! >= depth) high = middle;
    else low = middle + 1;
  }
  return tile.samples.subarray(low * width, (low + 1) * width);
}
