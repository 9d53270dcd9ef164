// In: scanlines at the stored width, in file order. Out: tiles of every level of the depth pyramid, as they fill.
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../tile.ts';

/**
 * Sums, not means, are carried from level to level, so that a row of any level is the exact mean over the present
 * samples of its scanlines, however many each of its parts had. Memory: one tile a level.
 */
export class PyramidBuilder {
  readonly #width: number;
  readonly #levels: Level[];
  #firstDepth = NaN;
  #lastDepth = NaN;
  #ready: Tile[] = [];

  constructor(width: number) {
    this.#width = width;
    this.#levels = [new Level(0, width)];
  }

  /** Scanlines so far. */
  get rows(): number {
    return this.#levels[0]!.rows;
  }

  /**
   * Adds a scanline, [width], which is copied; depths ascend throughout or descend throughout.
   * Returns the tiles it has filled, mostly none. Their arrays are fresh: they belong to the caller.
   */
  add(depth: number, samples: Float32Array): Tile[] {
    const [scanlines] = this.#levels as [Level];
    if (scanlines.rows === 0) this.#firstDepth = depth;
    this.#lastDepth = depth;
    scanlines.tile.add(depth, depth).set(samples);
    scanlines.group.addScanline(depth, samples);
    this.#closeIfFull(scanlines);
    for (let level = 0; this.#levels[level]?.group.rows === PYRAMID_FACTOR; level++) this.#raise(level);
    return this.#takeReady();
  }

  /** The tiles that are left, and the first level that fits in one tile. */
  finish(): { tiles: Tile[]; topLevel: number } {
    let topLevel = 0;
    for (; ; topLevel++) {
      const level = this.#levels[topLevel]!;
      if (level.tile.rows > 0) this.#close(level);
      if (level.rows <= TILE_ROWS) break;
      if (level.group.rows > 0) this.#raise(topLevel);
    }
    return { tiles: this.#takeReady(), topLevel };
  }

  /** Makes the group of a level one row of the next. */
  #raise(from: number): void {
    const { group } = this.#levels[from]!;
    const level = (this.#levels[from + 1] ??= new Level(from + 1, this.#width));
    group.meanInto(level.tile.add(group.top, group.base));
    level.group.addGroup(group);
    group.reset();
    this.#closeIfFull(level);
  }

  #closeIfFull(level: Level): void {
    if (level.tile.rows === TILE_ROWS) this.#close(level);
  }

  #close(level: Level): void {
    this.#ready.push(level.closeTile(this.#lastDepth < this.#firstDepth));
  }

  #takeReady(): Tile[] {
    const ready = this.#ready;
    if (ready.length > 0) this.#ready = [];
    return ready;
  }
}

class Level {
  readonly #level: number;
  readonly #width: number;
  /** Rows of closed tiles. */
  #closedRows = 0;
  tile: OpenTile;
  /** The rows since the last one of the next level. */
  readonly group: Group;

  constructor(level: number, width: number) {
    this.#level = level;
    this.#width = width;
    this.tile = new OpenTile(width);
    this.group = new Group(width);
  }

  get rows(): number {
    return this.#closedRows + this.tile.rows;
  }

  closeTile(descending: boolean): Tile {
    const { rows } = this.tile;
    const ordinal = this.#closedRows;
    this.#closedRows += rows;
    const contents = this.tile.contents(descending);
    this.tile = new OpenTile(this.#width);
    // In a descending file the ordinals are the negatives, and the deepest row of the tile comes first in the file.
    const firstRow = descending ? 1 - ordinal - rows : ordinal;
    return { level: this.#level, firstRow, rows, width: this.#width, ...contents };
  }
}

/** Up to TILE_ROWS rows in file order. */
class OpenTile {
  readonly #width: number;
  readonly #depths = new Float64Array(TILE_ROWS);
  readonly #depthEnds = new Float64Array(TILE_ROWS);
  readonly #samples: Float32Array;
  rows = 0;

  constructor(width: number) {
    this.#width = width;
    this.#samples = new Float32Array(TILE_ROWS * width);
  }

  /** Begins a row; its samples, [width], are the caller's to fill. */
  add(top: number, base: number): Float32Array {
    const row = this.rows++;
    this.#depths[row] = top;
    this.#depthEnds[row] = base;
    return this.#samples.subarray(row * this.#width, (row + 1) * this.#width);
  }

  /** The rows in ascending depth. The tile is not used again. */
  contents(descending: boolean): Pick<Tile, 'depths' | 'depthEnds' | 'samples'> {
    const width = this.#width;
    const depths = this.#depths.subarray(0, this.rows);
    const depthEnds = this.#depthEnds.subarray(0, this.rows);
    const samples = this.#samples.subarray(0, this.rows * width);
    if (!descending) return { depths, depthEnds, samples };
    const upright = new Float32Array(samples.length);
    for (let row = 0; row < this.rows; row++) {
      upright.set(samples.subarray(row * width, (row + 1) * width), (this.rows - 1 - row) * width);
    }
    return { depths: depths.reverse(), depthEnds: depthEnds.reverse(), samples: upright };
  }
}

/** What is known of some scanlines that become one row: sums and counts of the present samples, and the depths. */
class Group {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;
  /** Rows of its own level. */
  rows = 0;
  top = Infinity;
  base = -Infinity;

  constructor(width: number) {
    this.#sums = new Float64Array(width);
    this.#counts = new Float64Array(width);
  }

  addScanline(depth: number, samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i]!;
      if (Number.isNaN(value)) continue;
      this.#sums[i]! += value;
      this.#counts[i]! += 1;
    }
    this.#count(depth, depth);
  }

  addGroup(group: Group): void {
    for (let i = 0; i < this.#sums.length; i++) {
      this.#sums[i]! += group.#sums[i]!;
      this.#counts[i]! += group.#counts[i]!;
    }
    this.#count(group.top, group.base);
  }

  /** Null, as 0 / 0, where no scanline has a sample. */
  meanInto(row: Float32Array): void {
    for (let i = 0; i < row.length; i++) row[i] = this.#sums[i]! / this.#counts[i]!;
  }

  reset(): void {
    this.#sums.fill(0);
    this.#counts.fill(0);
    this.rows = 0;
    this.top = Infinity;
    this.base = -Infinity;
  }

  #count(top: number, base: number): void {
    this.rows++;
    this.top = Math.min(this.top, top);
    this.base = Math.max(this.base, base);
  }
}
