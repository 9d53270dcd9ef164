// Where the tiles of a log lie: their rows, by arithmetic, and their depths, as far as coarser tiles tell of them.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { pyramidLevel, storedLevel } from '../../shared/tiles/levels.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../../shared/tiles/tile.ts';

/** A tile of a level is as many scanlines as a row of the level so many above. */
const LEVELS_OF_A_TILE = 4;

export type PlacedLog = Pick<ImageLog, 'rows' | 'topLevel' | 'depthMin' | 'depthMax'>;

/** Tiles of a level are counted from the top of the log, whichever way its file went. */
export class TilePlaces {
  readonly #log: PlacedLog;
  /** Whether the depths of the file fall, which its coarsest tile tells. */
  readonly #isFalling: boolean;
  readonly #tileAt: (level: number, firstRow: number) => Tile | undefined;

  /** `tileAt`: a tile that is held, by its stored level and first row. */
  constructor(log: PlacedLog, isFalling: boolean, tileAt: (level: number, firstRow: number) => Tile | undefined) {
    this.#log = log;
    this.#isFalling = isFalling;
    this.#tileAt = tileAt;
  }

  /** Rows of a level, of which the last one in the file may be made of fewer scanlines than the others. */
  rowsOf(stored: number): number {
    return Math.ceil(this.#log.rows / PYRAMID_FACTOR ** pyramidLevel(stored));
  }

  tilesOf(stored: number): number {
    return Math.ceil(this.rowsOf(stored) / TILE_ROWS);
  }

  /** First row of tile `number`, counted from above: row numbers count from the first scanline of the file. */
  firstRow(stored: number, number: number): number {
    const tiles = this.tilesOf(stored);
    if (!this.#isFalling) return number * TILE_ROWS;
    return 1 - (tiles - 1 - number) * TILE_ROWS - this.rowsIn(stored, number);
  }

  /** Rows of a tile. The last one in the file may have fewer than the others. */
  rowsIn(stored: number, number: number): number {
    const inFile = this.#isFalling ? this.tilesOf(stored) - 1 - number : number;
    return Math.min(TILE_ROWS, this.rowsOf(stored) - inFile * TILE_ROWS);
  }

  /** The number of the tile that begins at a row, or in which it lies. */
  numberOf(stored: number, row: number): number {
    if (!this.#isFalling) return Math.floor(row / TILE_ROWS);
    return this.tilesOf(stored) - 1 - Math.floor(-row / TILE_ROWS);
  }

  /**
   * The deepest depth of a tile: its own, or that of a coarser one over the same scanlines; where neither is held, as if
   * scanlines lay evenly between those that are known.
   */
  depthEnd(stored: number, number: number): number {
    const own = this.#tileAt(stored, this.firstRow(stored, number));
    if (own) return own.depthEnds[own.rows - 1]!;
    return this.#coarser(stored, number, 'end') ?? this.#evenly(stored, number + 1);
  }

  /** The shallowest depth of a tile, known as its deepest one. */
  depthStart(stored: number, number: number): number {
    const own = this.#tileAt(stored, this.firstRow(stored, number));
    if (own) return own.depths[0]!;
    return this.#coarser(stored, number, 'start') ?? this.#evenly(stored, number);
  }

  /** The number of the shallowest tile that reaches to a depth or deeper; undefined where the log ends above it. */
  findNumber(stored: number, depth: number): number | undefined {
    if (depth > this.#log.depthMax) return undefined;
    let [low, high] = [0, this.tilesOf(stored) - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.depthEnd(stored, middle) >= depth) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #coarser(stored: number, number: number, side: 'start' | 'end'): number | undefined {
    const level = pyramidLevel(stored);
    const first = this.firstRow(stored, number);
    const last = first + this.rowsIn(stored, number) - 1;
    for (const above of this.#levelsAbove(level)) {
      const scale = PYRAMID_FACTOR ** (above - level);
      // A row of a level holds rows r to r + scale - 1 of the finer one, counted in the file.
      const edge = side === 'end' ? last : first;
      const row = this.#isFalling ? -Math.floor(-edge / scale) : Math.floor(edge / scale);
      const tileNumber = this.numberOf(above, row);
      const tile = this.#tileAt(storedLevel(above, 'mean'), this.firstRow(above, tileNumber));
      if (!tile) continue;
      const at = row - tile.firstRow;
      const [from, to] = [tile.depths[at]!, tile.depthEnds[at]!];
      if (above - level <= LEVELS_OF_A_TILE) return side === 'end' ? to : from;
      // The tile is a part of that row, in which scanlines are taken to lie evenly.
      const before = edge - row * scale + (this.#isFalling ? scale - 1 : 0);
      return from + ((before + (side === 'end' ? 1 : 0)) / scale) * (to - from);
    }
    return undefined;
  }

  /** Those whose rows end where tiles do, coarsest first as their tiles are held the longest, and then the others. */
  #levelsAbove(level: number): number[] {
    const { topLevel } = this.#log;
    const exact = Math.min(level + LEVELS_OF_A_TILE, topLevel);
    return [
      ...Array.from({ length: Math.max(0, exact - level) }, (_, i) => exact - i),
      ...Array.from({ length: Math.max(0, topLevel - exact) }, (_, i) => exact + 1 + i),
    ];
  }

  #evenly(stored: number, number: number): number {
    const { depthMin, depthMax } = this.#log;
    return depthMin + Math.min(1, (number * TILE_ROWS) / this.rowsOf(stored)) * (depthMax - depthMin);
  }
}
