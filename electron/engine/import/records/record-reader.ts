// Reads records of any form straight from the bytes, without strings of the fields.
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
const LETTER_D = 100;
const LETTER_E = 101;
const LOWER_CASE = 32;
/** A constant of this file, which is quicker to reach than another's. */
const POWERS = powersOfTen();
const MAX_POWER = POWERS.length - 1;
/** So many digits always fit into an int32. */
const SMALL_DIGITS = 9;

/**
 * `read(bytes, at, samples, to)` reads the record that starts at `at` and ends with a line feed or a carriage return, which
 * must be among the bytes. Its samples, [width], are written into `samples` from `to` on, NaN where they are missing; its
 * depth is then `depth`. Numbers are bit for bit what `Number` makes of them. Returns the index of the line end; -1 when
 * the record cannot be read from bytes: it is no record, or is to be read, or refused, as text.
 */
export class RecordReader {
  /** -1: a record is one field; SPACE: fields are set apart by runs of blanks. */
  readonly #delimiter: number;
  readonly #decimal: number;
  readonly #quote: string | null;
  readonly #places: Int32Array;
  readonly #groups: Int32Array;
  /** [fields] so many fields from each on, but for the last one, go to places of one group beside each other. */
  readonly #runs: Int32Array;
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
    this.#runs = runsOf(form);
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
      if (this.#runs[field]! > 0) {
        i = this.#readUnsigned(bytes, i, samples, to, field);
        field = this.#field;
      }
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
   * The sample of the one field that lies in [start, end) of a record: NaN where it is missing, Infinity where it is none or
   * ends elsewhere.
   */
  readSample(bytes: Buffer, start: number, end: number, place: number): number {
    let i = start;
    while (this.#blanks[bytes[i]!] !== 0) i++;
    this.#check.begin();
    const value = this.#reader.read(bytes, i);
    return this.#reader.end === end ? this.#check.value(value, this.#groups[place]!) : Infinity;
  }

  /**
   * Reads unsigned numbers of a few digits between the bounds of values, of which most logs are made, up to another one or
   * to the end of the field's run, and sets #field to that. Returns where it begins. It calls nothing and is short: then the
   * loop's variables stay in the processor's registers, which is a third of its speed.
   */
  #readUnsigned(bytes: Buffer, at: number, samples: Float32Array, row: number, field: number): number {
    const delimiter = this.#delimiter;
    const decimal = this.#decimal;
    const place = this.#places[field]!;
    const low = this.#check.low[this.#groups[place]!]!;
    const high = this.#check.high[this.#groups[place]!]!;
    const from = row + place;
    const end = from + this.#runs[field]!;
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
        if (byte !== decimal || point === start) break;
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
    this.#field = field + to - from;
    return start;
  }

  /**
   * Reads samples of a few digits between the bounds of values, and fields that are missing by the word that was last read, up
   * to another field or the last one, and sets #field to that. Returns where it begins. It calls nothing in its loop: then the
   * loop's variables stay in the processor's registers.
   */
  #readShort(bytes: Buffer, at: number, samples: Float32Array, to: number, field: number): number {
    const places = this.#places;
    const groups = this.#groups;
    const blanks = this.#blanks;
    const decimal = this.#decimal;
    const delimiter = this.#delimiter;
    const isRuns = delimiter === SPACE;
    const { low, high } = this.#check;
    const { word, wordLength } = this.#reader;
    let words = 0;
    let start = at;
    for (const last = places.length - 1; field < last; field++) {
      let i = start;
      let byte = bytes[i]!;
      while (blanks[byte] !== 0) byte = bytes[++i]!;
      const place = places[field]!;
      if (place < 0) break;
      const begin = i;
      const negative = byte === MINUS;
      if (negative || byte === PLUS) byte = bytes[++i]!;
      let first = i;
      let mantissa = 0;
      // The byte is a digit if `digit` is below 10.
      for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
        mantissa = (mantissa * 10 + digit) | 0;
        byte = bytes[++i]!;
      }
      let digits = i - first;
      let exponent = 0;
      if (byte === decimal) {
        first = i + 1;
        byte = bytes[++i]!;
        for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
          mantissa = (mantissa * 10 + digit) | 0;
          byte = bytes[++i]!;
        }
        exponent = first - i;
        digits -= exponent;
      }
      if (digits === 0 && wordLength >= 0) {
        // A sign is one of the word's own bytes.
        i = begin;
        let same = 0;
        while (same < wordLength && bytes[i + same] === word[same]) same++;
        byte = bytes[i + same]!;
        if (same < wordLength || (isRuns ? blanks[byte] === 0 || same === 0 : byte !== delimiter)) break;
        words++;
        samples[to + place] = NaN;
        start = i + same + 1;
        continue;
      }
      if (digits === 0 || digits > SMALL_DIGITS) break;
      const letter = byte | LOWER_CASE;
      if (letter === LETTER_E || letter === LETTER_D) {
        byte = bytes[++i]!;
        const isDown = byte === MINUS;
        if (isDown || byte === PLUS) byte = bytes[++i]!;
        first = i;
        let power = 0;
        for (let digit = byte ^ 48; digit < 10; digit = byte ^ 48) {
          power = (power * 10 + digit) | 0;
          byte = bytes[++i]!;
        }
        if (i === first || i - first > SMALL_DIGITS) break;
        exponent += isDown ? -power : power;
        if (exponent < -MAX_POWER || exponent > MAX_POWER) break;
      }
      if (isRuns ? blanks[byte] === 0 : byte !== delimiter) break;
      let value = exponent < 0 ? mantissa / POWERS[-exponent]! : mantissa * POWERS[exponent]!;
      if (negative) value = -value;
      const group = groups[place]!;
      if (value < low[group]! || value > high[group]!) break;
      samples[to + place] = value;
      start = i + 1;
    }
    if (words > 0) this.#check.countWord(this.#reader.wordNumber, words);
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

/** Blanks around samples are not looked for in runs. */
function runsOf({ delimiter, places, groups }: RecordForm): Int32Array {
  const runs = new Int32Array(places.length);
  if (delimiter === null || delimiter === ' ') return runs;
  for (let field = places.length - 2; field >= 0; field--) {
    const [place, next] = [places[field]!, places[field + 1]!];
    if (place >= 0) runs[field] = next === place + 1 && groups[next] === groups[place] ? runs[field + 1]! + 1 : 1;
  }
  return runs;
}
