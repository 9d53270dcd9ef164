// In: the stored scanlines as they come. Out: what the library says about their values and their depth steps.
import type { ImportedLog } from '../store/image-store.ts';
import { Quantiles } from './quantiles.ts';

/** A step this much wider than nearly all others is a gap. */
const GAP_FACTOR = 1.5;
const COMMON_SHARE = 0.95;

export class LogStatistics {
  readonly #values = new Quantiles();
  readonly #steps = new Quantiles();
  #nulls = 0;
  #depthMin = Infinity;
  #depthMax = -Infinity;
  #lastDepth: number | undefined;

  /** A scanline as it is stored. */
  add(depth: number, samples: Float32Array): void {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i]!;
      if (Number.isNaN(value)) this.#nulls++;
      else this.#values.add(value);
    }
    if (this.#lastDepth !== undefined) this.#steps.add(Math.abs(depth - this.#lastDepth));
    this.#lastDepth = depth;
    this.#depthMin = Math.min(this.#depthMin, depth);
    this.#depthMax = Math.max(this.#depthMax, depth);
  }

  /** Of one scanline at least. Steps are 0 for a single one; values are null when every sample is. */
  result(): Pick<
    ImportedLog,
    'depthMin' | 'depthMax' | 'depthStep' | 'gapStep' | 'valueMin' | 'valueMax' | 'p01' | 'p99' | 'nulls'
  > {
    const empty = this.#values.count === 0;
    return {
      depthMin: this.#depthMin,
      depthMax: this.#depthMax,
      depthStep: rounded(this.#steps.quantile(0.5) ?? 0),
      gapStep: rounded(GAP_FACTOR * this.#commonStep()),
      valueMin: empty ? null : this.#values.min,
      valueMax: empty ? null : this.#values.max,
      p01: this.#values.quantile(0.01) ?? null,
      p99: this.#values.quantile(0.99) ?? null,
      nulls: this.#nulls,
    };
  }

  /** The greatest step that is no exception. One of the steps, not a value between two: else a gap in a short log would hide itself. */
  #commonStep(): number {
    const last = this.#steps.count - 1;
    return this.#steps.quantile(last > 0 ? Math.floor(COMMON_SHARE * last) / last : 1) ?? 0;
  }
}

/** 9000.2 - 9000.1 is 0.1000000000003638: beyond nine digits a step is only what the subtraction left. */
function rounded(step: number): number {
  return Number(step.toPrecision(9));
}
