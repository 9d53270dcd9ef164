// Reads the records of a table, in pieces of any length, as blocks of rows: from their bytes, or else as text.
import { StratascopeError } from '../../../../shared/errors.ts';
import { isMissingWord } from '../tables/number-forms.ts';
import { isOpenQuote, parseRecords } from './quoted-record.ts';
import type { RecordForm } from './record-form.ts';
import { RecordReader } from './record-reader.ts';
import { recordRefusal, type Place } from './refusal.ts';
import { RowBlocks, type RowBlock } from './row-blocks.ts';
import { SampleCheck, type SampleCounts } from './sample-check.ts';
import type { Tally } from './tally.ts';
import { readTextRecord } from './text-record.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
/** What DOS puts behind the end of a text. */
const END_MARK = 0x1a;
const SPACE = 32;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
/** Longest record: 4,096 fields of 250 characters. Without a limit, an open quote would read the whole file into memory. */
const MAX_RECORD_BYTES = 1_048_576;
/** Twice the rows of an Excel sheet, which it may write out to its last one, empty as they are. */
const MAX_BLANK_RECORDS = 2_097_152;
/** So many bytes without a full block are told of by one that is not, so that progress goes on over blank lines. */
const BYTES_WITHOUT_BLOCK = 262_144;

export interface RowsOptions {
  readonly fileName: string;
  /** Of the bytes: UTF-8, or one whose characters are one byte each. */
  readonly encoding: string;
  /** Names of the fields of a record; absent without a header. */
  readonly names?: readonly string[] | undefined;
  /** Lines counted from 1: the one on which the records begin, and those before it that may come again in their midst. */
  readonly firstRecordLine: number;
  readonly headerLines: readonly number[];
  readonly tally: Tally;
}

export class RecordRows {
  readonly form: RecordForm;
  readonly #options: RowsOptions;
  readonly #check: SampleCheck;
  readonly #reader: RecordReader;
  readonly #blocks: RowBlocks;
  readonly #decoder: TextDecoder;
  readonly #comments: readonly Buffer[];
  readonly #headers: Buffer[] = [];
  /** Bytes [0, #length) are still to be read; an incomplete record waits here for its rest. */
  #bytes = Buffer.allocUnsafe(MAX_RECORD_BYTES);
  #length = 0;
  #isAtStart = true;
  #blankInARow = 0;
  #bytesSinceBlock = 0;
  /** The line on which the next record starts. */
  #line = 1;
  #rows = 0;

  constructor(form: RecordForm, options: RowsOptions) {
    this.form = form;
    this.#options = options;
    this.#check = new SampleCheck(form);
    this.#reader = new RecordReader(form, this.#check);
    this.#blocks = new RowBlocks(form.width, 'line');
    this.#decoder = new TextDecoder(options.encoding);
    this.#comments = form.comments.map((comment) => Buffer.from(comment));
  }

  /** Number of rows so far. */
  get rows(): number {
    return this.#rows;
  }

  /** The line on which the next record starts, counted from 1. */
  get line(): number {
    return this.#line;
  }

  /** Whether no incomplete record is waiting. */
  get isBetweenRecords(): boolean {
    return this.#length === 0;
  }

  /** Skips records, one a line, that have been read elsewhere. */
  skip(records: number, counts: SampleCounts): void {
    this.#rows += records;
    this.#line += records;
    this.#blankInARow = 0;
    this.#options.tally.add(counts);
  }

  /**
   * Reads up to the last complete record. The caller may use the bytes' memory again.
   * @throws StratascopeError `unreadable_file`
   */
  *write(piece: Uint8Array): Generator<RowBlock> {
    this.#append(piece);
    this.#bytesSinceBlock += piece.length;
    yield* this.#read(false);
    if (this.#length > MAX_RECORD_BYTES) this.#refuseLongRecord();
    if (this.#bytesSinceBlock >= BYTES_WITHOUT_BLOCK) yield this.#take();
  }

  /** Hands on the rows read so far. */
  *flush(): Generator<RowBlock> {
    yield this.#take();
  }

  /** Reads the rest at the end of the file. The last block may be empty. */
  *finish(): Generator<RowBlock> {
    while (this.#length > 0 && this.#bytes[this.#length - 1] === END_MARK) this.#length--;
    // The last line gets a line end if it has none; a carriage return at the end is a complete one.
    if (this.#length > 0 && this.#bytes[this.#length - 1] !== RETURN) this.#append(Buffer.of(LINE_FEED));
    yield* this.#read(true);
    if (this.#rows === 0) {
      const { fileName, headerLines } = this.#options;
      const received = headerLines.length > 0 ? 'a header only' : 'none';
      throw new StratascopeError(
        'unreadable_file',
        `${fileName}: expected at least one scanline but received ${received}`,
      );
    }
    yield this.#take();
    this.#options.tally.add(this.#check.take());
  }

  #take(): RowBlock {
    this.#bytesSinceBlock = 0;
    return this.#blocks.take();
  }

  #append(piece: Uint8Array): void {
    const length = this.#length + piece.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * length);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(piece, this.#length);
    this.#length = length;
  }

  *#read(isEnd: boolean): Generator<RowBlock> {
    const bytes = this.#bytes;
    const whole = isEnd ? this.#length : this.#endOfLines();
    let at = this.#passHead(whole);
    while (at < whole) {
      if (this.#blocks.isFull) yield this.#take();
      const lineEnd = this.#readLine(at);
      if (lineEnd >= 0) {
        this.#line++;
        at = this.#behind(lineEnd);
        continue;
      }
      const end = this.#recordEnd(at, isEnd);
      if (end < 0) break;
      this.#readText(bytes.subarray(at, end));
      at = end;
    }
    bytes.copyWithin(0, at, this.#length);
    this.#length -= at;
  }

  /** Passes over what lies before the records, as far as it has been read. Returns where it ends. */
  #passHead(whole: number): number {
    let at = 0;
    if (this.#isAtStart && whole > 0) {
      this.#isAtStart = false;
      if (this.#bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) at = BYTE_ORDER_MARK.length;
    }
    const { firstRecordLine, headerLines } = this.#options;
    for (; this.#line < firstRecordLine && at < whole; this.#line++) {
      const end = this.#lineEnd(at);
      if (headerLines.includes(this.#line)) this.#headers.push(Buffer.from(this.#trimmed(at, end)));
      at = this.#behind(end);
    }
    return at;
  }

  /** Reads a record from its bytes, or passes over a line that is none. Returns the line end; -1 for what is read as text. */
  #readLine(at: number): number {
    const bytes = this.#bytes;
    const byte = bytes[at]!;
    if (byte === LINE_FEED || byte === RETURN) {
      this.#countBlank();
      return at;
    }
    const blocks = this.#blocks;
    const to = blocks.at;
    const end = this.#reader.read(bytes, at, blocks.samples, to);
    if (end < 0 || this.#isBlankRow(to)) {
      this.#check.undo();
      return this.#passOver(at);
    }
    this.#add(this.#reader.depth);
    return end;
  }

  /** Whether a row may come of a blank record: without a depth of its own it would be one of missing samples. */
  #isBlankRow(to: number): boolean {
    if ('times' in this.form.depth) return false;
    return this.#blocks.samples.subarray(to, to + this.form.width).every((sample) => sample !== sample);
  }

  #add(depth: number): void {
    const { depth: form } = this.form;
    this.#blocks.add('first' in form ? form.first + form.step * this.#rows : depth, this.#line);
    this.#rows++;
    this.#blankInARow = 0;
  }

  /** Passes over a line that is no record. Returns its end; -1 where it may be a record. */
  #passOver(at: number): number {
    const { tally } = this.#options;
    const end = this.#lineEnd(at);
    const line = this.#trimmed(at, end);
    if (this.#isBlank(line)) this.#countBlank();
    else if (this.#isComment(line)) tally.comments++;
    else if (this.#headers.some((header) => header.equals(line))) tally.repeatedHeaders++;
    else if (!line.every((byte) => byte === END_MARK)) return -1;
    return end;
  }

  #countBlank(): void {
    this.#options.tally.blankRecords++;
    if (++this.#blankInARow > MAX_BLANK_RECORDS)
      throw this.#refusal('records', `more than ${MAX_BLANK_RECORDS} blank lines one after another`);
  }

  #isBlank(line: Buffer): boolean {
    const { delimiter, quote } = this.form;
    const [delimiting, quoting] = [delimiter?.charCodeAt(0), quote?.charCodeAt(0)];
    let quotes = 0;
    for (const byte of line) {
      if (byte === quoting) quotes++;
      else if (byte !== delimiting && byte !== SPACE && byte !== TAB) return false;
    }
    // With a quote left open the field goes on on the next line.
    return quotes % 2 === 0;
  }

  /** Words for missing such as `#N/A` begin like comments. */
  #isComment(line: Buffer): boolean {
    if (!this.#comments.some((comment) => line.subarray(0, comment.length).equals(comment))) return false;
    const { delimiter } = this.form;
    const text = line.toString('latin1', 0, 64);
    const [first] = delimiter === ' ' ? text.split(/[ \t]/, 1) : text.split(delimiter ?? '\n', 1);
    return !isMissingWord(first!);
  }

  /** The index of the line end behind `at`. */
  #lineEnd(at: number): number {
    const bytes = this.#bytes;
    let end = at;
    while (bytes[end] !== LINE_FEED && bytes[end] !== RETURN) end++;
    return end;
  }

  /** A line without blanks at its ends. */
  #trimmed(from: number, to: number): Buffer {
    const bytes = this.#bytes;
    while (from < to && (bytes[from] === SPACE || bytes[from] === TAB)) from++;
    while (from < to && (bytes[to - 1] === SPACE || bytes[to - 1] === TAB)) to--;
    return bytes.subarray(from, to);
  }

  #behind(lineEnd: number): number {
    return this.#bytes[lineEnd] === RETURN && this.#bytes[lineEnd + 1] === LINE_FEED ? lineEnd + 2 : lineEnd + 1;
  }

  /** The index behind the last complete line end: after a carriage return a line feed may still follow. */
  #endOfLines(): number {
    const bytes = this.#bytes.subarray(0, this.#length);
    const returns = this.#length > 1 ? bytes.lastIndexOf(RETURN, this.#length - 2) : -1;
    return Math.max(bytes.lastIndexOf(LINE_FEED), returns) + 1;
  }

  /** The index behind a record and its line end, the first one outside quotes; -1 when that is still to come. */
  #recordEnd(at: number, isEnd: boolean): number {
    const { delimiter, quote } = this.form;
    const [delimiting, quoting] = [delimiter?.charCodeAt(0), quote?.charCodeAt(0)];
    let isQuoted = false;
    let isFieldStart = true;
    for (let i = at; i < this.#length; i++) {
      const byte = this.#bytes[i]!;
      // Elsewhere than at the beginning of a field it is a sign like others, for inches maybe.
      if (byte === quoting && (isQuoted || isFieldStart)) isQuoted = !isQuoted;
      else if (!isQuoted) {
        if (byte === RETURN && i === this.#length - 1 && !isEnd) return -1;
        if (byte === LINE_FEED || byte === RETURN) return Math.min(this.#length, this.#behind(i));
        isFieldStart = byte === delimiting || byte === SPACE || byte === TAB;
      }
    }
    return isEnd ? this.#length : -1;
  }

  #readText(bytes: Buffer): void {
    for (const record of parseRecords(this.#decoder.decode(bytes), this.form, this.#refusal)) {
      if (record.every((field) => field.trim() === '')) {
        this.#countBlank();
        continue;
      }
      const { at, samples } = this.#blocks;
      const row = samples.subarray(at, at + this.form.width);
      this.#add(readTextRecord(record, this.form, this.#check, row, this.#place));
    }
    this.#line += lineEnds(bytes);
  }

  /** Refuses a record that is too long; csv-parse may give a better reason. */
  #refuseLongRecord(): never {
    try {
      parseRecords(this.#decoder.decode(this.#bytes.subarray(0, this.#length)), this.form, this.#refusal);
    } catch (error) {
      if (!isOpenQuote(error)) throw error;
    }
    throw this.#refusal('a record of at most 1 MiB', 'a longer one: a quote left open, or no line ends');
  }

  get #place(): Place {
    const { fileName, names } = this.#options;
    return { fileName, line: this.#line, names };
  }

  /** Makes errors about the current record. */
  readonly #refusal = (expected: string, received: string, cause?: Error): StratascopeError =>
    recordRefusal(expected, received, this.#place, cause);
}

/** The number of line ends; CR LF counts once. */
function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LINE_FEED || (bytes[i] === RETURN && bytes[i + 1] !== LINE_FEED)) count++;
  }
  return count;
}
