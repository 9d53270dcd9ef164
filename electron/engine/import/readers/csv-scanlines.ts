// Reads CSV text, in pieces of any length, as blocks of scanlines: plain records as bytes, others by csv-parse.
import { StratascopeError } from '../../../../shared/errors.ts';
import { recogniseColumns, type Columns } from './csv-dialect.ts';
import { isBlank } from './csv-number.ts';
import { describeField, isNotText, parseDepth, parseSamples } from './csv-record.ts';
import { MAX_SOURCE_WIDTH, MIN_SOURCE_WIDTH, type ReadChoice, type ScanlineBlock } from './log-reader.ts';
import { PlainRecords, type RecordLayout } from './plain-record.ts';
import { isOpenQuote, parseRecords, type Refusal } from './quoted-record.ts';
import { ScanlineBlocks } from './scanline-blocks.ts';

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;
/** Longest record: 4,096 fields of 250 characters. Without a limit, an open quote would read the whole file into memory. */
const MAX_RECORD_BYTES = 1_048_576;

/** The columns of the file, and what the reader of plain records needs to know of them. */
interface Table {
  readonly columns: Columns;
  readonly layout: RecordLayout;
  readonly plain: PlainRecords;
  readonly blocks: ScanlineBlocks;
}

interface CsvOptions extends Pick<ReadChoice, 'nullValues'> {
  readonly fileName: string;
}

export class CsvScanlines {
  readonly #delimiter: string;
  readonly #options: CsvOptions;
  readonly #nullValues: ReadonlySet<number>;
  /** Bytes [0, #length) are still to be read; an incomplete record waits here for its rest. */
  #bytes = Buffer.allocUnsafe(MAX_RECORD_BYTES);
  #length = 0;
  /** Unset until the first record that is not blank. */
  #table: Table | undefined;
  #isAtStart = true;
  #skippedRecords = 0;
  /** The line on which the next record starts. */
  #line = 1;
  #rows = 0;

  constructor(delimiter: string, options: CsvOptions) {
    this.#delimiter = delimiter;
    this.#options = options;
    this.#nullValues = new Set(options.nullValues);
  }

  /** Number of scanlines so far. */
  get rows(): number {
    return this.#rows;
  }

  /** The line on which the next record starts, counted from 1. */
  get line(): number {
    return this.#line;
  }

  /** What the first record says; undefined until it has been read. */
  get columns(): Columns | undefined {
    return this.#table?.columns;
  }

  /** The layout of records; undefined until one has been read. */
  get layout(): RecordLayout | undefined {
    return this.#table?.layout;
  }

  /** Whether no incomplete record is waiting. */
  get isBetweenRecords(): boolean {
    return this.#length === 0;
  }

  /** Skips plain records, one a line, that have been read elsewhere. */
  skip(records: number): void {
    this.#rows += records;
    this.#line += records;
  }

  /**
   * Reads up to the last complete record. The caller may use the bytes' memory again.
   * @throws StratascopeError `unreadable_file`
   */
  *write(piece: Uint8Array): Generator<ScanlineBlock> {
    this.#append(piece);
    yield* this.#read(false);
    if (this.#length > MAX_RECORD_BYTES) this.#refuseLongRecord();
  }

  /** Hands on the scanlines read so far. */
  *flush(): Generator<ScanlineBlock> {
    if (this.#table) yield this.#table.blocks.take(this.#skippedRecords);
  }

  /** Reads the rest at the end of the file. The last block has the number of all skipped records and may be empty. */
  *finish(): Generator<ScanlineBlock> {
    // The last line gets a line end if it has none; a carriage return at the end is a complete one.
    if (this.#length > 0 && this.#bytes[this.#length - 1] !== RETURN) this.#append(Buffer.of(LINE_FEED));
    yield* this.#read(true);
    if (this.#rows > 0) {
      yield* this.flush();
      return;
    }
    const received = this.#table ? 'a header only' : 'an empty file';
    throw new StratascopeError(
      'unreadable_file',
      `${this.#options.fileName}: expected at least one scanline but received ${received}`,
    );
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

  *#read(isEnd: boolean): Generator<ScanlineBlock> {
    const bytes = this.#bytes;
    const whole = isEnd ? this.#length : this.#endOfLines();
    let at = 0;
    while (at < whole) {
      if (this.#table?.blocks.isFull) yield this.#table.blocks.take(this.#skippedRecords);
      const lineEnd = this.#readPlain(at);
      if (lineEnd >= 0) {
        at = this.#behind(lineEnd);
        continue;
      }
      const end = this.#recordEnd(at, isEnd);
      if (end < 0) break;
      this.#readAny(bytes.subarray(at, end));
      at = end;
    }
    bytes.copyWithin(0, at, this.#length);
    this.#length -= at;
  }

  /** Reads a plain record. Returns the index of its line end; -1 when csv-parse has to read it. */
  #readPlain(at: number): number {
    const byte = this.#bytes[at]!;
    if ((byte === LINE_FEED || byte === RETURN) && !this.#isAtStart) {
      this.#line++;
      this.#skippedRecords++;
      return at;
    }
    if (!this.#table) return -1;
    const { plain, blocks } = this.#table;
    const lineEnd = plain.read(this.#bytes, at, blocks.samples, blocks.at);
    if (lineEnd < 0) return -1;
    blocks.add(plain.depth, this.#line);
    this.#rows++;
    this.#line++;
    return lineEnd;
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
    let isQuoted = false;
    for (let i = at; i < this.#length; i++) {
      const byte = this.#bytes[i]!;
      if (byte === QUOTE) isQuoted = !isQuoted;
      if (isQuoted || (byte !== LINE_FEED && byte !== RETURN)) continue;
      if (byte === RETURN && i === this.#length - 1 && !isEnd) return -1;
      return Math.min(this.#length, this.#behind(i));
    }
    return isEnd ? this.#length : -1;
  }

  #readAny(bytes: Buffer): void {
    for (const record of this.#parse(bytes)) this.#take(record);
    this.#line += lineEnds(bytes);
    this.#isAtStart = false;
  }

  #parse(bytes: Buffer): string[][] {
    return parseRecords(bytes, { delimiter: this.#delimiter, bom: this.#isAtStart }, this.#refusal);
  }

  #take(record: string[]): void {
    if (record.every(isBlank)) {
      this.#skippedRecords++;
      return;
    }
    if (!this.#table) {
      this.#table = this.#begin(record);
      if (this.#table.columns.names) return;
    }
    const { columns, blocks } = this.#table;
    if (record.length !== columns.count) throw this.#refusal(fields(columns.count), fields(record.length));
    const place = { fileName: this.#options.fileName, line: this.#line, columns };
    const depth = parseDepth(record, place);
    const samples = blocks.samples.subarray(blocks.at, blocks.at + columns.count - 1);
    parseSamples(record, this.#nullValues, samples, place);
    blocks.add(depth, this.#line);
    this.#rows++;
  }

  #begin(record: string[]): Table {
    const pixels = record.length - 1;
    if (pixels < MIN_SOURCE_WIDTH || pixels > MAX_SOURCE_WIDTH) {
      const expected = `a depth column and ${MIN_SOURCE_WIDTH} to ${MAX_SOURCE_WIDTH} pixel columns`;
      throw this.#refusal(expected, `${record.length} ${record.length === 1 ? 'column' : 'columns'}`);
    }
    const columns = recogniseColumns(record);
    const unreadable = columns.names?.find(isNotText);
    if (unreadable !== undefined) throw this.#refusal('column names', describeField(unreadable));
    const { count, depthColumn } = columns;
    const layout = {
      delimiter: this.#delimiter,
      columns: count,
      depthColumn,
      nullValues: this.#options.nullValues,
    };
    const columnNames = columns.names?.filter((_, column) => column !== depthColumn);
    const blocks = new ScanlineBlocks(pixels, { ...columns, columnNames }, 'line');
    return { columns, layout, plain: new PlainRecords(layout), blocks };
  }

  /** Refuses a record that is too long; csv-parse may give a better reason. */
  #refuseLongRecord(): never {
    try {
      this.#parse(this.#bytes.subarray(0, this.#length));
    } catch (error) {
      if (!isOpenQuote(error)) throw error;
    }
    throw this.#refusal('a record of at most 1 MiB', 'a longer one: a quote left open, or no line ends');
  }

  /** Makes errors about the current record. */
  readonly #refusal: Refusal = (expected, received, cause) => {
    const where = `${this.#options.fileName}, line ${this.#line}`;
    return new StratascopeError('unreadable_file', `${where}: expected ${expected} but received ${received}`, {
      cause,
    });
  };
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}

/** The number of line ends; CR LF counts once. */
function lineEnds(bytes: Buffer): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === LINE_FEED || (bytes[i] === RETURN && bytes[i + 1] !== LINE_FEED)) count++;
  }
  return count;
}
