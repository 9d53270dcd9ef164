// Packs groups of scanlines into arrays, so that they can cross threads.
import type { Group, Groups } from './pyramid-group.ts';

/** Packs groups as they come. */
export class GroupPacker {
  readonly #width: number;
  #count = 0;
  #hasNulls = false;
  #sums = new Float64Array(0);
  #nulls = new Float64Array(0);
  #minima = new Float32Array(0);
  #maxima = new Float32Array(0);
  #ends: { scanlines: number; top: number; base: number }[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  add(group: Group): void {
    const at = this.#count++ * this.#width;
    if (at === this.#sums.length) this.#grow();
    this.#sums.set(group.sums, at);
    this.#minima.set(group.minima, at);
    this.#maxima.set(group.maxima, at);
    if (group.hasNulls) {
      this.#hasNulls = true;
      this.#nulls.set(group.nulls, at);
    } else this.#nulls.fill(0, at, at + this.#width);
    this.#ends.push({ scanlines: group.scanlines, top: group.top, base: group.base });
  }

  /** The groups since the last `clear`, which become rows of `level`, in arrays of their own. */
  take(level: number): Groups {
    const size = this.#count * this.#width;
    return {
      level,
      count: this.#count,
      sums: this.#sums.slice(0, size),
      ...(this.#hasNulls ? { nulls: this.#nulls.slice(0, size) } : {}),
      minima: this.#minima.slice(0, size),
      maxima: this.#maxima.slice(0, size),
      scanlines: Float64Array.from(this.#ends.map(({ scanlines }) => scanlines)),
      tops: Float64Array.from(this.#ends.map(({ top }) => top)),
      bases: Float64Array.from(this.#ends.map(({ base }) => base)),
    };
  }

  clear(): void {
    this.#count = 0;
    this.#hasNulls = false;
    this.#ends = [];
  }

  #grow(): void {
    const size = Math.max(4 * this.#width, 2 * this.#sums.length);
    this.#sums = grown(this.#sums, new Float64Array(size));
    this.#nulls = grown(this.#nulls, new Float64Array(size));
    this.#minima = grown(this.#minima, new Float32Array(size));
    this.#maxima = grown(this.#maxima, new Float32Array(size));
  }
}

function grown<T extends Float64Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
