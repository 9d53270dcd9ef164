// In: the bytes of a LAS 2.0 file, plain or gzip. Out: the scanlines of its image: the curves that are numbered one after another.
import { cancelled, StratascopeError } from '../../../../shared/errors.ts';
import { parseDecimal } from './csv-number.ts';
import { describeField, FLOAT32_MAX, refusal } from './csv-record.ts';
import { unpacked } from './file-head.ts';
import { gunzipHead, isGzip } from './gzip.ts';
import { LasHeader, type LasTable } from './las-header.ts';
import type { LogReader, ReadOptions } from './log-reader.ts';
import { ScanlineBlocks } from './scanline-blocks.ts';

/** 4,096 fields of 250 characters. */
const MAX_LINE_CHARACTERS = 1_048_576;

export const lasReader: LogReader = {
  id: 'las',
  name: 'LAS file',
  extensions: ['las'],
  sniff(head) {
    const plain = isGzip(head) ? gunzipHead(head) : head;
    // Comments may stand before the version section, which is the first one.
    const lines = new TextDecoder().decode(plain).split('\n');
    return (
      lines
        .find((line) => !/^\s*(#|$)/.test(line))
        ?.trimStart()
        .toUpperCase()
        .startsWith('~V') ?? false
    );
  },
  async *read(bytes, options) {
    const header = new LasHeader(options.fileName);
    let data: LasData | undefined;
    let lineNumber = 0;
    for await (const line of linesOf(await unpacked(bytes, options.fileName), options)) {
      lineNumber++;
      if (!data) {
        if (header.read(line, lineNumber)) data = new LasData(header.finish(), options);
      } else {
        if (data.blocks.isFull) yield data.blocks.take(0);
        data.read(line, lineNumber);
      }
    }
    if (!data?.rows) {
      const received = data ? 'none' : 'no ~A section';
      const message = `${options.fileName}: expected at least one scanline but received ${received}`;
      throw new StratascopeError('unreadable_file', message);
    }
    yield data.blocks.take(0);
  },
};

class LasData {
  readonly #table: LasTable;
  readonly #nullValues: ReadonlySet<number>;
  readonly #fileName: string;
  readonly blocks: ScanlineBlocks;
  rows = 0;

  constructor(table: LasTable, { fileName, nullValues }: ReadOptions) {
    this.#table = table;
    this.#fileName = fileName;
    this.#nullValues = new Set(table.nullValue === undefined ? nullValues : [...nullValues, table.nullValue]);
    const columnNames = table.columns.map((column) => table.names[column]!);
    this.blocks = new ScanlineBlocks(table.columns.length, { ...table, columnNames });
  }

  read(line: string, lineNumber: number): void {
    const fields = line.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]!.startsWith('#')) return;
    const { names, columns } = this.#table;
    const place = { fileName: this.#fileName, line: lineNumber, columns: { names } };
    if (fields.length !== names.length) {
      throw new StratascopeError(
        'unreadable_file',
        `${this.#fileName}, line ${lineNumber}: expected ${names.length} fields, one a curve, but received ${fields.length}`,
      );
    }
    const depth = parseDecimal(fields[0]!);
    if (depth === undefined || !Number.isFinite(depth) || depth === this.#table.nullValue)
      throw refusal('a depth', fields[0]!, 0, place);
    let { at } = this.blocks;
    for (const column of columns) {
      const value = parseDecimal(fields[column]!);
      if (value === undefined || Math.abs(value) > FLOAT32_MAX)
        throw refusal('a number', fields[column]!, column, place);
      this.blocks.samples[at++] = this.#nullValues.has(value) ? NaN : value;
    }
    this.blocks.add(depth, lineNumber);
    this.rows++;
  }
}

/** @throws StratascopeError `unreadable_file` where a line does not end; `cancelled`. */
async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  { fileName, signal }: Pick<ReadOptions, 'fileName' | 'signal'>,
): AsyncGenerator<string> {
  // Descriptions may be in any encoding; what is read of the file are names and numbers.
  const decoder = new TextDecoder('latin1');
  let rest = '';
  for await (const chunk of bytes) {
    if (signal?.aborted) throw cancelled();
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_LINE_CHARACTERS) {
      const message = `${fileName}: expected lines of at most ${MAX_LINE_CHARACTERS} characters but received ${describeField(rest)}`;
      throw new StratascopeError('unreadable_file', message);
    }
    yield* lines;
  }
  if (rest !== '') yield rest;
}
