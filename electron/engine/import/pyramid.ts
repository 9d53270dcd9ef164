// In: scanlines at the stored width, in file order. Out: tiles of every level of the depth pyramid, as they fill.
import { draftTile, sealTile, type TileDraft } from '../tile-codec.ts';
import { PYRAMID_FACTOR, TILE_ROWS, type Tile } from '../tile.ts';

const NONE: readonly Tile[] = [];

/**
 * Rows of one level that were left for others to build the coarser levels from: what each of their rows is made of.
 * They can come from another thread, and the tiles are the same to the last bit.
 */
export interface Groups {
  /** Level that the groups become rows of. */
  readonly level: number;
  readonly count: number;
  /** [count, width] sums over the present samples of each group's scanlines. */
  readonly sums: Float64Array;
  /** [count, width] null samples among them; absent where there is none. */
  readonly nulls?: Float64Array;
  /** [count] */
  readonly scanlines: Float64Array;
  /** [count] */
  readonly tops: Float64Array;
  /** [count] */
  readonly bases: Float64Array;
}

export interface PyramidPart {
  /** Scanlines of the file before this one; a multiple of those in the coarsest tile built here. */
  readonly firstRow: number;
  /** Levels built here; of what is above, `takeGroups` gives the parts. */
  readonly levels: number;
}

/**
 * Sums, not means, are carried from level to level, so that a row of any level is the exact mean over the present
 * samples of its scanlines, however many each of its parts had. Memory: one tile a level.
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
      tops: Float64Array.from(groups, (group) => group.top),
      bases: Float64Array.from(groups, (group) => group.base),
      ...(groups.some((group) => group.hasNulls) ? { nulls: new Float64Array(size) } : {}),
    };
    for (const [i, group] of groups.entries()) {
      packed.sums.set(group.sums, i * this.#width);
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
    group.meanInto(level.draft.samples, level.begin(group.top, group.base));
    level.group.add(group);
    if (level.group.rows === PYRAMID_FACTOR) this.#raise(to);
    if (level.rows === TILE_ROWS) this.#close(level);
  }

  #level(level: number): Level {
    return (this.#levels[level] ??= new Level(level, this.#width, this.#part.firstRow / PYRAMID_FACTOR ** level));
  }

  #close(level: Level): void {
    this.#ready.push(level.close(this.#lastDepth < this.#firstDepth));
  }

  #takeReady(): readonly Tile[] {
    if (this.#ready.length === 0) return NONE;
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

class Level {
  readonly #level: number;
  readonly #width: number;
  /** Rows of closed tiles, and of those built elsewhere. */
  closedRows: number;
  /** Up to TILE_ROWS rows in file order. */
  draft: TileDraft;
  /** Rows of the draft. */
  rows = 0;
  /** The rows since the last one of the next level. */
  readonly group: Group;

  constructor(level: number, width: number, closedRows: number) {
    this.#level = level;
    this.#width = width;
    this.closedRows = closedRows;
    this.draft = draftTile(level, TILE_ROWS, width);
    this.group = new Group(width);
  }

  /** Begins a row. Returns where its samples belong. */
  begin(top: number, base: number): number {
    const row = this.rows++;
    this.draft.depths[row] = top;
    this.draft.depthEnds[row] = base;
    return row * this.#width;
  }

  skip(rows: number): void {
    this.closedRows += rows;
  }

  close(descending: boolean): Tile {
    const { rows } = this;
    const ordinal = this.closedRows;
    const draft = rows === TILE_ROWS && !descending ? this.draft : this.#upright(descending);
    this.closedRows += rows;
    this.rows = 0;
    if (draft === this.draft) this.draft = draftTile(this.#level, TILE_ROWS, this.#width);
    // In a descending file the ordinals are the negatives, and the deepest row of the tile comes first in the file.
    return sealTile(draft, descending ? 1 - ordinal - rows : ordinal);
  }

  /** The rows in ascending depth, and no more than there are. */
  #upright(descending: boolean): TileDraft {
    const { rows } = this;
    const width = this.#width;
    const upright = draftTile(this.#level, rows, width);
    for (let row = 0; row < rows; row++) {
      const from = descending ? rows - 1 - row : row;
      upright.depths[row] = this.draft.depths[from]!;
      upright.depthEnds[row] = this.draft.depthEnds[from]!;
      upright.samples.set(this.draft.samples.subarray(from * width, (from + 1) * width), row * width);
    }
    return upright;
  }
}

/** What is known of some scanlines that become one row: sums over the present samples, and the depths. */
class Group {
  readonly sums: Float64Array;
  /** Null samples of each column; only looked at when there are any. */
  readonly nulls: Float64Array;
  hasNulls = false;
  scanlines = 0;
  /** Rows of its own level. */
  rows = 0;
  top = Infinity;
  base = -Infinity;

  constructor(width: number) {
    this.sums = new Float64Array(width);
    this.nulls = new Float64Array(width);
  }

  /** Of rows [from, from + count) of a tile of level 0, in place of what was there. `withNulls`: there may be one among them. */
  takeScanlines({ samples, depths, width }: TileDraft, from: number, count: number, withNulls: boolean): void {
    this.reset();
    const { sums, nulls } = this;
    for (let row = from; row < from + count; row++) {
      const start = row * width;
      if (withNulls) {
        for (let i = 0; i < width; i++) {
          const value = samples[start + i]!;
          // A null is NaN, the one value that differs from itself.
          if (value === value) sums[i]! += value;
          else nulls[i]! += 1;
        }
      } else {
        for (let i = 0; i < width; i++) sums[i]! += samples[start + i]!;
      }
      this.#reach(depths[row]!, depths[row]!);
    }
    this.hasNulls = withNulls;
    this.scanlines = count;
  }

  add(group: Group): void {
    const { sums, nulls } = this;
    for (let i = 0; i < sums.length; i++) sums[i]! += group.sums[i]!;
    if (group.hasNulls) {
      this.hasNulls = true;
      for (let i = 0; i < nulls.length; i++) nulls[i]! += group.nulls[i]!;
    }
    this.scanlines += group.scanlines;
    this.#reach(group.top, group.base);
  }

  /** Null, as 0 / 0, where no scanline has a sample. */
  meanInto(samples: Float32Array, at: number): void {
    const { sums, nulls, scanlines } = this;
    if (this.hasNulls) {
      for (let i = 0; i < sums.length; i++) samples[at + i] = sums[i]! / (scanlines - nulls[i]!);
    } else {
      for (let i = 0; i < sums.length; i++) samples[at + i] = sums[i]! / scanlines;
    }
  }

  reset(): void {
    this.sums.fill(0);
    if (this.hasNulls) this.nulls.fill(0);
    this.hasNulls = false;
    this.scanlines = 0;
    this.rows = 0;
    this.top = Infinity;
    this.base = -Infinity;
  }

  copy(): Group {
    const copy = new Group(this.sums.length);
    copy.add(this);
    return copy;
  }

  #reach(top: number, base: number): void {
    this.rows++;
    this.top = Math.min(this.top, top);
    this.base = Math.max(this.base, base);
  }
}

function groupOf(groups: Groups, index: number, width: number): Group {
  const group = new Group(width);
  group.sums.set(groups.sums.subarray(index * width, (index + 1) * width));
  if (groups.nulls) {
    group.nulls.set(groups.nulls.subarray(index * width, (index + 1) * width));
    group.hasNulls = true;
  }
  group.scanlines = groups.scanlines[index]!;
  group.top = groups.tops[index]!;
  group.base = groups.bases[index]!;
  return group;
}
