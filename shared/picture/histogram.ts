// Counts values into even bins between two ends, with those below, above and missing.

export const HISTOGRAM_BINS = 128;

export interface Histogram {
  readonly low: number;
  readonly high: number;
  /** [HISTOGRAM_BINS] values in each bin; the last bin includes `high`. */
  readonly counts: number[];
  readonly below: number;
  readonly above: number;
  readonly nulls: number;
}

/** NaN counts as null. `low` must be less than `high`. */
export function histogramOf(values: Float32Array, low: number, high: number): Histogram {
  const counts = new Array<number>(HISTOGRAM_BINS).fill(0);
  const scale = HISTOGRAM_BINS / (high - low);
  let [below, above, nulls] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) below++;
    else if (value > high) above++;
    else if (value === value) counts[Math.min(HISTOGRAM_BINS - 1, Math.floor((value - low) * scale))]!++;
    else nulls++;
  }
  return { low, high, counts, below, above, nulls };
}
