// In: the bytes of a file. Out: the first of them beside all of them, and what a gzip file unpacks to.
import { gunzip, isGzip } from './gzip.ts';

/** The first `size` bytes, or fewer at the end of the file, however they are cut into chunks; and all bytes including those. */
export async function readHead(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    // Its memory is used again for the next one; `slice` of a Buffer would be the same memory.
    chunks.push(new Uint8Array(next.value));
    length += next.value.length;
  }
  const read = Buffer.concat(chunks);
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield read;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: read.subarray(0, size), all: all() };
}

/** @throws StratascopeError `unreadable_file`, as they are read, when they are damaged gzip data. */
export async function unpacked(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<AsyncIterable<Uint8Array>> {
  const { head, all } = await readHead(bytes, 2);
  return isGzip(head) ? gunzip(all, fileName) : all;
}
