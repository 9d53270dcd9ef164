// The bytes of a packed file, unpacked: as a stream or from an offset.
import { FILE_HEAD_BYTES } from '../../../../shared/model/image-log.ts';
import { StratascopeError } from '../../../../shared/errors.ts';
import type { ByteSource } from './log-reader.ts';

const CHUNK_BYTES = 65_536;
/**
 * From this size on a file may be at most so many times as large as it was packed. Deflate comes to 1,032 at most, and only
 * where the same few bytes come again and again; a table of which every sample is missing, 4,096 in a row, comes to 900,
 * as its depths change. So a file above it is no log, but may keep an import busy for hours.
 */
const CHECKED_FROM_BYTES = 64 * 1024 * 1024;
const MAX_RATIO = 1000;

export class Unpacked implements ByteSource {
  readonly #packed: ByteSource;
  readonly #unpack: (packed: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;

  /** The first bytes, at which format, packing and columns are recognised. */
  #head: Promise<Uint8Array> | undefined;

  constructor(packed: ByteSource, unpack: (packed: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>) {
    this.#packed = packed;
    this.#unpack = unpack;
  }

  get name(): string {
    return this.#packed.name;
  }

  stream(signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    return this.#unpack(this.#packed.stream(signal));
  }

  /** Takes as long as unpacking everything before the offset, because packed bytes can only be read from their beginning. */
  async readAt(offset: number, length: number): Promise<Uint8Array> {
    if (offset + length > FILE_HEAD_BYTES) return this.#unpackAt(offset, length);
    this.#head ??= this.#unpackAt(0, FILE_HEAD_BYTES);
    return (await this.#head).subarray(offset, offset + length);
  }

  async #unpackAt(offset: number, length: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let at = 0;
    for await (const chunk of this.#unpack(piecesOf(this.#packed))) {
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

/** @throws StratascopeError `unreadable_file` when a file is far larger than it was packed. */
export function assertRatio(bytesUnpacked: number, bytesPacked: number, fileName: string): void {
  if (bytesUnpacked <= CHECKED_FROM_BYTES || bytesUnpacked <= MAX_RATIO * bytesPacked) return;
  const received = `one that unpacks to more than ${MAX_RATIO} times its size`;
  throw new StratascopeError('unreadable_file', `${fileName}: expected a packed log but received ${received}`);
}
