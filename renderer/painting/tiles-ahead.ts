// Chooses the tiles that a moving window is likely to need next.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { pyramidLevel, storedLevel, type Aggregation } from '../../shared/tiles/levels.ts';
import type { LogTiles, TileName } from './log-tiles.ts';

/** Which way the window moves: -1 up, 0 not known, 1 down. */
export type Heading = -1 | 0 | 1;

/** Beyond the window, as shares of its span: ahead of its movement, and elsewhere. */
const AHEAD = 1;
const BESIDE = 0.5;
/** Tiles of the coarsest levels, of which there are no more, are all held: so there is a picture everywhere. */
const COARSE_TILES = 16;

/** The tiles of the coarsest levels, coarsest first. */
export function coarseTiles({ log, places }: LogTiles): TileName[] {
  const found: TileName[] = [];
  for (let level = log.topLevel; level >= 0 && places.tilesOf(level) <= COARSE_TILES; level--) {
    for (let number = 0; number < places.tilesOf(level); number++) {
      found.push({ level, firstRow: places.firstRow(level, number) });
    }
  }
  return found;
}

/**
 * Those around the window, of the level that it is drawn from and of the next coarser and finer ones, to which a zoom leads.
 * `level`: as stored.
 */
export function tilesAhead(
  tiles: LogTiles,
  { depthMin, depthMax }: DepthWindow,
  level: number,
  aggregation: Aggregation,
  heading: Heading,
): TileName[] {
  const span = depthMax - depthMin;
  const above = depthMin - span * (heading < 0 ? AHEAD : BESIDE);
  const below = depthMax + span * (heading > 0 ? AHEAD : BESIDE);
  const at = pyramidLevel(level);
  const coarser = at < tiles.log.topLevel ? [storedLevel(at + 1, aggregation)] : [];
  const finer = at > 0 ? [storedLevel(at - 1, aggregation)] : [];
  return [
    ...tilesIn(tiles, level, above, below),
    ...coarser.flatMap((each) => tilesIn(tiles, each, above, below)),
    ...finer.flatMap((each) => tilesIn(tiles, each, depthMin + span / 4, depthMax - span / 4)),
  ];
}

/** The tiles of a level that reach into [depthMin, depthMax], from the window's middle outwards. */
function tilesIn({ places }: LogTiles, level: number, depthMin: number, depthMax: number): TileName[] {
  const last = places.tilesOf(level) - 1;
  const [from, to] = [places.findNumber(level, depthMin) ?? last, places.findNumber(level, depthMax) ?? last];
  const middle = (from + to) / 2;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .map((number) => ({ level, firstRow: places.firstRow(level, number) }));
}
