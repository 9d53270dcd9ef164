// Collects all scanlines that a reader makes of text or bytes, cut into chunks of a chosen size.
import { chooseReader } from '../../../electron/engine/import/readers/choose-reader.ts';
import type { Segment } from '../../../electron/engine/import/build/built-segment.ts';
import type { ScanlineBlock, ByteSource, LogContents } from '../../../electron/engine/import/readers/log-reader.ts';
import { DEFAULT_NULL_VALUES } from '../../../shared/model/image-log.ts';

export interface Scanlines {
  readonly depths: number[];
  readonly samples: number[][];
  /** Lines of the file. */
  readonly lines: number[];
  readonly skippedRecords: number;
  readonly depthUnit: 'm' | 'ft' | undefined;
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
export async function opened(file: ByteSource): Promise<LogContents> {
  const { reader, source } = await chooseReader(file);
  return reader.open(source);
}

/** Through the whole reader, whatever chunks the bytes come in. */
export async function readCsv(
  content: string | Uint8Array,
  { chunk = 65_536, nullValues = DEFAULT_NULL_VALUES }: { chunk?: number; nullValues?: readonly number[] } = {},
): Promise<Scanlines> {
  return readImage(await opened(sourceOf(content, 'img.csv', chunk)), nullValues);
}

export async function readImage(contents: LogContents, nullValues = DEFAULT_NULL_VALUES): Promise<Scanlines> {
  return collected(contents.read({ image: contents.images[0]!.id, nullValues }));
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function collected(blocks: AsyncIterable<ScanlineBlock | Segment>): Promise<Scanlines> {
  const depths: number[] = [];
  const samples: number[][] = [];
  const lines: number[] = [];
  let skippedRecords = 0;
  let depthUnit: 'm' | 'ft' | undefined;
  let depthReference: 'MD' | 'TVD' | undefined;
  for await (const block of blocks) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    depths.push(...block.depths);
    if (block.placeKind !== 'line') throw new Error('Expected places to be lines');
    lines.push(...block.places);
    for (let i = 0; i < block.count; i++) {
      samples.push([...block.samples.subarray(i * block.width, (i + 1) * block.width)]);
    }
    ({ skippedRecords, depthUnit, depthReference } = block);
  }
  return { depths, samples, lines, skippedRecords, depthUnit, depthReference };
}
