// Unpacks gzip around a file of any format.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StratascopeError } from '../../../../shared/errors.ts';
import type { Packing } from './log-reader.ts';
import { assertRatio, Unpacked } from './unpacked.ts';

const CHUNK_BYTES = 65_536;

export const gzip: Packing = {
  endings: ['gz'],
  mimes: ['application/gzip'],
  sniff: (head) => head[0] === 0x1f && head[1] === 0x8b,
  unpack: async (packed) => ({ source: new Unpacked(packed, (bytes) => gunzip(bytes, packed.name)), isChosen: false }),
};

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

/** Copies of the chunks, because the stream reads ahead while the source uses a chunk's memory again. */
async function* kept(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // `slice` would not copy: of a Buffer it is a view of the same memory.
  for await (const chunk of bytes) yield new Uint8Array(chunk);
}
