// Which of the even steps of a value range a value is in: by them colours and ranks tell values apart.
import type { ValueRange } from '../../../shared/model/look.ts';

/** Steps 0 to `last` between the two ends of a range. */
export interface Steps {
  readonly lo: number;
  /** Steps to a unit of value. */
  readonly scale: number;
  /** From here on it is the last step: where the top of the range comes to lie. */
  readonly limit: number;
  readonly last: number;
}

export function stepsOf([lo, hi]: ValueRange, last: number): Steps {
  const scale = last / (hi - lo);
  // 100 * (255 / 100) is less than 255; and 0.7 is stored as the float32 just below it.
  const top = (Math.fround(hi) - lo) * scale;
  return { lo, scale, limit: top < last ? top : last, last };
}

/**
 * floor((value - lo) * scale), clamped to 0..last, and `last + 1` for null; so 256 steps over the range 0..255 are
 * floor(value).
 */
export function stepOf(value: number, lo: number, scale: number, limit: number, last: number): number {
  const position = (value - lo) * scale;
  // Neither comparison holds for a null: NaN compares false with everything.
  return position < limit ? (position > 0 ? position | 0 : 0) : position >= limit ? last : last + 1;
}
