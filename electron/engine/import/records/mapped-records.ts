// Reads records of any form straight from the bytes: decimal commas, runs of blanks, fields that are not read, curves.
import { parseFeetAndInches } from '../tables/number-forms.ts';
import { FieldReader, powersOfTen } from './field-reader.ts';
import { DEPTH_PLACE, NOT_READ, type RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
/** A constant of this file, which is quicker to reach than another's. */
const POWERS = powersOfTen();
/** So many digits always fit into an int32. */
const SMALL_DIGITS = 9;

export class MappedRecords {
  /** -1: a record is one field; SPACE: fields are set apart by runs of blanks. */
  readonly #delimiter: number;
  readonly #decimal: number;
  readonly #quote: string | null;
  readonly #places: Int32Array;
  readonly #groups: Int32Array;
  /** Places that no field goes to. */
  readonly #empty: readonly number[];
  readonly #times: number;
  readonly #over: number;
  readonly #feetAndInches: boolean;
  /** Bytes with which a comment may begin are not 0. */
  readonly #comments = new Uint8Array(256);
  /** Bytes that may stand around a field are not 0. */
  readonly #blanks = new Uint8Array(256);
  readonly #check: SampleCheck;
  readonly #reader: FieldReader;
  /** The field that is read next. */
  #field = 0;
  /** Depth of the last record; NaN where records have none. */
  depth = NaN;

  constructor(form: RecordForm, check: SampleCheck) {
    const { delimiter, decimal, quote, places, groups, width, depth, comments } = form;
    this.#delimiter = delimiter?.charCodeAt(0) ?? -1;
    this.#decimal = decimal.charCodeAt(0);
    this.#quote = quote;
    this.#places = Int32Array.from(places);
    this.#groups = Int32Array.from(groups);
    this.#empty = Array.from({ length: width }, (_, place) => place).filter((place) => !places.includes(place));
    this.#times = 'times' in depth ? depth.times : 1;
    this.#over = 'over' in depth ? depth.over : 1;
    this.#feetAndInches = 'times' in depth && depth.feetAndInches;
    for (const comment of comments) this.#comments[Buffer.from(comment)[0]!] = 1;
    for (const byte of [SPACE, TAB]) if (byte !== this.#delimiter || byte === SPACE) this.#blanks[byte] = 1;
    this.#check = check;
    this.#reader = new FieldReader(form, check);
  }

  read(bytes: Buffer, at: number, samples: Float32Array, to: number): number {
    const places = this.#places;
    const blanks = this.#blanks;
    const check = this.#check;
    const reader = this.#reader;
    check.begin();
    let i = at;
    while (blanks[bytes[i]!] !== 0) i++;
    // A comment may look like a record where its first fields are not read.
    if (this.#comments[bytes[i]!] !== 0) return -1;
    for (const place of this.#empty) samples[to + place] = NaN;
    const last = places.length - 1;
    for (let field = 0; ; field++) {
      i = this.#readShort(bytes, i, samples, to, field);
      field = this.#field;
      while (blanks[bytes[i]!] !== 0) i++;
      // Between runs of blanks there is no blank field.
      if (this.#delimiter === SPACE && (bytes[i] === LINE_FEED || bytes[i] === RETURN)) return -1;
      const place = places[field]!;
      if (place === NOT_READ) {
        reader.skip(bytes, i);
        i = reader.end;
      } else if (place === DEPTH_PLACE) i = this.#readDepth(bytes, i);
      else {
        let value = reader.read(bytes, i);
        i = reader.end;
        if (i >= 0) value = check.value(value, this.#groups[place]!);
        if (value === Infinity) return -1;
        samples[to + place] = value;
      }
      if (i < 0) return -1;
      if (field === last) return this.#lineEnd(bytes, i);
      if (this.#delimiter !== SPACE && bytes[i++] !== this.#delimiter) return -1;
    }
  }

  /**
   * Reads samples of a few digits between the bounds of values, up to another field or the last one, and sets #field to
   * that. Returns where it begins. Calls nothing: then the loop's variables stay in the processor's registers.
   */
  #readShort(bytes: Buffer, at: number, samples: Float32Array, to: number, field: number): number {
    const places = this.#places;
    const groups = this.#groups;
    const blanks = this.#blanks;
    const decimal = this.#decimal;
    const delimiter = this.#delimiter;
    const isRuns = delimiter === SPACE;
    const { low, high } = this.#check;
    let start = at;
    for (const last = places.length - 1; field < last; field++) {
      const place = places[field]!;
      if (place < 0) break;
      let i = start;
      let byte = bytes[i]!;
      while (blanks[byte] !== 0) byte = bytes[++i]!;
      const negative = byte === MINUS;
      if (negative || byte === PLUS) byte = bytes[++i]!;
      let first = i;
      let mantissa = 0;
      // The byte is a digit if `digit` is below 10.
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      let value = mantissa;
      let digits = i - first;
      if (byte === decimal) {
        first = i + 1;
        byte = bytes[++i]!;
        for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
          mantissa = (mantissa * 10 + digit) | 0;
          byte = bytes[++i]!;
        }
        digits += i - first;
        value = mantissa / POWERS[i - first]!;
      }
      if (digits === 0 || digits > SMALL_DIGITS) break;
      if (negative) value = -value;
      if (isRuns ? blanks[byte] === 0 : byte !== delimiter) break;
      const group = groups[place]!;
      if (value < low[group]! || value > high[group]!) break;
      samples[to + place] = value;
      start = i + 1;
    }
    this.#field = field;
    return start;
  }

  /** Reads the depth. Returns where its field ends, or -1. */
  #readDepth(bytes: Buffer, start: number): number {
    if (this.#feetAndInches) return this.#readFeetAndInches(bytes, start);
    const value = this.#reader.read(bytes, start);
    // This also refuses a depth that is missing, because NaN is not below Infinity.
    if (this.#reader.end < 0 || !(Math.abs(value) < Infinity)) return -1;
    this.depth = (value * this.#times) / this.#over;
    return this.#reader.end;
  }

  /** The index of the line end behind the last field, with or without a delimiter before it; -1 when more stands there. */
  #lineEnd(bytes: Buffer, at: number): number {
    let i = bytes[at] === this.#delimiter ? at + 1 : at;
    while (this.#blanks[bytes[i]!] !== 0) i++;
    return bytes[i] === LINE_FEED || bytes[i] === RETURN ? i : -1;
  }

  /** Reads a depth, whose signs for inches are no quotes unless the field begins with one. Returns where its field ends, or -1. */
  #readFeetAndInches(bytes: Buffer, start: number): number {
    const { ends } = this.#reader;
    let end = start;
    if (String.fromCharCode(bytes[start]!) === this.#quote) {
      this.#reader.skip(bytes, start);
      end = this.#reader.end;
      if (end < 0) return -1;
    } else while (ends[bytes[end]!] === 0) end++;
    let text = bytes.toString('utf8', start, end).trim();
    if (this.#quote !== null && text.startsWith(this.#quote)) {
      text = text.slice(1, -1).replaceAll(this.#quote + this.#quote, this.#quote);
    }
    const depth = parseFeetAndInches(text);
    if (depth === undefined) return -1;
    this.depth = (depth * this.#times) / this.#over;
    return end;
  }
}
