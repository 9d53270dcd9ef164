// Reads records of any form straight from the bytes: decimal commas, runs of blanks, fields that are not read, curves.
import { parseFeetAndInches } from '../tables/number-forms.ts';
import { FieldReader, POWERS } from './field-reader.ts';
import { DEPTH_PLACE, NOT_READ, type RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
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
    const groups = this.#groups;
    const blanks = this.#blanks;
    const decimal = this.#decimal;
    const delimiter = this.#delimiter;
    const check = this.#check;
    const { low, high } = check;
    const reader = this.#reader;
    const { ends } = reader;
    check.begin();
    let i = at;
    while (blanks[bytes[i]!] !== 0) i++;
    // A comment may look like a record where its first fields are not read.
    if (this.#comments[bytes[i]!] !== 0) return -1;
    for (const place of this.#empty) samples[to + place] = NaN;
    const last = places.length - 1;
    for (let field = 0; ; field++) {
      const place = places[field]!;
      while (blanks[bytes[i]!] !== 0) i++;
      if (place === NOT_READ) {
        reader.skip(bytes, i);
        i = reader.end;
        if (i < 0) return -1;
      } else if (place === DEPTH_PLACE && this.#feetAndInches) {
        i = this.#readFeetAndInches(bytes, i);
        if (i < 0) return -1;
      } else {
        const start = i;
        let byte = bytes[i]!;
        const negative = byte === MINUS;
        if (negative || byte === PLUS) byte = bytes[++i]!;
        let mantissa = 0;
        let digits = -i;
        // The byte is a digit if `digit` is below 10.
        for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
          mantissa = (mantissa * 10 + digit) | 0;
          byte = bytes[++i]!;
        }
        digits += i;
        let decimals = 0;
        if (byte === decimal) {
          const first = i + 1;
          byte = bytes[++i]!;
          for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
            mantissa = (mantissa * 10 + digit) | 0;
            byte = bytes[++i]!;
          }
          decimals = i - first;
          digits += decimals;
        }
        let value: number;
        if (ends[byte] !== 0 && digits > 0 && digits <= SMALL_DIGITS) {
          value = mantissa / POWERS[decimals]!;
          if (negative) value = -value;
        } else {
          value = reader.read(bytes, start);
          i = reader.end;
          if (i < 0) return -1;
        }
        if (place === DEPTH_PLACE) {
          // This also refuses a depth that is missing, because NaN is not below Infinity.
          if (!(Math.abs(value) < Infinity)) return -1;
          this.depth = (value * this.#times) / this.#over;
        } else {
          const group = groups[place]!;
          if (!(value >= low[group]! && value <= high[group]!)) {
            value = check.value(value, group);
            if (value === Infinity) return -1;
          }
          samples[to + place] = value;
        }
      }
      if (field === last) return this.#lineEnd(bytes, i);
      if (delimiter === SPACE) {
        while (blanks[bytes[i]!] !== 0) i++;
        if (bytes[i] === LINE_FEED || bytes[i] === RETURN) return -1;
      } else if (bytes[i] === delimiter) i++;
      else return -1;
    }
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
