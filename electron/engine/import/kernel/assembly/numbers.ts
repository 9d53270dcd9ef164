// Reads any number of up to 16 characters: a sign, digits and a point, up to 15 digits. Others are told of.
import { powerOfTen } from './powers';
import { fromSixteenDigits, nines, zeroDigits } from './vectors';

const MOST_CHARACTERS: i32 = 16;
const MOST_DIGITS: i32 = 15;
/** In place of where the point is. */
const NO_POINT: i32 = 16;
const MINUS: u8 = 45;
const NOTHING: u8 = 255;

/** By length without the sign, and by where in the 16 bytes the point is: where each digit comes from, and what to divide by. */
const ENTRY_BYTES: usize = 32;
const table: usize = memory.data(9248);
let point: u8 = 0;

/** The byte of the decimal point. */
export function setNumberPoint(byte: i32): void {
  point = <u8>byte;
  for (let length = 0; length <= MOST_CHARACTERS; length++) {
    for (let pointAt = MOST_CHARACTERS - length; pointAt <= NO_POINT; pointAt++) setEntry(length, pointAt);
  }
}

function setEntry(length: i32, pointAt: i32): void {
  const entry = entryOf(length, pointAt);
  let to = MOST_CHARACTERS - 1;
  for (let from = MOST_CHARACTERS - 1; from >= MOST_CHARACTERS - length; from--) {
    if (from == pointAt) continue;
    store<u8>(entry + <usize>to, <u8>from);
    to--;
  }
  for (; to >= 0; to--) store<u8>(entry + <usize>to, NOTHING);
  const digits = pointAt == NO_POINT ? length : length - 1;
  const decimals = pointAt == NO_POINT ? 0 : MOST_CHARACTERS - 1 - pointAt;
  // 0: no number, or one of more digits than are exact.
  store<f64>(entry, digits == 0 || digits > MOST_DIGITS ? 0 : powerOfTen(decimals), 16);
}

function entryOf(length: i32, pointAt: i32): usize {
  return table + <usize>(length * (NO_POINT + 1) + pointAt) * ENTRY_BYTES;
}

/** The number in [start, end); Infinity where it is none of these. */
export function readNumber(start: usize, end: usize): f64 {
  const length = min(<i32>(end - start), MOST_CHARACTERS);
  const isNegative = load<u8>(start) == MINUS && length > 0;
  const unsigned = length - <i32>isNegative;
  const digits = i8x16.sub(v128.load(end - 16), zeroDigits());
  // Bits of those of the field's bytes that are no digits.
  const others = ~i8x16.bitmask(i8x16.le_u(digits, nines())) & (0xffff << (MOST_CHARACTERS - unsigned)) & 0xffff;
  const pointAt = ctz(others | (1 << NO_POINT));
  const entry = entryOf(unsigned, pointAt);
  const divisor = load<f64>(entry, 16);
  const isOther =
    (<i32>(end - start > <usize>MOST_CHARACTERS)) |
    (others & (others - 1)) |
    ((<i32>(load<u8>(end - 16 + <usize>pointAt) != point)) & (<i32>(pointAt != NO_POINT))) |
    (<i32>(divisor == 0));
  const value = fromSixteenDigits(i8x16.swizzle(digits, v128.load(entry))) / divisor;
  return isOther != 0 ? Infinity : isNegative ? -value : value;
}
