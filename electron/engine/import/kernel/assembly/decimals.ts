// Reads runs of numbers of at most eight characters, with the same number of decimals and no sign, two at a time.
import { fromEightDigits } from './vectors';
import { powerOfTen } from './powers';

/** Fields that are read at a time; a run has at least as many. */
export const DECIMALS_AT_ONCE: i32 = 2;
const MOST_CHARACTERS: i32 = 8;
const MOST_DECIMALS: i32 = 6;
const ZERO_DIGIT: u8 = 48;
const NOTHING: u8 = 255;

/** For each number of decimals: where each digit comes from, what is 0 at each place, how far above it a byte may be, the power. */
const PATTERN_BYTES: usize = 64;
const patterns: usize = memory.data(448);
/** For each length, bits of the bytes of a field that belong to it. */
const masks: usize = memory.data(128);
let point: u8 = 0;

export function setPoint(byte: i32): void {
  point = <u8>byte;
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) setPattern(decimals);
  for (let length = 1; length <= MOST_CHARACTERS; length++) {
    const shift = (<u64>(MOST_CHARACTERS - length)) << 3;
    store<u64>(masks + ((<usize>length) << 3), u64.MAX_VALUE << shift);
  }
}

function setPattern(decimals: i32): void {
  const pattern = patternOf(decimals);
  const pointAt = MOST_CHARACTERS - 1 - decimals;
  for (let half = 0; half < 16; half += MOST_CHARACTERS) {
    for (let place = 0; place < MOST_CHARACTERS; place++) {
      const at = pattern + <usize>(half + place);
      // Without the point, those before it are one further to the right.
      const from = place > pointAt ? place : place - 1;
      store<u8>(at, from < 0 ? NOTHING : <u8>(half + from));
      store<u8>(at, place == pointAt ? point : ZERO_DIGIT, 16);
      store<u8>(at, place == pointAt ? 0 : 9, 32);
    }
  }
  v128.store(pattern, f64x2.splat(powerOfTen(decimals)), 48);
}

function patternOf(decimals: i32): usize {
  return patterns + <usize>decimals * PATTERN_BYTES;
}

/** How many decimals the field has that ends at `end`; 0 where none are found. */
export function decimalsBefore(end: usize): i32 {
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
    if (load<u8>(end - 1 - <usize>decimals) == point) return decimals;
  }
  return 0;
}

/** `before`: in the list of delimiters, the one before the first field. Returns whether all fields were such decimals. */
export function readDecimals(before: usize, fields: i32, decimals: i32, to: usize): bool {
  const pattern = patternOf(decimals);
  const order = v128.load(pattern);
  const zeros = v128.load(pattern, 16);
  const reach = v128.load(pattern, 32);
  const power = v128.load(pattern, 48);
  // From delimiter to delimiter: a digit, the point and the decimals at least.
  const shortest = decimals + 3;
  let right = i8x16.splat(-1);
  let wrong = 0;
  const last = before + ((<usize>(fields - DECIMALS_AT_ONCE)) << 2);
  for (let at = before; ;) {
    const first = <usize>load<u32>(at, 4);
    const second = <usize>load<u32>(at, 8);
    const firstLength = <i32>(first - <usize>load<u32>(at));
    const secondLength = <i32>(second - first);
    // The sign of each says whether it is too short or too long.
    wrong |= (firstLength - shortest) | (MOST_CHARACTERS + 1 - firstLength);
    wrong |= (secondLength - shortest) | (MOST_CHARACTERS + 1 - secondLength);
    const text = v128.load_lane<u64>(second - 8, v128.load_zero<u64>(first - 8), 1);
    const own = v128.load_lane<u64>(maskOf(secondLength), v128.load_zero<u64>(maskOf(firstLength)), 1);
    const digits = i8x16.sub(text, zeros);
    right = v128.and(right, v128.or(i8x16.le_u(digits, reach), v128.not(own)));
    const whole = fromEightDigits(i8x16.swizzle(v128.and(digits, own), order));
    const values = f64x2.div(f64x2.convert_low_i32x4_s(whole), power);
    v128.store_lane<u64>(to, f32x4.demote_f64x2_zero(values), 0);
    if (at == last) break;
    // The last two fields are read together, one of them for the second time perhaps.
    const next = min(at + 8, last);
    to += next - at;
    at = next;
  }
  return wrong >= 0 && i8x16.all_true(right);
}

/** `length`: from delimiter to delimiter. Of one that is too long any, as its record is read again. */
function maskOf(length: i32): usize {
  return masks + ((<usize>((length - 1) & 15)) << 3);
}
