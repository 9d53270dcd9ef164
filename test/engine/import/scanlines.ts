// Collects all scanlines that a reader makes of text or bytes, cut into chunks of a chosen size.
import { chooseReader } from '../../../electron/engine/import/readers/choose-reader.ts';
import type { Segment } from '../../../electron/engine/import/build/built-segment.ts';
import { Tally } from '../../../electron/engine/import/records/tally.ts';
import type { RowBlock } from '../../../electron/engine/import/records/row-blocks.ts';
import type { TableOptions } from '../../../electron/engine/import/tables/table-plan.ts';
import type { ByteSource, LogContents } from '../../../electron/engine/import/readers/log-reader.ts';
import { DEFAULT_NULL_VALUES } from '../../../shared/model/image-log.ts';

export interface Scanlines {
  readonly depths: number[];
  readonly samples: number[][];
  /** Lines of the file. */
  readonly lines: number[];
  readonly skippedRecords: number;
  readonly depthUnit: 'm' | 'ft';
  readonly depthReference: 'MD' | 'TVD' | undefined;
}

/** As a log file hands them out: all of them in the same memory. */
async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}

/** A file in memory. */
export function sourceOf(content: string | Uint8Array, name: string, chunk = 65_536): ByteSource {
  const bytes = bytesOf(content);
  return {
    name,
    stream: () => inChunks(bytes, chunk),
    readAt: async (offset, length) => bytes.slice(offset, offset + length),
  };
}

/** As an import opens it: unpacked, by the reader whose format it is. */
export async function opened(file: ByteSource, options: TableOptions = {}): Promise<LogContents> {
  const { reader, source } = await chooseReader(file);
  return reader.open(source, options);
}

/** Through the whole reader, whatever chunks the bytes come in. */
export async function readCsv(
  content: string | Uint8Array,
  { chunk = 65_536, nullValues = DEFAULT_NULL_VALUES }: { chunk?: number; nullValues?: readonly number[] } = {},
): Promise<Scanlines> {
  return readImage(await opened(sourceOf(content, 'img.csv', chunk), { nullValues }));
}

/** The scanlines of the first table. */
export async function readImage({ tables: [table] }: LogContents): Promise<Scanlines> {
  if (!table?.depth || table.parts.length === 0) throw new Error('Expected a table with an image');
  const tally = new Tally();
  const { unit, reference } = table.depth;
  const read = await collected(table.read({ parts: table.parts.slice(0, 1), tally }));
  return { ...read, skippedRecords: tally.blankRecords, depthUnit: unit, depthReference: reference };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function collected(
  blocks: AsyncIterable<RowBlock | Segment>,
): Promise<Pick<Scanlines, 'depths' | 'samples' | 'lines'>> {
  const depths: number[] = [];
  const samples: number[][] = [];
  const lines: number[] = [];
  for await (const block of blocks) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    depths.push(...block.depths);
    if (block.placeKind !== 'line') throw new Error('Expected places to be lines');
    lines.push(...block.places);
    for (let i = 0; i < block.count; i++) {
      samples.push([...block.samples.subarray(i * block.width, (i + 1) * block.width)]);
    }
  }
  return { depths, samples, lines };
}
