// In: bytes, plain or gzip. Out: the plain bytes.
import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { StratascopeError } from '../../../../shared/errors.ts';

const CHUNK_BYTES = 65_536;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** What the first bytes of a gzip file unpack to; undefined when they are damaged. */
export function gunzipHead(head: Uint8Array): Uint8Array | undefined {
  try {
    // A sync flush accepts a stream that ends early, as the head of a file does.
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

/** @throws StratascopeError `unreadable_file` when the gzip data is damaged or cut short. */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  // The pipeline hands an error of either side to the loop below, and stops the source when the loop is left.
  pipeline(Readable.from(kept(bytes)), unpacked, () => undefined);
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) yield chunk;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('Z_')) throw error;
    const received = code === 'Z_BUF_ERROR' ? 'one that is cut short' : 'damaged data';
    const message = `${fileName}: expected a complete gzip file but received ${received}`;
    throw new StratascopeError('unreadable_file', message, { cause: error });
  }
}

/** The stream reads ahead, and the memory of a chunk is used again. */
async function* kept(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Not `slice`: of a Buffer that is the same memory.
  for await (const chunk of bytes) yield new Uint8Array(chunk);
}
