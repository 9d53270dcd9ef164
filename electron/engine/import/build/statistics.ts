// Statistics of a log from its scanlines as they come: values, percentiles, depth steps, gaps.
import type { ImportedLog } from '../../store/image-store.ts';
import { DepthSteps, type StepsPart } from './depth-steps.ts';
import { Quantiles, type QuantileBins } from './quantiles.ts';
import { MOST_SAMPLES, SampleBins } from './sample-bins.ts';

/** The shares of the stored percentiles: 0, 0.5, 1 … 100 percent. */
const PERCENTILE_SHARES = Array.from({ length: 201 }, (_, i) => i / 200);

/** The statistics of some consecutive scanlines. */
export interface StatisticsPart {
  readonly values: QuantileBins;
  readonly steps: StepsPart;
  readonly nulls: number;
}

export class LogStatistics {
  readonly #values = new Quantiles();
  /** Of samples that are not among `#values` yet. */
  readonly #bins = new SampleBins();
  readonly #steps = new DepthSteps();
  #nulls = 0;
  #samples: Float32Array = new Float32Array(0);
  #bits: Int32Array = new Int32Array(0);

  /** Adds a stored scanline: samples[at] to samples[at + width - 1]. Returns how many of them are null. */
  add(depth: number, samples: Float32Array, at = 0, width = samples.length): number {
    if (samples !== this.#samples) {
      this.#samples = samples;
      this.#bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
    }
    const nulls = this.#bins.add(this.#bits, at, at + width);
    if (this.#bins.count > MOST_SAMPLES) this.#values.merge(this.#bins.take());
    this.#nulls += nulls;
    this.#steps.add(depth);
    return nulls;
  }

  /** Returns the statistics so far, of at least one scanline and at most `MOST_SAMPLES`, and starts from zero. */
  take(): StatisticsPart {
    const part = { values: this.#bins.take(), steps: this.#steps.take(), nulls: this.#nulls };
    this.#nulls = 0;
    return part;
  }

  /** Adds the statistics of the scanlines that follow, counted elsewhere. */
  append(part: StatisticsPart): void {
    this.#values.merge(part.values);
    this.#steps.append(part.steps);
    this.#nulls += part.nulls;
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
    this.#values.merge(this.#bins.take());
    const empty = this.#values.count === 0;
    return {
      depthMin: this.#steps.depthMin,
      depthMax: this.#steps.depthMax,
      depthStep: this.#steps.step,
      gapStep: this.#steps.gapStep,
      valueMin: empty ? null : this.#values.min,
      valueMax: empty ? null : this.#values.max,
      p01: this.#values.quantile(0.01) ?? null,
      p99: this.#values.quantile(0.99) ?? null,
      percentiles: this.#values.quantiles(PERCENTILE_SHARES).map((value) => Number(value.toPrecision(7))),
      nulls: this.#nulls,
    };
  }
}
