// Chooses which missing tiles of a window are fetched: coarser ones where those of its own level would take too long.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { pyramidLevel, storedLevel, type Aggregation } from '../../shared/tiles/levels.ts';
import { TILE_ROWS } from '../../shared/tiles/tile.ts';
import type { HeldTiles } from './held-tiles.ts';
import type { LogTiles, TileName } from './log-tiles.ts';
import { tilesIn } from './tiles-ahead.ts';

/** Above that the window moves on a coarser level. */
const MOST_MS = 300;
const MOST_OF_HELD = 1 / 3;

/** What tiles cost. */
export interface Means {
  readonly held: HeldTiles;
  /** How long so many bytes are likely to take. */
  readonly msFor: (bytes: number) => number;
}

/** `level`: as stored, that which the window is drawn from; `missing`: its tiles, and others, that are not held. */
export function tilesToFetch(
  tiles: LogTiles,
  window: DepthWindow,
  level: number,
  aggregation: Aggregation,
  missing: readonly TileName[],
  { held, msFor }: Means,
): readonly TileName[] {
  const { topLevel, width, extremesFrom = Infinity } = tiles.log;
  const bytes = (count: number): number => count * TILE_ROWS * width * Float32Array.BYTES_PER_ELEMENT;
  const fits = (all: number, toFetch: number): boolean =>
    bytes(all) <= held.mostBytes * MOST_OF_HELD && msFor(bytes(toFetch)) <= MOST_MS;
  const { depthMin, depthMax } = window;
  if (fits(tilesIn(tiles, level, depthMin, depthMax).length, missing.length)) return missing;
  for (let above = pyramidLevel(level) + 1; above <= topLevel; above++) {
    const all = tilesIn(tiles, storedLevel(above, above >= extremesFrom ? aggregation : 'mean'), depthMin, depthMax);
    const toFetch = all.filter((name) => !held.has(tiles.keyOf(name)));
    if (fits(all.length, toFetch.length)) return toFetch;
  }
  return [];
}
