// Statistics of a log from its scanlines as they come: values, percentiles, depth steps, gaps.
import type { ImportedLog } from '../../store/image-store.ts';
import { Quantiles, type QuantileBins } from './quantiles.ts';

/** The shares of the stored percentiles: 0, 0.5, 1 … 100 percent. */
const PERCENTILE_SHARES = Array.from({ length: 201 }, (_, i) => i / 200);
/** A step this many times wider than nearly all others is a gap. */
const GAP_FACTOR = 1.5;
const COMMON_SHARE = 0.95;

/** The statistics of some consecutive scanlines. */
export interface StatisticsPart {
  readonly values: QuantileBins;
  readonly steps: QuantileBins;
  readonly nulls: number;
  /** Depths of the first and the last scanline, in the file's order. */
  readonly firstDepth: number;
  readonly lastDepth: number;
}

export class LogStatistics {
  readonly #values = new Quantiles();
  readonly #steps = new Quantiles();
  #nulls = 0;
  /** The ends of the depths so far. Depths go one way, so these are the least and the greatest. */
  #firstDepth: number | undefined;
  #lastDepth = NaN;
  #samples: Float32Array = new Float32Array(0);
  #bits: Int32Array = new Int32Array(0);

  /** Adds a stored scanline: samples[at] to samples[at + width - 1]. Returns how many of them are null. */
  add(depth: number, samples: Float32Array, at = 0, width = samples.length): number {
    if (samples !== this.#samples) {
      this.#samples = samples;
      this.#bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
    }
    const nulls = this.#values.addRow(samples, this.#bits, at, at + width);
    this.#nulls += nulls;
    this.#step(depth);
    this.#lastDepth = depth;
    return nulls;
  }

  /** Returns the statistics so far, of at least one scanline, and starts from zero. */
  take(): StatisticsPart {
    const part = {
      values: this.#values.take(),
      steps: this.#steps.take(),
      nulls: this.#nulls,
      firstDepth: this.#firstDepth!,
      lastDepth: this.#lastDepth,
    };
    this.#nulls = 0;
    this.#firstDepth = undefined;
    return part;
  }

  /** Adds the statistics of the scanlines that follow, counted elsewhere. */
  append(part: StatisticsPart): void {
    this.#values.merge(part.values);
    this.#steps.merge(part.steps);
    this.#nulls += part.nulls;
    this.#step(part.firstDepth);
    this.#lastDepth = part.lastDepth;
  }

  /** The result, of at least one scanline. Steps are 0 for a single one; values are null when every sample is. */
  result(): Pick<
    ImportedLog,
    | 'depthMin'
    | 'depthMax'
    | 'depthStep'
    | 'gapStep'
    | 'valueMin'
    | 'valueMax'
    | 'p01'
    | 'p99'
    | 'percentiles'
    | 'nulls'
  > {
    const empty = this.#values.count === 0;
    return {
      depthMin: Math.min(this.#firstDepth!, this.#lastDepth),
      depthMax: Math.max(this.#firstDepth!, this.#lastDepth),
      depthStep: rounded(this.#steps.quantile(0.5) ?? 0),
      gapStep: rounded(GAP_FACTOR * this.#commonStep()),
      valueMin: empty ? null : this.#values.min,
      valueMax: empty ? null : this.#values.max,
      p01: this.#values.quantile(0.01) ?? null,
      p99: this.#values.quantile(0.99) ?? null,
      percentiles: this.#values.quantiles(PERCENTILE_SHARES).map((value) => Number(value.toPrecision(7))),
      nulls: this.#nulls,
    };
  }

  /** Counts the step from the previous scanline to this one. */
  #step(depth: number): void {
    if (this.#firstDepth === undefined) this.#firstDepth = depth;
    else this.#steps.add(Math.abs(depth - this.#lastDepth));
  }

  /** The greatest step that is not exceptional. An actual step, as an interpolated one would hide a gap in a short log. */
  #commonStep(): number {
    const last = this.#steps.count - 1;
    return this.#steps.quantile(last > 0 ? Math.floor(COMMON_SHARE * last) / last : 1) ?? 0;
  }
}

/** A step with nine digits. More are only rounding errors: 9000.2 - 9000.1 is 0.1000000000003638. */
function rounded(step: number): number {
  return Number(step.toPrecision(9));
}
