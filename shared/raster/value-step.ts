// Divides a value range into even steps, by which colours and ranks tell values apart.
import type { ValueRange } from '../model/look.ts';

/** Steps 0 to `last` between the ends of a range. */
export interface Steps {
  readonly lo: number;
  /** Steps per unit of value. */
  readonly scale: number;
  /** The top of the range, in steps from its bottom; from here on values are in the last step. */
  readonly limit: number;
  readonly last: number;
}

/** The steps 0 to `last` of a range of values. */
export function stepsOf([lo, hi]: ValueRange, last: number): Steps {
  const scale = last / (hi - lo);
  // Rounding errors must not keep the top out of the last step: 100 * (255 / 100) < 255, and 0.7 as float32 is below 0.7.
  const top = (Math.fround(hi) - lo) * scale;
  return { lo, scale, limit: top < last ? top : last, last };
}

/**
 * floor((value - lo) * scale), clamped to 0..last, and `last + 1` for null; so 256 steps over the range 0..255 are
 * floor(value).
 */
export function stepOf(value: number, lo: number, scale: number, limit: number, last: number): number {
  const position = (value - lo) * scale;
  // A null fails both comparisons, because comparisons with NaN are false.
  return position < limit ? (position > 0 ? position | 0 : 0) : position >= limit ? last : last + 1;
}
