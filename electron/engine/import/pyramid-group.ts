// In: scanlines, or groups of them. Out: what the row that they become is made of; packed, to go to another thread.
import type { TileDraft } from '../tile-codec.ts';

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

/** What is known of some scanlines that become one row: sums over the present samples, and the depths. */
export class Group {
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

export function groupOf(groups: Groups, index: number, width: number): Group {
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
