// Reads one field of a record from its bytes, in any form but those that need text decoded or quotes with line ends.
import { isMissingWord } from '../tables/missing-words.ts';
import { parseNumber, type NumberForm } from '../tables/number-forms.ts';
import type { RecordForm } from './record-form.ts';
import type { SampleCheck } from './sample-check.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const ZERO = 48;
const LETTER_D = 100;
const LETTER_E = 101;
const LOWER_CASE = 32;
const POWERS = powersOfTen();
/** Digits of which each whole number is exact as float64. */
const EXACT_DIGITS = 15;
/** Longest exponent, with leading zeros. */
const EXPONENT_DIGITS = 4;
/** Words of at most so many bytes are known again by their bytes. */
const WORD_BYTES = 8;

export class FieldReader {
  readonly #form: NumberForm;
  readonly #decimal: number;
  /** -1: there are no quotes. */
  readonly #quote: number;
  readonly #check: SampleCheck;
  /** Bytes that end a field are not 0. */
  readonly ends: Uint8Array;
  /** The bytes of the word for missing that was last read, its length, or -1, and what SampleCheck calls it. */
  readonly word = new Uint8Array(WORD_BYTES);
  wordLength = -1;
  wordNumber = 0;
  /** Where the last field ended: at a delimiter or a line end; -1 when its record cannot be read from bytes. */
  end = 0;

  constructor({ delimiter, quote, decimal, thousands }: RecordForm, check: SampleCheck) {
    this.#form = { decimal, thousands };
    this.#decimal = decimal.charCodeAt(0);
    this.#quote = quote?.charCodeAt(0) ?? -1;
    this.#check = check;
    this.ends = new Uint8Array(256);
    for (const byte of [LINE_FEED, RETURN]) this.ends[byte] = 1;
    for (const byte of delimiter === ' ' ? [SPACE, TAB] : [delimiter?.charCodeAt(0)]) {
      if (byte !== undefined) this.ends[byte] = 1;
    }
  }

  /** The number of the field that starts at `start`; NaN where it is missing. Sets `end`. */
  read(bytes: Buffer, start: number): number {
    const { ends } = this;
    let end = start;
    let byte = bytes[end]!;
    if (byte === this.#quote) return this.#readQuoted(bytes, start);
    for (; ends[byte] === 0; byte = bytes[++end]!) {
      // Quotes inside a field are refused in words, and bytes outside ASCII may be signs or blanks.
      if (byte === this.#quote || byte >= 128) {
        this.end = -1;
        return NaN;
      }
    }
    this.end = end;
    return this.#readText(bytes, start, end);
  }

  /** Passes over the field that starts at `start`. Sets `end`. */
  skip(bytes: Buffer, start: number): void {
    const { ends } = this;
    let end = start;
    if (bytes[end] === this.#quote) {
      end = this.#closingQuote(bytes, start);
      if (end < 0) {
        this.end = -1;
        return;
      }
    }
    while (ends[bytes[end]!] === 0) end++;
    this.end = end;
  }

  #readQuoted(bytes: Buffer, start: number): number {
    let end = this.#closingQuote(bytes, start);
    if (end >= 0) {
      const value = this.#readText(bytes, start + 1, end - 1);
      if (this.end >= 0) this.end = end;
      while (this.ends[bytes[end]!] === 0 && isBlank(bytes[end]!)) end++;
      if (this.end >= 0 && this.ends[bytes[end]!] !== 0) {
        this.end = end;
        return value;
      }
    }
    this.end = -1;
    return NaN;
  }

  /** The index behind the quote that closes a field; -1 where it is not closed on its line. */
  #closingQuote(bytes: Buffer, start: number): number {
    for (let i = start + 1; ; i++) {
      const byte = bytes[i]!;
      if (byte === LINE_FEED || byte === RETURN) return -1;
      if (byte !== this.#quote) continue;
      // Two quotes stand for one of the text.
      if (bytes[i + 1] !== this.#quote) return i + 1;
      i++;
    }
  }

  /** The number that stands in [start, end), blanks around it apart. Sets `end` to -1 where there is none. */
  #readText(bytes: Buffer, start: number, end: number): number {
    while (start < end && isBlank(bytes[start]!)) start++;
    while (start < end && isBlank(bytes[end - 1]!)) end--;
    const quick = readDecimal(bytes, start, end, this.#decimal);
    if (quick === quick) return quick;
    if (this.#isLastWord(bytes, start, end)) {
      this.#check.countWord(this.wordNumber);
      return NaN;
    }
    const text = bytes.toString('latin1', start, end);
    const value = parseNumber(text, this.#form);
    if (value !== undefined) return value;
    if (!isMissingWord(text)) {
      this.end = -1;
      return NaN;
    }
    this.wordNumber = this.#check.wordNumber(text);
    this.#check.countWord(this.wordNumber);
    this.wordLength = end - start <= WORD_BYTES ? end - start : -1;
    for (let i = 0; i < this.wordLength; i++) this.word[i] = bytes[start + i]!;
    return NaN;
  }

  #isLastWord(bytes: Buffer, start: number, end: number): boolean {
    if (end - start !== this.wordLength) return false;
    for (let i = 0; i < this.wordLength; i++) if (bytes[start + i] !== this.word[i]) return false;
    return true;
  }
}

/** Those that are exact as float64, so that a division by one rounds only once, as `Number` does (Clinger 1990). */
export function powersOfTen(): Float64Array {
  return Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** A number of up to 15 digits with an exact power of ten; NaN for everything else, numbers included. */
function readDecimal(bytes: Buffer, start: number, end: number, decimal: number): number {
  let i = start;
  const negative = bytes[i] === MINUS;
  if (negative || bytes[i] === PLUS) i++;
  const first = i;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let inFraction = false;
  for (; i < end; i++) {
    const byte = bytes[i]!;
    const digit = byte ^ ZERO;
    if (digit < 10) {
      mantissa = mantissa * 10 + digit;
      // Leading zeros do not count as digits.
      if (mantissa > 0) digits++;
      if (inFraction) decimals++;
    } else if (byte === decimal && !inFraction) inFraction = true;
    else break;
  }
  if (i - first === (inFraction ? 1 : 0) || digits > EXACT_DIGITS) return NaN;
  // Not `-decimals`: of no decimals that is -0, which is no index.
  let exponent = 0 - decimals;
  if (i < end) {
    const letter = bytes[i]! | LOWER_CASE;
    if (letter !== LETTER_E && letter !== LETTER_D) return NaN;
    i++;
    const down = bytes[i] === MINUS;
    if (down || bytes[i] === PLUS) i++;
    if (i === end || end - i > EXPONENT_DIGITS) return NaN;
    let power = 0;
    for (; i < end; i++) {
      const digit = bytes[i]! ^ ZERO;
      if (digit >= 10) return NaN;
      power = power * 10 + digit;
    }
    exponent += down ? -power : power;
  }
  if (exponent < -22 || exponent > 22) return NaN;
  const value = exponent < 0 ? mantissa / POWERS[-exponent]! : mantissa * POWERS[exponent]!;
  return negative ? -value : value;
}
