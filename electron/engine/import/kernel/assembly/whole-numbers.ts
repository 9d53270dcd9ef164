// Reads runs of whole numbers of one to four digits, four fields at a time.
import { fromFourDigits, nines, zeroDigits } from './vectors';

/** Fields that are read at a time; a run has at least as many. */
export const WHOLE_NUMBERS_AT_ONCE: i32 = 4;
const MOST_DIGITS: i32 = 4;

/**
 * Each field is loaded so that it ends at its delimiter; what is no digit clears itself and all before it. The digits left
 * and the distance of the delimiters then tell whether there was anything else in the field.
 * `before`: in the list of delimiters, the one before the first field. Returns whether all fields were such numbers.
 */
export function readWholeNumbers(before: usize, fields: i32, to: usize): bool {
  let wrong = i32x4.splat(0);
  let shortest = i32x4.splat(MOST_DIGITS);
  const zero = zeroDigits();
  const nine = nines();
  const expected = i32x4.splat(MOST_DIGITS + 1);
  const last = before + ((<usize>(fields - WHOLE_NUMBERS_AT_ONCE)) << 2);
  for (let at = before; ;) {
    const ends = v128.load(at, 4);
    let text = v128.load_zero<u32>(<usize>load<u32>(at, 4) - 4);
    text = v128.load_lane<u32>(<usize>load<u32>(at, 8) - 4, text, 1);
    text = v128.load_lane<u32>(<usize>load<u32>(at, 12) - 4, text, 2);
    text = v128.load_lane<u32>(<usize>load<u32>(at, 16) - 4, text, 3);
    const digits = i8x16.sub(text, zero);
    let cleared = v128.not(i8x16.le_u(digits, nine));
    cleared = v128.or(cleared, i32x4.shr_u(cleared, 8));
    cleared = v128.or(cleared, i32x4.shr_u(cleared, 16));
    // A cleared byte is -1, so the sum of a lane is its digits less four.
    const kept = i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(cleared));
    const length = i32x4.sub(ends, v128.load(at));
    wrong = v128.or(wrong, i32x4.sub(i32x4.sub(length, kept), expected));
    shortest = i32x4.min_s(shortest, length);
    v128.store(to, f32x4.convert_i32x4_s(fromFourDigits(v128.andnot(digits, cleared))));
    if (at == last) break;
    // The last four fields are read together, some of them for the second time.
    const next = min(at + 16, last);
    to += next - at;
    at = next;
  }
  // A field without digits has its delimiter right behind the one before it.
  return !v128.any_true(wrong) && i32x4.all_true(i32x4.gt_s(shortest, i32x4.splat(1)));
}
