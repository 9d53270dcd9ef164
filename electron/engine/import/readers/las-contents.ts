// The contents of a LAS 2.0 file: one image, made of consecutively numbered curves, and its scanlines.
import { cancelled, StratascopeError } from '../../../../shared/errors.ts';
import { parseDecimal } from './csv-number.ts';
import { LasHeader, type LasTable } from './las-header.ts';
import type { ByteSource, Held, LogContents, ReadChoice, ScanlineBlock } from './log-reader.ts';
import { describeField, refusal } from '../records/refusal.ts';
import { RowBlocks } from '../records/row-blocks.ts';

const FLOAT32_MAX = 3.4028234663852886e38;
/** Bytes read for the header; even the longest one of 4,096 curves fits. */
const HEADER_BYTES = 1_048_576;
/** Longest line: 4,096 fields of 250 characters. */
const MAX_LINE_CHARACTERS = 1_048_576;

/** @throws StratascopeError `unreadable_file` on a wrapped file, and where no curves are an image. */
export async function openLas(source: ByteSource): Promise<LogContents> {
  return {
    images: [imageIn(await source.readAt(0, HEADER_BYTES), source.name)],
    ...{ curves: [], surveys: [], picks: [], notes: [] },
    read: (choice) => readLas(source, choice),
  };
}

/** @throws StratascopeError `unreadable_file` on a wrapped file, and where no curves are an image. */
function imageIn(head: Uint8Array, fileName: string): Held {
  const image = { id: 'curves', recognisedBy: 'curves numbered one after another' };
  const header = new LasHeader(fileName);
  let lineNumber = 0;
  for (const line of decoder().decode(head).split('\n')) {
    if (!header.read(line, ++lineNumber)) continue;
    const { columns, unit, depthUnit, depthReference, depthSpan } = header.finish();
    const depth = { unit: depthUnit, reference: depthReference, ...depthSpan };
    return { ...image, shape: { columns: columns.length }, ...(unit ? { unit } : {}), depth };
  }
  return { ...image, shape: {} };
}

async function* readLas(source: ByteSource, choice: ReadChoice): AsyncGenerator<ScanlineBlock> {
  const header = new LasHeader(source.name);
  let data: LasData | undefined;
  let lineNumber = 0;
  for await (const line of linesOf(source, choice.signal)) {
    lineNumber++;
    if (!data) {
      if (header.read(line, lineNumber)) data = new LasData(header.finish(), source.name, choice.nullValues);
    } else {
      if (data.blocks.isFull) yield data.take();
      data.read(line, lineNumber);
    }
  }
  if (!data?.rows) {
    const received = data ? 'none' : 'no ~A section';
    const message = `${source.name}: expected at least one scanline but received ${received}`;
    throw new StratascopeError('unreadable_file', message);
  }
  yield data.take();
}

class LasData {
  readonly #table: LasTable;
  readonly #nullValues: ReadonlySet<number>;
  readonly #fileName: string;
  readonly blocks: RowBlocks;
  readonly #notes: Pick<ScanlineBlock, 'columnNames' | 'depthUnit' | 'depthReference'>;
  rows = 0;

  constructor(table: LasTable, fileName: string, nullValues: readonly number[]) {
    this.#table = table;
    this.#fileName = fileName;
    this.#nullValues = new Set(table.nullValue === undefined ? nullValues : [...nullValues, table.nullValue]);
    const columnNames = table.columns.map((column) => table.names[column]!);
    const { depthUnit, depthReference } = table;
    this.#notes = { columnNames, ...(depthUnit ? { depthUnit } : {}), ...(depthReference ? { depthReference } : {}) };
    this.blocks = new RowBlocks(table.columns.length, 'line');
  }

  take(): ScanlineBlock {
    return { ...this.blocks.take(), ...this.#notes, skippedRecords: 0 };
  }

  read(line: string, lineNumber: number): void {
    const fields = line.trim().split(/\s+/);
    if (fields[0] === '' || fields[0]!.startsWith('#')) return;
    const { names, columns } = this.#table;
    const place = { fileName: this.#fileName, line: lineNumber, names };
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

/** The lines of a file. @throws StratascopeError `unreadable_file` where a line is too long; `cancelled`. */
async function* linesOf(source: ByteSource, signal: AbortSignal | undefined): AsyncGenerator<string> {
  const text = decoder();
  let rest = '';
  for await (const chunk of source.stream(signal)) {
    if (signal?.aborted) throw cancelled();
    const lines = (rest + text.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_LINE_CHARACTERS) {
      const message = `${source.name}: expected lines of at most ${MAX_LINE_CHARACTERS} characters but received ${describeField(rest)}`;
      throw new StratascopeError('unreadable_file', message);
    }
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Decodes any bytes without an error, because descriptions may be in any encoding; only names and numbers are used. */
function decoder(): TextDecoder {
  return new TextDecoder('latin1');
}
