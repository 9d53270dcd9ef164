// Reads the records of a table, in pieces of any length, as blocks of rows: from their bytes, or else as text.
import { StratascopeError } from '../../../../shared/errors.ts';
import { isMissingWord } from '../tables/missing-words.ts';
import { MOST_COMMENT_CHARACTERS, MOST_COMMENTS } from './comment-units.ts';
import { END_MARK, LineBuffer, lineEnds } from './line-buffer.ts';
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
const SPACE = 32;
const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);
/** Longest record: 4,096 fields of 250 characters. Without a limit, an open quote would read the whole file into memory. */
const MAX_RECORD_BYTES = 1_048_576;
/** Memory for a small file; that for a large one grows with its first chunk. */
const FIRST_BYTES = 65_536;
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
  readonly #delimiting: number | undefined;
  readonly #quoting: number | undefined;
  /** As `#plainly` has them. */
  readonly #headers: string[] = [];
  readonly #lines = new LineBuffer(FIRST_BYTES);
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
    this.#delimiting = form.delimiter?.charCodeAt(0);
    this.#quoting = form.quote?.charCodeAt(0);
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
    return this.#lines.length === 0;
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
    this.#lines.append(piece);
    this.#bytesSinceBlock += piece.length;
    yield* this.#read(false);
    if (this.#lines.length > MAX_RECORD_BYTES) this.#refuseLongRecord();
    if (this.#bytesSinceBlock >= BYTES_WITHOUT_BLOCK) yield this.#take();
  }

  /** Hands on the rows read so far. */
  *flush(): Generator<RowBlock> {
    yield this.#take();
  }

  /** Reads the rest at the end of the file. The last block may be empty. */
  *finish(): Generator<RowBlock> {
    this.#lines.end();
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

  *#read(isEnd: boolean): Generator<RowBlock> {
    const bytes = this.#lines.bytes;
    const whole = isEnd ? this.#lines.length : this.#lines.endOfLines();
    let at = this.#passHead(whole);
    while (at < whole) {
      if (this.#blocks.isFull) yield this.#take();
      const lineEnd = this.#readLine(at);
      if (lineEnd >= 0) {
        this.#line++;
        at = this.#lines.behind(lineEnd);
        continue;
      }
      const end = this.#lines.recordEnd(at, isEnd, this.#delimiting, this.#quoting);
      if (end < 0) break;
      this.#readText(bytes.subarray(at, end));
      at = end;
    }
    this.#lines.drop(at);
  }

  /** Passes over what lies before the records, as far as it has been read. Returns where it ends. */
  #passHead(whole: number): number {
    let at = 0;
    if (this.#isAtStart && whole > 0) {
      this.#isAtStart = false;
      if (this.#lines.bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) at = BYTE_ORDER_MARK.length;
    }
    const { firstRecordLine, headerLines } = this.#options;
    for (; this.#line < firstRecordLine && at < whole; this.#line++) {
      const end = this.#lines.lineEnd(at);
      if (headerLines.includes(this.#line)) this.#headers.push(this.#plainly(this.#lines.trimmed(at, end)));
      at = this.#lines.behind(end);
    }
    return at;
  }

  /** Reads a record from its bytes, or passes over a line that is none. Returns the line end; -1 for what is read as text. */
  #readLine(at: number): number {
    const bytes = this.#lines.bytes;
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
    const end = this.#lines.lineEnd(at);
    const line = this.#lines.trimmed(at, end);
    if (this.#isBlank(line)) this.#countBlank();
    else if (this.#isComment(line)) this.#countComment(line);
    else if (this.#headers.includes(this.#plainly(line))) tally.repeatedHeaders++;
    else if (!line.every((byte) => byte === END_MARK)) return -1;
    return end;
  }

  #countComment(line: Buffer): void {
    const { tally } = this.#options;
    tally.comments++;
    if (tally.commentLines.length >= MOST_COMMENTS) return;
    const text = this.#decoder.decode(line.subarray(0, MOST_COMMENT_CHARACTERS));
    tally.commentLines.push({ line: this.#line, text });
  }

  /** A header that comes again may be written in other letter case, with blanks around its names, or without their quotes. */
  #plainly(line: Buffer): string {
    return this.#decoder
      .decode(line)
      .toLowerCase()
      .replace(/[\s"']+/g, '');
  }

  #countBlank(): void {
    this.#options.tally.blankRecords++;
    if (++this.#blankInARow > MAX_BLANK_RECORDS)
      throw this.#refusal('records', `more than ${MAX_BLANK_RECORDS} blank lines one after another`);
  }

  #isBlank(line: Buffer): boolean {
    let quotes = 0;
    for (const byte of line) {
      if (byte === this.#quoting) quotes++;
      else if (byte !== this.#delimiting && byte !== SPACE && byte !== TAB) return false;
    }
    // With a quote left open the field goes on on the next line.
    return quotes % 2 === 0;
  }

  /** Words for missing such as `#N/A` begin like comments. */
  #isComment(line: Buffer): boolean {
    if (!this.#comments.some((comment) => line.subarray(0, comment.length).equals(comment))) return false;
    const { delimiter } = this.form;
    const text = this.#decoder.decode(line.subarray(0, 64));
    const [first] = delimiter === ' ' ? text.split(/[ \t]/, 1) : text.split(delimiter ?? '\n', 1);
    return !isMissingWord(first!);
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
      parseRecords(this.#decoder.decode(this.#lines.bytes.subarray(0, this.#lines.length)), this.form, this.#refusal);
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
