// In: chunks of CSV text. Out: blocks of scanlines. csv-parse splits the records; what they must hold is checked here.
import { CsvError, parse, type Parser } from 'csv-parse';
import { StratascopeError } from '../../../../shared/errors.ts';
import { recogniseColumns, type Columns } from './csv-dialect.ts';
import { isBlank } from './csv-number.ts';
import { describeField, isNotText, parseDepth, parseSamples } from './csv-record.ts';
import { MAX_SOURCE_WIDTH, MIN_SOURCE_WIDTH, type ReadOptions, type ScanlineBlock } from './log-reader.ts';
import { ScanlineBlocks } from './scanline-blocks.ts';

/** 4,096 fields of 250 characters. Without a limit, a quote left open would take the rest of the file into memory. */
const MAX_RECORD_BYTES = 1_048_576;

/** Feeds csv-parse and turns its records into blocks as they come. */
export class CsvRecords {
  readonly #options: ReadOptions;
  readonly #nullValues: ReadonlySet<number>;
  readonly #parser: Parser;
  #columns: Columns | undefined;
  #blocks: ScanlineBlocks | undefined;
  #skippedRecords = 0;
  /** Line on which the next record starts, and the one csv-parse is on. */
  #line = 1;
  #parserLine = 0;
  /** Handed to the parser since the last record ended. */
  #openBytes = 0;

  constructor(delimiter: string, options: ReadOptions) {
    this.#options = options;
    this.#nullValues = new Set(options.nullValues);
    this.#parser = parse({
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      // Ragged and endless records are refused here, in our own words.
      relax_column_count: true,
      max_record_size: 0,
      // Records end here: nothing queues up in the stream, so writing never waits for a reader.
      on_record: (record: string[], { lines }) => {
        this.#openBytes = 0;
        this.#take(record);
        // csv-parse counts a CRLF inside quotes twice, so there the breaks are counted in the fields.
        this.#line += lines === this.#parserLine + 1 ? 1 : 1 + lineBreaks(record);
        this.#parserLine = lines;
        return null;
      },
    });
    // Every write and the end report their own error.
    this.#parser.on('error', () => undefined);
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#openBytes += chunk.length;
    await this.#settled((done) => this.#parser.write(chunk, done));
    if (this.#openBytes > MAX_RECORD_BYTES) {
      throw this.#refusal('a record of at most 1 MiB', 'a longer one: a quote left open, or no line ends');
    }
  }

  /** The blocks filled since the last call. */
  take(): ScanlineBlock[] {
    return this.#blocks?.take() ?? [];
  }

  async finish(): Promise<ScanlineBlock[]> {
    await this.#settled((done) => this.#parser.end(done));
    const blocks = this.#blocks?.finish(this.#skippedRecords) ?? [];
    if (blocks.length > 0) return blocks;
    const received = this.#columns ? 'a header only' : 'an empty file';
    throw new StratascopeError(
      'unreadable_file',
      `${this.#options.fileName}: expected at least one scanline but received ${received}`,
    );
  }

  #settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      start((error) => (error ? reject(this.#inOurWords(error)) : resolve()));
    });
  }

  #take(record: string[]): void {
    if (record.every(isBlank)) {
      this.#skippedRecords++;
      return;
    }
    if (!this.#columns) {
      this.#columns = this.#begin(record);
      if (this.#columns.names) return;
    }
    const columns = this.#columns;
    if (record.length !== columns.count) throw this.#refusal(fields(columns.count), fields(record.length));
    const place = { fileName: this.#options.fileName, line: this.#line, columns };
    const depth = parseDepth(record, place);
    parseSamples(record, this.#nullValues, this.#blocks!.add(depth, this.#line, this.#skippedRecords), place);
  }

  #begin(record: string[]): Columns {
    const pixels = record.length - 1;
    if (pixels < MIN_SOURCE_WIDTH || pixels > MAX_SOURCE_WIDTH) {
      const expected = `a depth column and ${MIN_SOURCE_WIDTH} to ${MAX_SOURCE_WIDTH} pixel columns`;
      throw this.#refusal(expected, `${record.length} ${record.length === 1 ? 'column' : 'columns'}`);
    }
    const columns = recogniseColumns(record);
    const unreadable = columns.names?.find(isNotText);
    if (unreadable !== undefined) throw this.#refusal('column names', describeField(unreadable));
    this.#blocks = new ScanlineBlocks(pixels, columns.depthUnit);
    return columns;
  }

  /** About the record that is being read. */
  #refusal(expected: string, received: string, cause?: Error): StratascopeError {
    const where = `${this.#options.fileName}, line ${this.#line}`;
    return new StratascopeError('unreadable_file', `${where}: expected ${expected} but received ${received}`, {
      cause,
    });
  }

  #inOurWords(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    switch (error.code) {
      case 'CSV_QUOTE_NOT_CLOSED':
        return this.#refusal('a closing quote', 'the end of the file', error);
      case 'INVALID_OPENING_QUOTE':
        return this.#refusal('a quote only around a whole field', 'one inside a field', error);
      default:
        return this.#refusal('a delimiter or a line end after a closing quote', 'other text', error);
    }
  }
}

function fields(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}

function lineBreaks(record: readonly string[]): number {
  return record.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}
