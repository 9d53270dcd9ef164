// Reads records of plain numbers, a depth and one image, straight from the bytes: the form that most logs have.
import { FieldReader, powersOfTen } from './field-reader.ts';
import type { RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

const LINE_FEED = 10;
const RETURN = 13;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
/** A constant of this file, which is quicker to reach than another's. */
const POWERS = powersOfTen();
/** So many digits always fit into an int32. */
const SMALL_DIGITS = 9;

export class PlainRecords {
  readonly #delimiter: number;
  readonly #samples: number;
  readonly #times: number;
  readonly #over: number;
  readonly #check: SampleCheck;
  readonly #reader: FieldReader;
  /** Where the last field ended. */
  #end = 0;
  /** Where in `samples` the next sample belongs. */
  #to = 0;
  /** Depth of the last record. */
  depth = NaN;

  /** `form`: one that `isPlain`. */
  constructor(form: RecordForm, check: SampleCheck) {
    this.#delimiter = form.delimiter!.charCodeAt(0);
    this.#samples = form.width;
    this.#times = 'times' in form.depth ? form.depth.times : 1;
    this.#over = 'over' in form.depth ? form.depth.over : 1;
    this.#check = check;
    this.#reader = new FieldReader(form, check);
  }

  read(bytes: Buffer, at: number, samples: Float32Array, to: number): number {
    this.#check.begin();
    const depth = this.#readField(bytes, at);
    // This also refuses a depth that is missing, because NaN is not below Infinity.
    if (this.#end < 0 || !(Math.abs(depth) < Infinity)) return -1;
    this.depth = (depth * this.#times) / this.#over;
    const last = to + this.#samples - 1;
    let i = this.#readUnsigned(bytes, this.#end + 1, samples, to, last);
    if (this.#to < last) i = this.#readOthers(bytes, i, samples, last);
    if (i < 0) return -1;
    const value = this.#check.value(this.#readLast(bytes, i), 0);
    if (value === Infinity) return -1;
    samples[last] = value;
    return this.#end;
  }

  /** Reads all samples from #to to `end`, the first of which is another than `#readUnsigned` reads. Returns where it ends, or -1. */
  #readOthers(bytes: Buffer, at: number, samples: Float32Array, end: number): number {
    const check = this.#check;
    let i = this.#readShort(bytes, at, samples, this.#to, end);
    while (this.#to < end) {
      let value = this.#readField(bytes, i);
      if (this.#end < 0) return -1;
      if (value < check.low[0]! || value > check.high[0]!) {
        value = check.value(value, 0);
        if (value === Infinity) return -1;
      }
      samples[this.#to] = value;
      i = this.#readShort(bytes, this.#end + 1, samples, this.#to + 1, end);
    }
    return i;
  }

  /**
   * Reads unsigned numbers of a few digits between the bounds of values, of which most logs are made, up to another one or
   * to `end`, and sets #to there. Returns the index of the field there. It calls nothing and is short enough for V8 to put
   * it into `read`: then the loop's variables stay in the processor's registers, which is a third of its speed.
   */
  #readUnsigned(bytes: Buffer, at: number, samples: Float32Array, from: number, end: number): number {
    const delimiter = this.#delimiter;
    const low = this.#check.low[0]!;
    const high = this.#check.high[0]!;
    let start = at;
    let to = from;
    for (; to < end; to++) {
      let i = start;
      let byte = bytes[i]!;
      let mantissa = 0;
      // The byte is a digit if `digit` is below 10.
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      let value = mantissa;
      // Others than unsigned whole numbers.
      if (byte !== delimiter || i === start || i - start > SMALL_DIGITS) {
        const point = i;
        if (byte !== POINT || point === start) break;
        byte = bytes[++i]!;
        for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
          mantissa = (mantissa * 10 + digit) | 0;
          byte = bytes[++i]!;
        }
        if (byte !== delimiter || i - start > SMALL_DIGITS + 1) break;
        value = mantissa / POWERS[i - point - 1]!;
      }
      if (value < low || value > high) break;
      samples[to] = value;
      start = i + 1;
    }
    this.#to = to;
    return start;
  }

  /** The same with signs, and without the digit before a point: what is too long for the loop that most logs need. */
  #readShort(bytes: Buffer, at: number, samples: Float32Array, from: number, end: number): number {
    const delimiter = this.#delimiter;
    const low = this.#check.low[0]!;
    const high = this.#check.high[0]!;
    let start = at;
    let to = from;
    for (; to < end; to++) {
      let i = start;
      let byte = bytes[i]!;
      let mantissa = 0;
      // The byte is a digit if `digit` is below 10.
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      let value = mantissa;
      // Others than unsigned whole numbers.
      if (byte !== delimiter || i === start || i - start > SMALL_DIGITS) {
        const negative = byte === MINUS && i === start;
        let first = start;
        if (negative || (byte === PLUS && i === start)) {
          first++;
          byte = bytes[++i]!;
          for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
            mantissa = (mantissa * 10 + digit) | 0;
            byte = bytes[++i]!;
          }
        }
        let digits = i - first;
        let decimals = 0;
        if (byte === POINT) {
          first = i + 1;
          byte = bytes[++i]!;
          for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
            mantissa = (mantissa * 10 + digit) | 0;
            byte = bytes[++i]!;
          }
          decimals = i - first;
          digits += decimals;
        }
        if (byte !== delimiter || digits === 0 || digits > SMALL_DIGITS) break;
        value = mantissa / POWERS[decimals]!;
        if (negative) value = -value;
      }
      if (value < low || value > high) break;
      samples[to] = value;
      start = i + 1;
    }
    this.#to = to;
    return start;
  }

  /** Reads any field up to the delimiter. Sets #end there, or to -1. */
  #readField(bytes: Buffer, start: number): number {
    const value = this.#reader.read(bytes, start);
    const { end } = this.#reader;
    this.#end = end >= 0 && bytes[end] === this.#delimiter ? end : -1;
    return value;
  }

  /** Reads the last field up to the line end, with or without a delimiter before it. Sets #end there, or to -1. */
  #readLast(bytes: Buffer, start: number): number {
    const value = this.#reader.read(bytes, start);
    let { end } = this.#reader;
    if (end >= 0 && bytes[end] === this.#delimiter) end++;
    this.#end = end >= 0 && (bytes[end] === LINE_FEED || bytes[end] === RETURN) ? end : -1;
    return value;
  }
}
