// Resamples a scanline from the file's width to the stored width so that nulls do not tint their neighbours.
import { INTERPOLATIONS, type Interpolation } from '../../../../shared/model/image-log.ts';
import { resampleWeights } from './resample-weights.ts';

/** From this share of the output's largest weight on, a source sample counts as a neighbour of the output. */
const SIGNIFICANT = 1e-3;
/** An output needs one present neighbour with at least this share of the largest weight; else it is null. */
const CARRYING = 0.1;

/** Fills target[targetAt ..] with the scanline at source[sourceAt ..]. NaN is null. Allocates nothing. */
export type Resampler = (source: Float32Array, sourceAt: number, target: Float32Array, targetAt: number) => void;

/**
 * A scanline without nulls becomes what scikit-image's `resize` makes of it (see resample-weights.ts); at the same width
 * it is copied bit for bit. Around nulls:
 * - no null among an output's neighbours: its weights over the present samples, renormalised;
 * - a null among them: only the positive weights over the present samples, renormalised. The negative lobes of the higher
 *   orders are dropped, because without their counterparts the sum could come close to zero and blow the result up; this
 *   way the output stays between the samples that it is made of;
 * - no present neighbour that carries weight: null.
 */
export function createResampler(sourceWidth: number, width: number, interpolation: Interpolation): Resampler {
  if (sourceWidth === width) {
    return (source, sourceAt, target, targetAt) => {
      target.set(source.subarray(sourceAt, sourceAt + width), targetAt);
    };
  }
  const { first, at, weights } = resampleWeights(sourceWidth, width, INTERPOLATIONS.indexOf(interpolation));
  const peaks = Float64Array.from(first, (_, o) => {
    return weights.subarray(at[o], at[o + 1]).reduce((peak, w) => Math.max(peak, Math.abs(w)), 0);
  });

  function whole(source: Float32Array, sourceAt: number, target: Float32Array, targetAt: number): void {
    for (let o = 0; o < width; o++) {
      let sum = 0;
      let i = sourceAt + first[o]!;
      for (let k = at[o]!, end = at[o + 1]!; k < end; k++) sum += weights[k]! * source[i++]!;
      target[targetAt + o] = sum;
    }
  }

  /** For two weights an output, as linear and nearest have: saves the inner loop. */
  function wholeOfPairs(source: Float32Array, sourceAt: number, target: Float32Array, targetAt: number): void {
    for (let o = 0; o < width; o++) {
      const i = sourceAt + first[o]!;
      target[targetAt + o] = weights[2 * o]! * source[i]! + weights[2 * o + 1]! * source[i + 1]!;
    }
  }

  function withNulls(source: Float32Array, sourceAt: number, target: Float32Array, targetAt: number): void {
    for (let o = 0; o < width; o++) {
      const significant = SIGNIFICANT * peaks[o]!;
      let neighbourLost = false;
      let largest = 0;
      let [sum, weight, positiveSum, positiveWeight] = [0, 0, 0, 0];
      let i = sourceAt + first[o]!;
      for (let k = at[o]!, end = at[o + 1]!; k < end; k++) {
        const w = weights[k]!;
        const value = source[i++]!;
        if (Number.isNaN(value)) {
          if (Math.abs(w) >= significant) neighbourLost = true;
          continue;
        }
        sum += w * value;
        weight += w;
        if (w > 0) {
          positiveSum += w * value;
          positiveWeight += w;
          if (w > largest) largest = w;
        }
      }
      if (!neighbourLost) target[targetAt + o] = sum / weight;
      else target[targetAt + o] = largest >= CARRYING * peaks[o]! ? positiveSum / positiveWeight : NaN;
    }
  }

  const inPairs = first.every((start, o) => at[o + 1]! - at[o]! === 2 && start + 1 < sourceWidth);
  const withoutNulls = inPairs ? wholeOfPairs : whole;
  return (source, sourceAt, target, targetAt) => {
    for (let i = sourceAt; i < sourceAt + sourceWidth; i++) {
      if (Number.isNaN(source[i]!)) return withNulls(source, sourceAt, target, targetAt);
    }
    withoutNulls(source, sourceAt, target, targetAt);
  };
}
