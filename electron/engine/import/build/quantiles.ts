// Counts numbers into bins to give their least, greatest and any quantile, in memory that does not grow.

/** Sign, exponent and 9 bits of a float32's mantissa: bins are 0.2 % wide, with one for each whole number up to 1023. */
const KEY_BITS = 18;
export const BINS = 1 << KEY_BITS;
/** From a float's bits in their order to its bin; the first bins have numbers below zero. */
export const BIN_SHIFT = 32 - KEY_BITS;
/** Bins that there is memory for at the beginning. */
const FIRST_PLACES = 1024;
/** Consecutive bins whose places lie in one array, which there is once one of them is in use: few of all bins are. */
const PAGE_BITS = 9;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** The bins with numbers in them, [bins] each, as they go from one thread to another. */
export interface QuantileBins {
  readonly keys: Uint32Array;
  readonly counts: Float64Array;
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/** Every bin keeps the least and greatest of its numbers, so a bin with a single value gives it exactly. */
export class Quantiles {
  /** [pages, bins of a page]: the place of each bin in `#bins`, 0 while it has no number. */
  readonly #pages: (Int32Array | undefined)[] = Array.from({ length: BINS >> PAGE_BITS });
  /** [places, 4]: count, least, greatest, unused. Side by side, because they are needed together. Grows. */
  #bins = new Float64Array(4 * FIRST_PLACES);
  /** Keys of bins with numbers in them, in the order of their places, which begin at 4. */
  #used: number[] = [];
  readonly #float = new Float32Array(1);
  readonly #bits = new Int32Array(this.#float.buffer);
  count = 0;

  /** Counts a finite number. */
  add(value: number): void {
    this.#float[0] = value;
    this.#addTo(keyOf(this.#bits[0]!), value, 1);
    this.count++;
  }

  /** Returns what was counted so far, and starts from zero. */
  take(): QuantileBins {
    const keys = Uint32Array.from(this.#used);
    const bins = {
      keys,
      counts: Float64Array.from(keys, (key) => this.#bins[this.#placeOf(key)]!),
      least: Float64Array.from(keys, (key) => this.#bins[this.#placeOf(key) + 1]!),
      greatest: Float64Array.from(keys, (key) => this.#bins[this.#placeOf(key) + 2]!),
    };
    for (const key of keys) this.#pages[key >> PAGE_BITS]![key & PAGE_MASK] = 0;
    this.#used = [];
    this.count = 0;
    return bins;
  }

  /** Adds what was counted elsewhere. */
  merge({ keys, counts, least, greatest }: QuantileBins): void {
    for (const [i, key] of keys.entries()) {
      this.#addTo(key, least[i]!, 1);
      this.#addTo(key, greatest[i]!, counts[i]! - 1);
      this.count += counts[i]!;
    }
  }

  /** The least number; Infinity while there is none. */
  get min(): number {
    return this.#used.reduce((min, key) => Math.min(min, this.#bins[this.#placeOf(key) + 1]!), Infinity);
  }

  /** The greatest number; -Infinity while there is none. */
  get max(): number {
    return this.#used.reduce((max, key) => Math.max(max, this.#bins[this.#placeOf(key) + 2]!), -Infinity);
  }

  /** The quantile at a share of 0 to 1, interpolated as by numpy's `quantile`; undefined when there is no number. */
  quantile(share: number): number | undefined {
    return this.quantiles([share])[0];
  }

  /** The quantiles at ascending shares, in one pass through the bins; empty when there is no number. */
  quantiles(shares: readonly number[]): number[] {
    if (this.count === 0) return [];
    const keys = Uint32Array.from(this.#used).sort();
    let at = 0;
    let before = 0;
    // The number at a rank in ascending order. Ranks must ascend. Numbers of a bin are taken as evenly spread.
    const ranked = (rank: number): number => {
      while (before + this.#bins[this.#placeOf(keys[at]!)]! <= rank) before += this.#bins[this.#placeOf(keys[at++]!)]!;
      const bin = this.#placeOf(keys[at]!);
      const [count, least, greatest] = [this.#bins[bin]!, this.#bins[bin + 1]!, this.#bins[bin + 2]!];
      return count === 1 ? least : least + ((rank - before) / (count - 1)) * (greatest - least);
    };
    return shares.map((share) => {
      const rank = share * (this.count - 1);
      const below = Math.floor(rank);
      const lower = ranked(below);
      // Looking ahead must not move on, because the next share may need the same bin.
      const [wasAt, wasBefore] = [at, before];
      const upper = ranked(Math.min(below + 1, this.count - 1));
      [at, before] = [wasAt, wasBefore];
      return lower + (rank - below) * (upper - lower);
    });
  }

  /** How many numbers are greater than one; where it lies within a bin, those of the bin are taken as evenly spread. */
  countAbove(limit: number): number {
    let above = 0;
    for (const key of this.#used) {
      const bin = this.#placeOf(key);
      const [count, least, greatest] = [this.#bins[bin]!, this.#bins[bin + 1]!, this.#bins[bin + 2]!];
      if (least > limit) above += count;
      else if (greatest > limit) above += Math.round((count * (greatest - limit)) / (greatest - least));
    }
    return above;
  }

  #placeOf(key: number): number {
    return this.#pages[key >> PAGE_BITS]?.[key & PAGE_MASK] ?? 0;
  }

  #addTo(key: number, value: number, count: number): void {
    const bin = this.#placeOf(key) || this.#open(key, value);
    const bins = this.#bins;
    bins[bin]! += count;
    if (value < bins[bin + 1]!) bins[bin + 1] = value;
    if (value > bins[bin + 2]!) bins[bin + 2] = value;
  }

  /** Returns the place of a bin that gets its first number. */
  #open(key: number, value: number): number {
    const bin = 4 * this.#used.push(key);
    if (bin === this.#bins.length) {
      const grown = new Float64Array(2 * bin);
      grown.set(this.#bins);
      this.#bins = grown;
    }
    const page = (this.#pages[key >> PAGE_BITS] ??= new Int32Array(1 << PAGE_BITS));
    page[key & PAGE_MASK] = bin;
    this.#bins[bin] = 0;
    this.#bins[bin + 1] = this.#bins[bin + 2] = value;
    return bin;
  }
}

/**
 * The bits of a float as a whole number that orders as the floats do: of those below zero the bits order backwards. Done
 * twice, it gives the bits again.
 */
export function orderedBits(bits: number): number {
  return bits ^ ((bits >> 31) & 0x7fffffff);
}

/** The bin of a float's bits. Keys ascend with the values. */
function keyOf(bits: number): number {
  return (orderedBits(bits) >> BIN_SHIFT) + BINS / 2;
}
