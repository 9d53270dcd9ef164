// In: percent cut off at either end. Out: the range between the percentiles that are left.
import type { PercentileRange } from '../../shared/model/look.ts';

/** None is the least and the greatest value. */
export const CUTS = [0, 0.5, 1, 2, 5] as const;

export function percentileFor(cut: number): PercentileRange {
  return [cut, 100 - cut];
}
