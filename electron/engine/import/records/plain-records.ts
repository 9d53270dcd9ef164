// Reads records of plain numbers, a depth and one image, straight from the bytes: the form that most logs have.
import { FieldReader, powersOfTen } from './field-reader.ts';
import { DEPTH_PLACE, type RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

const LINE_FEED = 10;
const RETURN = 13;
const MINUS = 45;
const POINT = 46;
/** A constant of this file, which is quicker to reach than another's. */
const POWERS = powersOfTen();
/** So many digits always fit into an int32. */
const SMALL_DIGITS = 9;

export class PlainRecords {
  readonly #delimiter: number;
  readonly #fields: number;
  readonly #depthField: number;
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
    this.#fields = form.places.length;
    this.#depthField = form.places.indexOf(DEPTH_PLACE);
    this.#times = 'times' in form.depth ? form.depth.times : 1;
    this.#over = 'over' in form.depth ? form.depth.over : 1;
    this.#check = check;
    this.#reader = new FieldReader(form, check);
  }

  read(bytes: Buffer, at: number, samples: Float32Array, to: number): number {
    this.#check.begin();
    const depthLast = this.#depthField === this.#fields - 1;
    let i = this.#readSamples(bytes, at, this.#depthField, samples, to);
    if (i < 0) return -1;
    const depth = depthLast ? this.#readLast(bytes, i) : this.#readField(bytes, i);
    // This also refuses a depth that is missing, because NaN is not below Infinity.
    if (this.#end < 0 || !(Math.abs(depth) < Infinity)) return -1;
    this.depth = (depth * this.#times) / this.#over;
    if (depthLast) return this.#end;
    const rest = this.#fields - this.#depthField - 2;
    i = this.#readSamples(bytes, this.#end + 1, rest, samples, to + this.#depthField);
    if (i < 0) return -1;
    const last = this.#check.value(this.#readLast(bytes, i), 0);
    if (last === Infinity) return -1;
    samples[to + this.#fields - 2] = last;
    return this.#end;
  }

  /** Reads `count` fields, each followed by a delimiter. Returns the index behind the last one; -1 if a field is not plain. */
  #readSamples(bytes: Buffer, at: number, count: number, samples: Float32Array, to: number): number {
    const check = this.#check;
    const end = to + count;
    let i = this.#readShort(bytes, at, samples, to, end);
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
   * Reads numbers of a few digits between the bounds of values, of which most logs are made, up to another one or to `end`,
   * and sets #to there. Returns the index of the field there. Calls nothing: then the loop's variables stay in the
   * processor's registers.
   */
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
        if (negative) {
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
