// Puts the weights of resampling into the kernel's memory, in the order in which it takes them.
import { INTERPOLATIONS } from '../../../../shared/model/image-log.ts';
import { resampleWeights } from '../build/resample-weights.ts';
import type { StoredPart } from '../build/stored-part.ts';
import type { Kernel } from './kernel.ts';

const FLOAT_BYTES = 4;
/** Outputs that are computed beside each other. */
const OUTPUTS = 2;

export interface KernelWeights {
  /** Weights of each output; 0: samples are stored as they are. */
  readonly taps: number;
  /** To be called when the kernel has made room for them. */
  write(kernel: Kernel): void;
}

export function kernelWeights({ sourceWidth, width, interpolation }: StoredPart): KernelWeights {
  if (sourceWidth === width) return { taps: 0, write: () => undefined };
  const { first, at, weights } = resampleWeights(sourceWidth, width, INTERPOLATIONS.indexOf(interpolation));
  const counts = Array.from(first, (_, output) => at[output + 1]! - at[output]!);
  // Two products are added without a zero before them, as `wholeOfPairs` does, only where all outputs have two.
  const taps = counts.every((count) => count === 2) ? 2 : Math.max(3, ...counts);
  const write = (kernel: Kernel): void => {
    const { buffer } = kernel.memory;
    const firsts = new Uint32Array(buffer, kernel.firsts.value, width);
    const peaks = new Float64Array(buffer, kernel.peaks.value, width);
    const pairs = new Float64Array(buffer, kernel.weights.value, (width + 1) * taps);
    for (const [output, source] of first.entries()) {
      firsts[output] = source * FLOAT_BYTES;
      const pair = Math.floor(output / OUTPUTS) * OUTPUTS * taps + (output % OUTPUTS);
      for (let tap = 0; tap < counts[output]!; tap++) {
        const weight = weights[at[output]! + tap]!;
        pairs[pair + tap * OUTPUTS] = weight;
        peaks[output] = Math.max(peaks[output]!, Math.abs(weight));
      }
    }
  };
  return { taps, write };
}
