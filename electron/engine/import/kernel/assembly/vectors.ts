// Constants of 16 bytes, and digits to numbers. In memory, as V8 makes literals anew in every turn of a loop.

// prettier-ignore
const ZERO_DIGITS: usize = memory.data<u8>([48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48], 16);
const NINES: usize = memory.data<u8>([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 16);
const EVEN_BYTES: usize = memory.data<u16>([255, 255, 255, 255, 255, 255, 255, 255], 16);
const THOUSANDS_AND_TENS: usize = memory.data<u16>([1000, 10, 1000, 10, 1000, 10, 1000, 10], 16);
const HUNDREDS_AND_ONES: usize = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1], 16);
const TEN_THOUSANDS: usize = memory.data<u32>([10_000, 10_000, 10_000, 10_000], 16);
const EIGHT_DIGITS_UP: usize = memory.data<f64>([1e8, 1], 16);

/** The digit 0 in each byte. */
export function zeroDigits(): v128 {
  return v128.load(ZERO_DIGITS);
}

/** 9 in each byte. */
export function nines(): v128 {
  return v128.load(NINES);
}

/** Four digits a lane, as numbers 0 to 9, the first in the lowest byte, to one number a lane. */
export function fromFourDigits(digits: v128): v128 {
  const even = i32x4.dot_i16x8_s(v128.and(digits, v128.load(EVEN_BYTES)), v128.load(THOUSANDS_AND_TENS));
  return i32x4.add(even, i32x4.dot_i16x8_s(i16x8.shr_u(digits, 8), v128.load(HUNDREDS_AND_ONES)));
}

/** Eight digits in each half, as numbers 0 to 9, to two whole numbers in the first two lanes. */
export function fromEightDigits(digits: v128): v128 {
  const four = fromFourDigits(digits);
  const upper = i32x4.mul(v128.shuffle<i32>(four, four, 0, 2, 0, 2), v128.load(TEN_THOUSANDS));
  return i32x4.add(upper, v128.shuffle<i32>(four, four, 1, 3, 1, 3));
}

/** Sixteen digits, as numbers 0 to 9, to one float64: exact up to 15 of them. */
export function fromSixteenDigits(digits: v128): f64 {
  const halves = f64x2.mul(f64x2.convert_low_i32x4_s(fromEightDigits(digits)), v128.load(EIGHT_DIGITS_UP));
  return f64x2.extract_lane(halves, 0) + f64x2.extract_lane(halves, 1);
}

/** Bytes of a vector. */
export const MOST_LOADED: i32 = 16;
// prettier-ignore
const LANES: usize = memory.data<u8>([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], 16);

/** All bits in the bytes from number `first` on. */
export function lanesFrom(first: i32): v128 {
  return i8x16.ge_s(v128.load(LANES), i8x16.splat(<i8>first));
}
