// A group of scanlines that becomes one row of a coarser level: sums, extremes and depths.
import type { TileDraft } from '../../../../shared/tiles/tile-layout.ts';
import { PYRAMID_FACTOR } from '../../../../shared/tiles/tile.ts';
import { greater, lesser } from './float-bits.ts';

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
  /** The bits of the extremes. */
  readonly #lowBits: Int32Array;
  readonly #highBits: Int32Array;
  /** Below zero where a sample may be, as one may of which nothing is known. */
  #signs = -1;
  #samples: Float32Array = new Float32Array(0);
  #bits: Int32Array = new Int32Array(0);
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
    this.#lowBits = new Int32Array(this.minima.buffer);
    this.#highBits = new Int32Array(this.maxima.buffer);
  }

  /** Replaces the contents by rows [from, from + count) of a tile of level 0. `withNulls`: they may have nulls. */
  takeScanlines({ samples, depths, width }: TileDraft, from: number, count: number, withNulls: boolean): void {
    if (!withNulls && count === PYRAMID_FACTOR) {
      this.#clear();
      this.#takeFour(samples, from * width);
    } else {
      this.reset();
      for (let row = from; row < from + count; row++) this.#addPresent(samples, row * width);
    }
    for (let row = from; row < from + count; row++) this.#reach(depths[row]!, depths[row]!);
    this.hasNulls = withNulls;
    this.scanlines = count;
  }

  add(group: Group): void {
    const { sums, nulls, minima, maxima } = this;
    const { sums: others, minima: lower, maxima: higher } = group;
    for (let i = 0; i < sums.length; i++) sums[i]! += others[i]!;
    this.#signs |= group.#signs;
    if (this.#signs >= 0) this.#reachBits(group);
    else {
      // Comparisons take a third of the time of Math.min and Math.max, which also handle NaN and the sign of zero.
      for (let i = 0; i < minima.length; i++) {
        if (lower[i]! < minima[i]!) minima[i] = lower[i]!;
        if (higher[i]! > maxima[i]!) maxima[i] = higher[i]!;
      }
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
    this.#clear();
  }

  /** Replaces the contents by one of packed groups. */
  load(groups: Groups, index: number): void {
    this.#clear();
    const width = this.sums.length;
    const [from, to] = [index * width, (index + 1) * width];
    this.sums.set(groups.sums.subarray(from, to));
    this.minima.set(groups.minima.subarray(from, to));
    this.maxima.set(groups.maxima.subarray(from, to));
    this.#signs = -1;
    if (groups.nulls) {
      this.nulls.set(groups.nulls.subarray(from, to));
      this.hasNulls = true;
    }
    this.scanlines = groups.scanlines[index]!;
    this.top = groups.tops[index]!;
    this.base = groups.bases[index]!;
  }

  /** All but the arrays, of which the nulls count only where there are some. */
  #clear(): void {
    if (this.hasNulls) this.nulls.fill(0);
    this.#signs = 0;
    this.hasNulls = false;
    this.scanlines = 0;
    this.rows = 0;
    this.top = Infinity;
    this.base = -Infinity;
  }

  #addPresent(samples: Float32Array, at: number): void {
    const { sums, nulls, minima, maxima } = this;
    this.#signs = -1;
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

  /** The same as `#addPresent` four times, of scanlines without nulls. Nearly all scanlines of a log go through here. */
  #takeFour(samples: Float32Array, at: number): void {
    const { sums } = this;
    const lows = this.#lowBits;
    const highs = this.#highBits;
    if (samples !== this.#samples) {
      this.#samples = samples;
      this.#bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
    }
    const bits = this.#bits;
    const width = sums.length;
    let signs = 0;
    for (let i = 0, from = at; i < width; i++, from++) {
      sums[i] = samples[from]! + samples[from + width]! + samples[from + 2 * width]! + samples[from + 3 * width]!;
      const a = bits[from]!;
      const b = bits[from + width]!;
      const c = bits[from + 2 * width]!;
      const d = bits[from + 3 * width]!;
      signs |= a | b | c | d;
      lows[i] = lesser(lesser(a, b), lesser(c, d));
      highs[i] = greater(greater(a, b), greater(c, d));
    }
    this.#signs = signs;
    if (signs < 0) this.#compareFour(samples, at);
  }

  /** The extremes of four scanlines with samples below zero, by comparing them. */
  #compareFour(samples: Float32Array, at: number): void {
    const { minima, maxima } = this;
    const width = minima.length;
    for (let i = 0, from = at; i < width; i++, from++) {
      const a = samples[from]!;
      const b = samples[from + width]!;
      const c = samples[from + 2 * width]!;
      const d = samples[from + 3 * width]!;
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

  /** Of samples that are not below zero. An extreme that has none yet is infinite, and orders rightly by its bits, too. */
  #reachBits(group: Group): void {
    const lows = this.#lowBits;
    const highs = this.#highBits;
    const lower = group.#lowBits;
    const higher = group.#highBits;
    for (let i = 0; i < lows.length; i++) {
      lows[i] = lesser(lows[i]!, lower[i]!);
      highs[i] = greater(highs[i]!, higher[i]!);
    }
  }

  #reach(top: number, base: number): void {
    this.rows++;
    this.top = Math.min(this.top, top);
    this.base = Math.max(this.base, base);
  }
}
