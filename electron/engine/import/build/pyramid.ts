// Builds the depth pyramid from scanlines in file order: tiles of every level, as they fill.
import { freshMemory, type TakeMemory } from '../../../../shared/tiles/tile-layout.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../../../../shared/tiles/tile.ts';
import { GroupPacker } from './packed-groups.ts';
import { Group, type Groups } from './pyramid-group.ts';
import { Level } from './pyramid-level.ts';

const NONE: readonly Tile[] = [];

interface PyramidPart {
  /** Scanlines of the file before this part; a multiple of those in the coarsest tile built here. */
  readonly firstRow: number;
  /** Number of levels built here; `takeGroups` gives what the levels above are built from. */
  readonly levels: number;
  /** Memory for its tiles. */
  readonly take: TakeMemory;
}

const WHOLE: PyramidPart = { firstRow: 0, levels: Infinity, take: freshMemory };

/**
 * Sums, not means, are carried from level to level, so that a row of any level is the exact mean over the present samples
 * of its scanlines, however many each part had. From level 2 on there are tiles of minima and maxima beside those of means.
 * Memory: one tile a level, and three from level 2 on.
 */
export class PyramidBuilder {
  readonly #width: number;
  #part = WHOLE;
  readonly #levels: Level[];
  /** The scanlines that become one row of level 1, or those of a group that is taken over. */
  readonly #quartet: Group;
  #scanlines = 0;
  /** How many scanlines of the current quartet have nulls. */
  #withNulls = 0;
  #firstDepth = NaN;
  #lastDepth = NaN;
  #ready: Tile[] = [];
  readonly #handedOut: GroupPacker;

  constructor(width: number) {
    this.#width = width;
    this.#levels = [new Level(0, width)];
    this.#quartet = new Group(width);
    this.#handedOut = new GroupPacker(width);
  }

  /** Drops what was begun and starts with a part of the file. Memory is used again. */
  restart(part: PyramidPart): void {
    this.#part = part;
    this.#scanlines = this.#withNulls = 0;
    for (const [level, each] of this.#levels.entries())
      each.restart(part.firstRow / PYRAMID_FACTOR ** level, part.take);
    this.#ready = [];
    this.#handedOut.clear();
  }

  /** Number of scanlines so far. */
  get rows(): number {
    return this.#scanlines;
  }

  /** The array for the samples of the scanline begun; a new one after each tile. */
  get samples(): Float32Array {
    return this.#levels[0]!.draft.samples;
  }

  /** Begins a scanline. Its samples, [width], are to be put at `samples[result]`. Depths all ascend or all descend. */
  begin(depth: number): number {
    if (this.#scanlines === 0) this.#firstDepth = depth;
    this.#lastDepth = depth;
    return this.#levels[0]!.begin(depth, depth);
  }

  /** Ends the scanline. Returns the tiles that it has filled, mostly none; they belong to the caller. */
  end(hasNulls: boolean): readonly Tile[] {
    const [level] = this.#levels as [Level];
    this.#scanlines++;
    if (hasNulls) this.#withNulls++;
    if (level.rows % PYRAMID_FACTOR === 0) this.#raiseScanlines(PYRAMID_FACTOR);
    if (level.rows === TILE_ROWS) this.#close(level);
    return this.#takeReady();
  }

  /**
   * Continues behind scanlines that another builder has handled, a multiple of those in the coarsest tile it has built. Its
   * tiles do not pass through here.
   */
  append(scanlines: number, groups: Groups, firstDepth: number, lastDepth: number): readonly Tile[] {
    if (this.#scanlines === 0) this.#firstDepth = firstDepth;
    this.#lastDepth = lastDepth;
    this.#scanlines += scanlines;
    for (let level = 0; level < groups.level; level++) {
      this.#level(level).skip(scanlines / PYRAMID_FACTOR ** level);
    }
    for (let i = 0; i < groups.count; i++) {
      this.#quartet.load(groups, i);
      this.#addRow(groups.level, this.#quartet);
    }
    return this.#takeReady();
  }

  /** The groups from which the levels above are built. */
  takeGroups(): Groups {
    return this.#handedOut.take(this.#part.levels);
  }

  /** Returns the remaining tiles, and the finest level that fits in one tile. */
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

  /** Makes the last `count` scanlines one row of level 1. They lie in one tile, whose rows are a multiple of four. */
  #raiseScanlines(count: number): void {
    const { draft, rows } = this.#levels[0]!;
    this.#quartet.takeScanlines(draft, rows - count, count, this.#withNulls > 0);
    this.#withNulls = 0;
    this.#addRow(1, this.#quartet);
  }

  /** Makes a level's group one row of the next level. */
  #raise(from: number): void {
    const { group } = this.#levels[from]!;
    this.#addRow(from + 1, group);
    group.reset();
  }

  #addRow(to: number, group: Group): void {
    if (to >= this.#part.levels) {
      this.#handedOut.add(group);
      return;
    }
    const level = this.#level(to);
    level.add(group);
    if (level.group.rows === PYRAMID_FACTOR) this.#raise(to);
    if (level.rows === TILE_ROWS) this.#close(level);
  }

  #level(level: number): Level {
    const known = this.#levels[level];
    if (known) return known;
    const added = new Level(level, this.#width);
    added.restart(this.#part.firstRow / PYRAMID_FACTOR ** level, this.#part.take);
    return (this.#levels[level] = added);
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
