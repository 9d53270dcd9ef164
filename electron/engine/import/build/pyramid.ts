// In: scanlines at the stored width, in file order. Out: tiles of every level of the depth pyramid, as they fill.
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../../tiles/tile.ts';
import { Group, groupOf, type Groups } from './pyramid-group.ts';
import { Level } from './pyramid-level.ts';

const NONE: readonly Tile[] = [];

interface PyramidPart {
  /** Scanlines of the file before this one; a multiple of those in the coarsest tile built here. */
  readonly firstRow: number;
  /** Levels built here; of what is above, `takeGroups` gives the parts. */
  readonly levels: number;
}

/**
 * Sums, not means, are carried from level to level, so that a row of any level is the exact mean over the present
 * samples of its scanlines, however many each of its parts had. From level 2 on there are tiles of minima and maxima
 * beside those of means. Memory: one tile a level, three from there on.
 */
export class PyramidBuilder {
  readonly #width: number;
  readonly #part: PyramidPart;
  readonly #levels: Level[];
  /** Sums over the scanlines that become one row of level 1. */
  readonly #quartet: Group;
  #scanlines = 0;
  /** Of the quartet under way, those with a null in them. */
  #withNulls = 0;
  #firstDepth = NaN;
  #lastDepth = NaN;
  #ready: Tile[] = [];
  #handedOut: Group[] = [];

  constructor(width: number, part: PyramidPart = { firstRow: 0, levels: Infinity }) {
    this.#width = width;
    this.#part = part;
    this.#levels = [new Level(0, width, part.firstRow)];
    this.#quartet = new Group(width);
  }

  /** Scanlines so far. */
  get rows(): number {
    return this.#scanlines;
  }

  /** Where `begin` wants the samples. Another array after each tile. */
  get samples(): Float32Array {
    return this.#levels[0]!.draft.samples;
  }

  /** Begins a scanline; depths ascend throughout or descend throughout. Its samples, [width], are to be put at `samples[result]`. */
  begin(depth: number): number {
    if (this.#scanlines === 0) this.#firstDepth = depth;
    this.#lastDepth = depth;
    return this.#levels[0]!.begin(depth, depth);
  }

  /** Ends it. Returns the tiles it has filled, mostly none; they belong to the caller. */
  end(hasNulls: boolean): readonly Tile[] {
    const [level] = this.#levels as [Level];
    this.#scanlines++;
    if (hasNulls) this.#withNulls++;
    if (level.rows % PYRAMID_FACTOR === 0) this.#raiseScanlines(PYRAMID_FACTOR);
    if (level.rows === TILE_ROWS) this.#close(level);
    return this.#takeReady();
  }

  /**
   * Goes on behind scanlines that another builder has been through, which were a multiple of those in the coarsest tile
   * it has built; its tiles are not passed through here.
   */
  append(scanlines: number, groups: Groups, firstDepth: number, lastDepth: number): readonly Tile[] {
    if (this.#scanlines === 0) this.#firstDepth = firstDepth;
    this.#lastDepth = lastDepth;
    this.#scanlines += scanlines;
    for (let level = 0; level < groups.level; level++) {
      this.#level(level).skip(scanlines / PYRAMID_FACTOR ** level);
    }
    for (let i = 0; i < groups.count; i++) this.#addRow(groups.level, groupOf(groups, i, this.#width));
    return this.#takeReady();
  }

  /** The parts of the levels that are not built here; empties them. */
  takeGroups(): Groups {
    const groups = this.#handedOut;
    this.#handedOut = [];
    const size = groups.length * this.#width;
    const packed = {
      level: this.#part.levels,
      count: groups.length,
      sums: new Float64Array(size),
      scanlines: Float64Array.from(groups, (group) => group.scanlines),
      minima: new Float32Array(size),
      maxima: new Float32Array(size),
      tops: Float64Array.from(groups, (group) => group.top),
      bases: Float64Array.from(groups, (group) => group.base),
      ...(groups.some((group) => group.hasNulls) ? { nulls: new Float64Array(size) } : {}),
    };
    for (const [i, group] of groups.entries()) {
      packed.sums.set(group.sums, i * this.#width);
      packed.minima.set(group.minima, i * this.#width);
      packed.maxima.set(group.maxima, i * this.#width);
      if (group.hasNulls) packed.nulls?.set(group.nulls, i * this.#width);
    }
    return packed;
  }

  /** The tiles that are left, and the first level that fits in one tile. */
  finish(): { tiles: readonly Tile[]; topLevel: number } {
    let topLevel = 0;
    for (; ; topLevel++) {
      const level = this.#level(topLevel);
      const rows = level.closedRows + level.rows;
      if (rows > TILE_ROWS) {
        const left = this.#scanlines % PYRAMID_FACTOR;
        if (topLevel === 0 && left > 0) this.#raiseScanlines(left);
        else if (topLevel > 0 && level.group.rows > 0) this.#raise(topLevel);
      }
      if (level.rows > 0) this.#close(level);
      if (rows <= TILE_ROWS) break;
    }
    return { tiles: this.#takeReady(), topLevel };
  }

  /** Makes the last `count` scanlines one row of level 1: they lie in one tile, because its rows are a multiple of four. */
  #raiseScanlines(count: number): void {
    const { draft, rows } = this.#levels[0]!;
    this.#quartet.takeScanlines(draft, rows - count, count, this.#withNulls > 0);
    this.#withNulls = 0;
    this.#addRow(1, this.#quartet);
  }

  /** Makes the group of a level one row of the next. */
  #raise(from: number): void {
    const { group } = this.#levels[from]!;
    this.#addRow(from + 1, group);
    group.reset();
  }

  #addRow(to: number, group: Group): void {
    if (to >= this.#part.levels) {
      this.#handedOut.push(group.copy());
      return;
    }
    const level = this.#level(to);
    level.add(group);
    if (level.group.rows === PYRAMID_FACTOR) this.#raise(to);
    if (level.rows === TILE_ROWS) this.#close(level);
  }

  #level(level: number): Level {
    return (this.#levels[level] ??= new Level(level, this.#width, this.#part.firstRow / PYRAMID_FACTOR ** level));
  }

  #close(level: Level): void {
    this.#ready.push(...level.close(this.#lastDepth < this.#firstDepth));
  }

  #takeReady(): readonly Tile[] {
    if (this.#ready.length === 0) return NONE;
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}
