// A group of scanlines that becomes one row of a coarser level: sums, extremes and depths; can cross threads.
import type { TileDraft } from '../../tiles/tile-codec.ts';
import { PYRAMID_FACTOR } from '../../tiles/tile.ts';

/**
 * Groups packed into arrays, from which coarser levels can be built in another thread. The tiles are the same to the last
 * bit.
 */
export interface Groups {
  /** The level whose rows the groups become. */
  readonly level: number;
  readonly count: number;
  /** [count, width] sums over the present samples of each group's scanlines. */
  readonly sums: Float64Array;
  /** [count, width] null samples of each group's scanlines; absent if there are none. */
  readonly nulls?: Float64Array;
  /** [count, width] least and greatest present samples. */
  readonly minima: Float32Array;
  readonly maxima: Float32Array;
  /** [count] scanlines of each group. */
  readonly scanlines: Float64Array;
  /** [count] depth of each group's shallowest scanline, in the log's own unit. */
  readonly tops: Float64Array;
  /** [count] depth of each group's deepest scanline. */
  readonly bases: Float64Array;
}

/** Scanlines that become one row: sums and extremes of their present samples, and their depths. */
export class Group {
  readonly sums: Float64Array;
  /** Null samples of each column; only used if there are any. */
  readonly nulls: Float64Array;
  /** Least and greatest samples; infinite where no scanline has a sample. */
  readonly minima: Float32Array;
  readonly maxima: Float32Array;
  hasNulls = false;
  scanlines = 0;
  /** Number of rows of its own level in the group. */
  rows = 0;
  top = Infinity;
  base = -Infinity;

  constructor(width: number) {
    this.sums = new Float64Array(width);
    this.nulls = new Float64Array(width);
    this.minima = new Float32Array(width).fill(Infinity);
    this.maxima = new Float32Array(width).fill(-Infinity);
  }

  /** Replaces the contents by rows [from, from + count) of a tile of level 0. `withNulls`: they may have nulls. */
  takeScanlines({ samples, depths, width }: TileDraft, from: number, count: number, withNulls: boolean): void {
    this.reset();
    if (withNulls) {
      for (let row = from; row < from + count; row++) this.#addPresent(samples, row * width);
    } else if (count === PYRAMID_FACTOR) this.#takeFour(samples, from * width);
    else {
      for (let row = from; row < from + count; row++) this.#addWhole(samples, row * width);
    }
    for (let row = from; row < from + count; row++) this.#reach(depths[row]!, depths[row]!);
    this.hasNulls = withNulls;
    this.scanlines = count;
  }

  add(group: Group): void {
    const { sums, nulls, minima, maxima } = this;
    const { sums: others, minima: lower, maxima: higher } = group;
    for (let i = 0; i < sums.length; i++) sums[i]! += others[i]!;
    // Comparisons take a third of the time of Math.min and Math.max, which also handle NaN and the sign of zero.
    for (let i = 0; i < minima.length; i++) {
      if (lower[i]! < minima[i]!) minima[i] = lower[i]!;
      if (higher[i]! > maxima[i]!) maxima[i] = higher[i]!;
    }
    if (group.hasNulls) {
      this.hasNulls = true;
      for (let i = 0; i < nulls.length; i++) nulls[i]! += group.nulls[i]!;
    }
    this.scanlines += group.scanlines;
    this.#reach(group.top, group.base);
  }

  /** Writes the means from index `at` on; 0 / 0 makes them null where no scanline has a sample. */
  meanInto(samples: Float32Array, at: number): void {
    const { sums, nulls, scanlines } = this;
    if (this.hasNulls) {
      for (let i = 0; i < sums.length; i++) samples[at + i] = sums[i]! / (scanlines - nulls[i]!);
    } else {
      for (let i = 0; i < sums.length; i++) samples[at + i] = sums[i]! / scanlines;
    }
  }

  /** Writes the extremes from index `at` on; null where no scanline has a sample. */
  extremesInto(minima: Float32Array, maxima: Float32Array, at: number): void {
    minima.set(this.minima, at);
    maxima.set(this.maxima, at);
    if (!this.hasNulls) return;
    for (let i = 0; i < this.nulls.length; i++) {
      if (this.nulls[i] === this.scanlines) minima[at + i] = maxima[at + i] = NaN;
    }
  }

  reset(): void {
    this.sums.fill(0);
    if (this.hasNulls) this.nulls.fill(0);
    this.minima.fill(Infinity);
    this.maxima.fill(-Infinity);
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

  #addPresent(samples: Float32Array, at: number): void {
    const { sums, nulls, minima, maxima } = this;
    for (let i = 0; i < sums.length; i++) {
      const value = samples[at + i]!;
      // Only NaN, which is null, differs from itself.
      if (value === value) {
        sums[i]! += value;
        minima[i] = Math.min(minima[i]!, value);
        maxima[i] = Math.max(maxima[i]!, value);
      } else nulls[i]! += 1;
    }
  }

  #addWhole(samples: Float32Array, at: number): void {
    const { sums, minima, maxima } = this;
    for (let i = 0; i < sums.length; i++) {
      const value = samples[at + i]!;
      sums[i]! += value;
      minima[i] = Math.min(minima[i]!, value);
      maxima[i] = Math.max(maxima[i]!, value);
    }
  }

  /** The same as `#addWhole` four times, in one pass. Nearly all scanlines of a log go through here. */
  #takeFour(samples: Float32Array, at: number): void {
    const { sums, minima, maxima } = this;
    const width = sums.length;
    for (let i = 0, from = at; i < width; i++, from++) {
      const a = samples[from]!;
      const b = samples[from + width]!;
      const c = samples[from + 2 * width]!;
      const d = samples[from + 3 * width]!;
      sums[i] = a + b + c + d;
      // Four comparisons give both extremes.
      let low = a;
      let high = b;
      if (b < a) {
        low = b;
        high = a;
      }
      let lower = c;
      let higher = d;
      if (d < c) {
        lower = d;
        higher = c;
      }
      minima[i] = low < lower ? low : lower;
      maxima[i] = high > higher ? high : higher;
    }
  }

  #reach(top: number, base: number): void {
    this.rows++;
    this.top = Math.min(this.top, top);
    this.base = Math.max(this.base, base);
  }
}

/** The group at an index; `width`: stored samples of a scanline. */
export function groupOf(groups: Groups, index: number, width: number): Group {
  const group = new Group(width);
  const [from, to] = [index * width, (index + 1) * width];
  group.sums.set(groups.sums.subarray(from, to));
  group.minima.set(groups.minima.subarray(from, to));
  group.maxima.set(groups.maxima.subarray(from, to));
  if (groups.nulls) {
    group.nulls.set(groups.nulls.subarray(from, to));
    group.hasNulls = true;
  }
  group.scanlines = groups.scanlines[index]!;
  group.top = groups.tops[index]!;
  group.base = groups.bases[index]!;
  return group;
}
