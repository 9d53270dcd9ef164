// In: numbers, one at a time. Out: their least, greatest and any quantile, in memory that does not grow.

/** Sign, exponent and 9 bits of the mantissa of a float32: bins 0.2 % wide, one for each whole number up to 1023. */
const KEY_BITS = 18;
const BINS = 1 << KEY_BITS;

/** Every bin keeps the least and greatest number it holds, so bins of a single number answer exactly. */
export class Quantiles {
  readonly #counts = new Float64Array(BINS);
  readonly #least = new Float64Array(BINS).fill(Infinity);
  readonly #greatest = new Float64Array(BINS).fill(-Infinity);
  readonly #float = new Float32Array(1);
  readonly #bits = new Uint32Array(this.#float.buffer);
  count = 0;
  /** Infinity and -Infinity while there is none. */
  min = Infinity;
  max = -Infinity;

  /** A finite number. */
  add(value: number): void {
    this.#float[0] = value;
    const bits = this.#bits[0]!;
    // Negative floats order backwards by their bits; this makes the keys ascend with the values.
    const key = (bits >>> 31 ? ~bits : bits | 0x80000000) >>> (32 - KEY_BITS);
    this.#counts[key]! += 1;
    if (value < this.#least[key]!) this.#least[key] = value;
    if (value > this.#greatest[key]!) this.#greatest[key] = value;
    this.count++;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** At share 0 to 1, interpolated between neighbours as numpy's `quantile` does; undefined when there is no number. */
  quantile(share: number): number | undefined {
    if (this.count === 0) return undefined;
    const rank = share * (this.count - 1);
    const below = Math.floor(rank);
    const lower = this.#ranked(below);
    const upper = this.#ranked(Math.min(below + 1, this.count - 1));
    return lower + (rank - below) * (upper - lower);
  }

  /** The number at a place in ascending order; spread evenly between the ends of its bin. */
  #ranked(rank: number): number {
    let before = 0;
    let key = 0;
    while (before + this.#counts[key]! <= rank) before += this.#counts[key++]!;
    const [count, least, greatest] = [this.#counts[key]!, this.#least[key]!, this.#greatest[key]!];
    return count === 1 ? least : least + ((rank - before) / (count - 1)) * (greatest - least);
  }
}
