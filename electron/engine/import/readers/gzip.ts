// Unpacks gzip around a file of any format, as a stream or from an offset.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StratascopeError } from '../../../../shared/errors.ts';
import type { ByteSource, Packing } from './log-reader.ts';

const CHUNK_BYTES = 65_536;
/** First bytes that are kept, by which formats are recognised and at which readers look first. */
const HEAD_BYTES = 65_536;
/**
 * From this size on a file may be at most so many times as large as it was packed. Deflate comes to 1,032 at most, and only
 * where the same few bytes come again and again; a table of which every sample is missing, 4,096 in a row, comes to 900,
 * as its depths change. So a file above it is no log, but may keep an import busy for hours.
 */
const CHECKED_FROM_BYTES = 64 * 1024 * 1024;
const MAX_RATIO = 1000;

export const gzip: Packing = {
  endings: ['gz'],
  mimes: ['application/gzip'],
  sniff: (head) => head[0] === 0x1f && head[1] === 0x8b,
  unpack: (packed) => new Unpacked(packed),
};

class Unpacked implements ByteSource {
  readonly #packed: ByteSource;
  #head: Promise<Uint8Array> | undefined;

  constructor(packed: ByteSource) {
    this.#packed = packed;
  }

  get name(): string {
    return this.#packed.name;
  }

  stream(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    return gunzip(this.#packed.stream(signal), this.name);
  }

  /** Takes as long as unpacking everything before the offset, because gzip can only be read from its beginning. */
  async readAt(offset: number, length: number): Promise<Uint8Array> {
    if (offset + length > HEAD_BYTES) return this.#unpackAt(offset, length);
    this.#head ??= this.#unpackAt(0, HEAD_BYTES);
    return (await this.#head).subarray(offset, offset + length);
  }

  async #unpackAt(offset: number, length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let at = 0;
    for await (const chunk of gunzip(piecesOf(this.#packed), this.name)) {
      const from = Math.max(0, offset - at);
      if (from < chunk.length) parts.push(chunk.subarray(from, offset + length - at));
      at += chunk.length;
      if (at >= offset + length) break;
    }
    return Buffer.concat(parts);
  }
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ; offset += CHUNK_BYTES) {
    const piece = await source.readAt(offset, CHUNK_BYTES);
    if (piece.length > 0) yield piece;
    if (piece.length < CHUNK_BYTES) return;
  }
}

/** @throws StratascopeError `unreadable_file` when the gzip data is damaged, cut short, or unpacks to far more than a log. */
async function* gunzip(bytes: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  // The pipeline passes errors of either side to the loop below, and stops the source when the loop ends.
  pipeline(Readable.from(kept(bytes)), unpacked, () => undefined);
  let bytesUnpacked = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      bytesUnpacked += chunk.length;
      assertRatio(bytesUnpacked, unpacked.bytesWritten, fileName);
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    const received = code === 'Z_BUF_ERROR' ? 'one that is cut short' : 'damaged data';
    const message = `${fileName}: expected a complete gzip file but received ${received}`;
    throw new StratascopeError('unreadable_file', message, { cause: error });
  }
}

/** @throws StratascopeError `unreadable_file` when a file is far larger than it was packed. */
function assertRatio(bytesUnpacked: number, bytesPacked: number, fileName: string): void {
  if (bytesUnpacked <= CHECKED_FROM_BYTES || bytesUnpacked <= MAX_RATIO * bytesPacked) return;
  const received = `one that unpacks to more than ${MAX_RATIO} times its size`;
  throw new StratascopeError('unreadable_file', `${fileName}: expected a packed log but received ${received}`);
}

/** Copies of the chunks, because the stream reads ahead while the source uses a chunk's memory again. */
async function* kept(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // `slice` would not copy: of a Buffer it is a view of the same memory.
  for await (const chunk of bytes) yield new Uint8Array(chunk);
}
