// Which of the even steps of a value range a value is in: by them colours and ranks tell values apart.
import type { ValueRange } from '../../../shared/model/look.ts';

/**
 * Steps to a unit of value, such that the top of the range is in the last step: 100 * (255 / 100) is less than 255, and
 * 0.7 is stored as the float32 just below it.
 */
export function scaleOf([lo, hi]: ValueRange, last: number): number {
  const top = Math.fround(hi);
  let scale = last / (hi - lo);
  // No sample lies between ends that are one float32.
  if (top <= lo) return scale;
  scale = Math.max(scale, last / (top - lo));
  while ((top - lo) * scale < last) scale *= 1 + Number.EPSILON;
  return scale;
}

/**
 * floor((value - lo) * scale), clamped to 0..last, and `last + 1` for null; so 256 steps over the range 0..255 are
 * floor(value).
 */
export function stepOf(value: number, lo: number, scale: number, last: number): number {
  const position = (value - lo) * scale;
  // Neither comparison holds for a null: NaN compares false with everything.
  return position < last ? (position > 0 ? position | 0 : 0) : position >= last ? last : last + 1;
}
