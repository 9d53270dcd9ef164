// Reads records of plain numbers straight from the bytes of a table, without making strings of the fields.
import { isNullWord, parseDecimal } from './csv-number.ts';
import { FLOAT32_MAX } from './csv-record.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
/** So many digits always fit into an int32. */
const SMALL_DIGITS = 9;
/** Powers of ten that are exact as float64, so that a division by one rounds only once, as `Number` does (Clinger 1990). */
const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** The layout of a table's records, as told by the first one. */
export interface RecordLayout {
  /** A single byte. */
  readonly delimiter: string;
  readonly columns: number;
  /** Counted from 0. */
  readonly depthColumn: number;
  readonly nullValues: readonly number[];
}

/**
 * A field is plain when it is a decimal number, blank, or a word for null, with or without spaces around it. Numbers are
 * bit for bit what `Number` makes of their text.
 */
export class PlainRecords {
  readonly #delimiter: number;
  readonly #columns: number;
  readonly #depthColumn: number;
  readonly #nullValues: readonly number[];
  /** The least and greatest null value, so that one comparison rules out nearly every sample. */
  readonly #nullMin: number;
  readonly #nullMax: number;
  /** Where the last field ended. */
  #end = 0;
  /** Depth of the last record. */
  depth = NaN;

  constructor({ delimiter, columns, depthColumn, nullValues }: RecordLayout) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#columns = columns;
    this.#depthColumn = depthColumn;
    this.#nullValues = nullValues;
    this.#nullMin = Math.min(...nullValues);
    this.#nullMax = Math.max(...nullValues);
  }

  /**
   * Reads the record that starts at `at` and ends with a line feed or a carriage return, which must be among the bytes. Its
   * samples, [columns - 1] in the file's order, are written into `samples` from `to` on; NaN is null.
   * Returns the index of the line end, or -1 when the record is not plain; then the contents of `samples` are undefined.
   */
  read(bytes: Buffer, at: number, samples: Float32Array, to: number): number {
    const depthLast = this.#depthColumn === this.#columns - 1;
    let i = this.#readSamples(bytes, at, this.#depthColumn, samples, to);
    if (i < 0) return -1;
    this.depth = depthLast ? this.#readField(bytes, i, true) : this.#readSigned(bytes, i);
    // This also refuses a null depth, because NaN is not below Infinity.
    if (this.#end < 0 || !(Math.abs(this.depth) < Infinity)) return -1;
    if (depthLast) return this.#end;
    const rest = this.#columns - this.#depthColumn - 2;
    i = this.#readSamples(bytes, this.#end + 1, rest, samples, to + this.#depthColumn);
    if (i < 0) return -1;
    const last = this.#readField(bytes, i, true);
    samples[to + this.#columns - 2] = this.#isNull(last) ? NaN : last;
    return this.#end;
  }

  /** Reads `count` fields, each followed by a delimiter. Returns the index behind the last one; -1 if a field is not plain. */
  #readSamples(bytes: Buffer, at: number, count: number, samples: Float32Array, to: number): number {
    const delimiter = this.#delimiter;
    const nullMin = this.#nullMin;
    const nullMax = this.#nullMax;
    let i = at;
    for (const end = to + count; to < end; to++) {
      const start = i;
      let byte = bytes[i]!;
      let mantissa = 0;
      // The byte is a digit if `digit` is below 10.
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      let value = mantissa;
      // Unsigned whole numbers, of which most logs are made, are done here.
      if (byte !== delimiter || i === start || i - start > SMALL_DIGITS) {
        const point = i;
        if (byte === POINT) {
          byte = bytes[++i]!;
          for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
            mantissa = (mantissa * 10 + digit) | 0;
            byte = bytes[++i]!;
          }
        }
        // Digits with a point among them, up to nine digits in all.
        if (byte === delimiter && point > start && i > point && i - start <= SMALL_DIGITS + 1) {
          value = mantissa / POWERS[i - point - 1]!;
        } else {
          value = this.#readSigned(bytes, start);
          i = this.#end;
          if (i < 0) return -1;
        }
      }
      if (value <= nullMax && value >= nullMin && this.#isNull(value)) value = NaN;
      samples[to] = value;
      i++;
    }
    return i;
  }

  #isNull(value: number): boolean {
    return this.#nullValues.includes(value);
  }

  /** Reads a field of a sign and a few digits with a point, followed by a delimiter; leaves others to `#readField`. */
  #readSigned(bytes: Buffer, start: number): number {
    let i = start;
    let byte = bytes[i]!;
    const negative = byte === MINUS;
    if (negative) byte = bytes[++i]!;
    let mantissa = 0;
    let digits = -i;
    for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
      mantissa = (mantissa * 10 + digit) | 0;
      byte = bytes[++i]!;
    }
    digits += i;
    let decimals = 0;
    if (byte === POINT) {
      const first = i + 1;
      byte = bytes[++i]!;
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      decimals = i - first;
      digits += decimals;
    }
    if (byte !== this.#delimiter || digits === 0 || digits > SMALL_DIGITS) return this.#readField(bytes, start, false);
    this.#end = i;
    const value = mantissa / POWERS[decimals]!;
    return negative ? -value : value;
  }

  /** Reads any plain field up to the delimiter, or the line end after the last one. Sets #end there, or to -1. */
  #readField(bytes: Buffer, start: number, last: boolean): number {
    const delimiter = this.#delimiter;
    let end = start;
    let byte = bytes[end]!;
    for (; byte !== delimiter && byte !== LINE_FEED && byte !== RETURN; byte = bytes[++end]!) {
      // Quotes may contain delimiters, and bytes outside ASCII are left to csv-parse.
      if (byte === QUOTE || byte >= 128) {
        this.#end = -1;
        return NaN;
      }
    }
    this.#end = last === (byte === delimiter) ? -1 : end;
    while (start < end && isSpace(bytes[start]!)) start++;
    while (start < end && isSpace(bytes[end - 1]!)) end--;
    const quick = readDecimal(bytes, start, end);
    if (quick === quick) return quick;
    const text = bytes.toString('latin1', start, end);
    const value = parseDecimal(text);
    if (value === undefined ? !isNullWord(text) : Math.abs(value) > FLOAT32_MAX) this.#end = -1;
    return value ?? NaN;
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** A number of up to 15 digits with an exact power of ten; NaN for everything else, numbers included. */
function readDecimal(bytes: Buffer, start: number, end: number): number {
  let i = start;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) i++;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let inFraction = false;
  for (; i < end; i++) {
    const byte = bytes[i]!;
    const digit = byte ^ 48;
    if (digit < 10) {
      mantissa = mantissa * 10 + digit;
      // Leading zeros do not count as digits.
      if (mantissa > 0) digits++;
      if (inFraction) decimals++;
      else if (mantissa === 0) digits = 0;
    } else if (byte === POINT && !inFraction) inFraction = true;
    else break;
  }
  const numeralLength = i - start - (negative || bytes[start] === PLUS ? 1 : 0) - (inFraction ? 1 : 0);
  if (numeralLength === 0 || digits > 15) return NaN;
  let exponent = -decimals;
  if (i < end) {
    if ((bytes[i]! | 32) !== 101) return NaN;
    i++;
    const down = bytes[i] === MINUS;
    if (down || bytes[i] === PLUS) i++;
    if (i === end || end - i > 4) return NaN;
    let power = 0;
    for (; i < end; i++) {
      const digit = bytes[i]! ^ 48;
      if (digit >= 10) return NaN;
      power = power * 10 + digit;
    }
    exponent += down ? -power : power;
  }
  if (exponent < -22 || exponent > 22) return NaN;
  const value = exponent < 0 ? mantissa / POWERS[-exponent]! : mantissa * POWERS[exponent]!;
  return negative ? -value : value;
}
