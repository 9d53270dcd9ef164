// In: text or bytes in chosen chunks. Out: all scanlines a reader makes of them, in one place to compare.
import { sniffDelimiter } from '../../../electron/engine/import/readers/csv-dialect.ts';
import { csvReader } from '../../../electron/engine/import/readers/csv-reader.ts';
import { CsvScanlines } from '../../../electron/engine/import/readers/csv-scanlines.ts';
import type { Segment } from '../../../electron/engine/import/build/built-segment.ts';
import type { ScanlineBlock } from '../../../electron/engine/import/readers/log-reader.ts';
import { DEFAULT_NULL_VALUES } from '../../../shared/model/image-log.ts';

export interface Scanlines {
  readonly depths: number[];
  readonly samples: number[][];
  readonly lines: number[];
  readonly skippedRecords: number;
  readonly depthUnit: 'm' | 'ft' | undefined;
  readonly depthReference: 'MD' | 'TVD' | undefined;
}

/** As a log file hands them out: all of them in the same memory. */
export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}

/** Through the whole reader, whatever chunks the bytes come in. */
export async function readCsv(
  content: string | Uint8Array,
  { chunk = 65_536, nullValues = DEFAULT_NULL_VALUES }: { chunk?: number; nullValues?: readonly number[] } = {},
): Promise<Scanlines> {
  return collected(csvReader.read(inChunks(bytesOf(content), chunk), { fileName: 'img.csv', nullValues }));
}

/** Past the reader, which reads its first 64 KiB in one piece: here the parser sees every cut. */
export async function parseCsv(text: string, chunk: number): Promise<Scanlines> {
  const records = new CsvScanlines(sniffDelimiter(text), { fileName: 'img.csv', nullValues: DEFAULT_NULL_VALUES });
  async function* blocks(): AsyncGenerator<ScanlineBlock> {
    for await (const piece of inChunks(bytesOf(text), chunk)) {
      yield* records.write(piece);
    }
    yield* records.finish();
  }
  return collected(blocks());
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

export async function collected(blocks: AsyncIterable<ScanlineBlock | Segment>): Promise<Scanlines> {
  const depths: number[] = [];
  const samples: number[][] = [];
  const lines: number[] = [];
  let skippedRecords = 0;
  let depthUnit: 'm' | 'ft' | undefined;
  let depthReference: 'MD' | 'TVD' | undefined;
  for await (const block of blocks) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    depths.push(...block.depths);
    lines.push(...block.lines);
    for (let i = 0; i < block.count; i++) {
      samples.push([...block.samples.subarray(i * block.width, (i + 1) * block.width)]);
    }
    ({ skippedRecords, depthUnit, depthReference } = block);
  }
  return { depths, samples, lines, skippedRecords, depthUnit, depthReference };
}
