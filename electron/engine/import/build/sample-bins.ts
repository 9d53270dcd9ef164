// Counts the samples of scanlines into the bins of quantiles by their bits, in whole numbers throughout.
import { BIN_SHIFT, BINS, orderedBits, type QuantileBins } from './quantiles.ts';

/** Bins that there is memory for at the beginning. */
const FIRST_PLACES = 1024;
/** Samples after which the counts, which are int32, have to be taken. */
export const MOST_SAMPLES = 2 ** 30;

export class SampleBins {
  /** [bins]: the place of each bin in `#bins`, 0 while it has no sample: few of all bins are in use. */
  readonly #places = new Int32Array(BINS);
  /** [places, 4]: count, least and greatest bits in their order, unused. Side by side, as they are needed together. Grows. */
  #bins = new Int32Array(4 * FIRST_PLACES);
  /** Keys of bins with samples in them, in the order of their places, which begin at 4. */
  #used: number[] = [];
  /** Samples counted since they were last taken. */
  count = 0;

  /** Counts floats [from, to) by their bits. Skips NaN and returns how many there were. */
  add(bits: Int32Array, from: number, to: number): number {
    const places = this.#places;
    let bins = this.#bins;
    let nulls = 0;
    for (let i = from; i < to; i++) {
      const own = bits[i]!;
      if ((own & 0x7fffffff) > 0x7f800000) {
        nulls++;
        continue;
      }
      const ordered = orderedBits(own);
      const key = (ordered >> BIN_SHIFT) + BINS / 2;
      let bin = places[key]!;
      if (bin === 0) {
        bin = this.#open(key, ordered);
        bins = this.#bins;
      }
      bins[bin] = bins[bin]! + 1;
      if (ordered < bins[bin + 1]!) bins[bin + 1] = ordered;
      if (ordered > bins[bin + 2]!) bins[bin + 2] = ordered;
    }
    this.count += to - from - nulls;
    return nulls;
  }

  /** Returns what was counted so far, and starts from zero. */
  take(): QuantileBins {
    const keys = Uint32Array.from(this.#used);
    const counts = new Float64Array(keys.length);
    const least = new Int32Array(keys.length);
    const greatest = new Int32Array(keys.length);
    for (let i = 0; i < keys.length; i++) {
      const bin = 4 * (i + 1);
      counts[i] = this.#bins[bin]!;
      least[i] = orderedBits(this.#bins[bin + 1]!);
      greatest[i] = orderedBits(this.#bins[bin + 2]!);
      this.#places[keys[i]!] = 0;
    }
    this.#used = [];
    this.count = 0;
    return { keys, counts, least: floatsOf(least), greatest: floatsOf(greatest) };
  }

  /** Returns the place of a bin that gets its first sample. */
  #open(key: number, ordered: number): number {
    const bin = 4 * this.#used.push(key);
    if (bin === this.#bins.length) {
      const grown = new Int32Array(2 * bin);
      grown.set(this.#bins);
      this.#bins = grown;
    }
    this.#places[key] = bin;
    this.#bins[bin] = 0;
    this.#bins[bin + 1] = this.#bins[bin + 2] = ordered;
    return bin;
  }
}

function floatsOf(bits: Int32Array<ArrayBuffer>): Float64Array {
  return Float64Array.from(new Float32Array(bits.buffer));
}
