// Chooses the tiles that a moving window is likely to need next.
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { pyramidLevel, storedLevel, type Aggregation } from '../../shared/tiles/levels.ts';
import type { LogTiles, TiledLog, TileName } from './log-tiles.ts';

/** Which way the window moves: -1 up, 0 not known, 1 down. */
export type Heading = -1 | 0 | 1;

/** Beyond the window, as shares of its span: ahead of its movement, and elsewhere. */
const AHEAD = 1;
const BESIDE = 0.5;
/** Tiles of the coarsest levels, of which there are no more, are all held: so there is a picture everywhere. */
const COARSE_TILES = 16;

/** The tiles of the coarsest levels of an aggregation, coarsest first. */
export function coarseTiles({ log, places }: LogTiles, aggregation: Aggregation): TileName[] {
  const found: TileName[] = [];
  for (let at = log.topLevel; at >= 0 && places.tilesOf(at) <= COARSE_TILES; at--) {
    const level = drawnLevel(log, at, aggregation);
    for (let number = 0; pyramidLevel(level) === at && number < places.tilesOf(level); number++) {
      found.push({ level, firstRow: places.firstRow(level, number) });
    }
  }
  return found;
}

/** The stored level that a picture is drawn from at a level of the pyramid: extremes are stored of the coarser ones only. */
function drawnLevel({ extremesFrom = Infinity }: TiledLog, at: number, aggregation: Aggregation): number {
  return aggregation === 'mean' || at >= extremesFrom ? storedLevel(at, aggregation) : 0;
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
  const isOther = (each: number): boolean => each !== level;
  const coarser = at < tiles.log.topLevel ? [drawnLevel(tiles.log, at + 1, aggregation)].filter(isOther) : [];
  const finer = at > 0 ? [drawnLevel(tiles.log, at - 1, aggregation)].filter(isOther) : [];
  return [
    ...tilesIn(tiles, level, above, below),
    ...coarser.flatMap((each) => tilesIn(tiles, each, above, below)),
    ...finer.flatMap((each) => tilesIn(tiles, each, depthMin + span / 4, depthMax - span / 4)),
  ];
}

/** The tiles of a level that reach into [depthMin, depthMax], from the window's middle outwards. */
export function tilesIn({ places }: LogTiles, level: number, depthMin: number, depthMax: number): TileName[] {
  const last = places.tilesOf(level) - 1;
  const [from, to] = [places.findNumber(level, depthMin) ?? last, places.findNumber(level, depthMax) ?? last];
  const middle = (from + to) / 2;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
    .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
    .map((number) => ({ level, firstRow: places.firstRow(level, number) }));
}
