// Finds coarser rows that stand in for pixel rows whose own tiles are not held.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { pyramidLevel, storedLevel, type Aggregation } from '../../shared/tiles/levels.ts';
import type { Tile } from '../../shared/tiles/tile.ts';
import type { LogTiles } from './log-tiles.ts';

/** Of one level: the tile that was looked for last, if it is held, and down to which depth it is the one. */
interface Looked {
  readonly tile: Tile | undefined;
  readonly depthEnd: number;
}

export class StandIns {
  readonly #tiles: LogTiles;
  readonly #log: Pick<ImageLog, 'gapStep' | 'width'>;
  /** As stored, those above the level that is stood in for, finest first. */
  readonly #levels: readonly number[];
  readonly #looked = new Map<number, Looked>();

  /** For rows of a stored level. */
  constructor(
    tiles: LogTiles,
    log: Pick<ImageLog, 'topLevel' | 'extremesFrom' | 'gapStep' | 'width'>,
    stored: number,
    aggregation: Aggregation,
  ) {
    this.#tiles = tiles;
    this.#log = log;
    const { topLevel, extremesFrom = Infinity } = log;
    const first = pyramidLevel(stored) + 1;
    const above = Array.from({ length: Math.max(0, topLevel + 1 - first) }, (_, i) => first + i);
    // Means stand in for extremes that there are none of, or that are not held.
    this.#levels = above.flatMap((level) =>
      aggregation !== 'mean' && level >= extremesFrom
        ? [storedLevel(level, aggregation), storedLevel(level, 'mean')]
        : [storedLevel(level, 'mean')],
    );
  }

  /**
   * The samples, [width], of the finest row that is held and holds a depth; undefined in a gap, and where none is held.
   * Depths ascend from call to call.
   */
  at(depth: number): Float32Array | undefined {
    const { width, gapStep } = this.#log;
    for (const level of this.#levels) {
      const tile = this.#tileAt(level, depth);
      const row = tile && nearestRow(tile, depth);
      // Looked for by estimated depths, it may be a tile of others.
      if (row === undefined || distance(tile!, row, depth) > gapStep) continue;
      return tile!.samples.subarray(row * width, (row + 1) * width);
    }
    return undefined;
  }

  #tileAt(level: number, depth: number): Tile | undefined {
    const known = this.#looked.get(level);
    if (known && depth <= known.depthEnd) return known.tile;
    const { places } = this.#tiles;
    const last = places.tilesOf(level) - 1;
    const number = places.findNumber(level, depth) ?? last;
    const tile = this.#tiles.held({ level, firstRow: places.firstRow(level, number) });
    this.#looked.set(level, { tile, depthEnd: number === last ? Infinity : places.depthEnd(level, number) });
    return tile;
  }
}

/** The row of a tile that holds a depth, or is the nearest to it. */
function nearestRow(tile: Tile, depth: number): number {
  let [low, high] = [0, tile.rows - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tile.depthEnds[middle]! >= depth) high = middle;
    else low = middle + 1;
  }
  return low > 0 && distance(tile, low - 1, depth) < distance(tile, low, depth) ? low - 1 : low;
}

/** 0 for a depth in the row. */
function distance({ depths, depthEnds }: Tile, row: number, depth: number): number {
  return Math.max(0, depths[row]! - depth, depth - depthEnds[row]!);
}
