// In: the bytes of a CSV file, plain or gzip. Out: its scanlines. Unpacks, sniffs the delimiter, feeds the records' parser.
import { isUtf8 } from 'node:buffer';
import { cancelled } from '../../../../shared/errors.ts';
import { sniffDelimiter } from './csv-dialect.ts';
import { CsvScanlines } from './csv-scanlines.ts';
import { readInSegments } from './csv-segments.ts';
import { gunzip, gunzipHead, isGzip } from './gzip.ts';
import type { LogReader } from './log-reader.ts';

/** Read before the dialect is decided: the longest header of 4,096 columns fits. */
const HEAD_BYTES = 65_536;

export const csvReader: LogReader = {
  id: 'csv',
  name: 'CSV table',
  extensions: ['csv', 'txt', 'gz'],
  sniff(head) {
    const plain = isGzip(head) ? gunzipHead(head) : head;
    // Damaged gzip is still ours: reading it says what is wrong with it.
    return plain === undefined || looksLikeText(plain);
  },
  async *read(bytes, options) {
    const start = await readHead(bytes, 2);
    const plain = isGzip(start.head) ? gunzip(start.all, options.fileName) : start.all;
    const { head, all } = await readHead(plain, HEAD_BYTES);
    const scanlines = new CsvScanlines(sniffDelimiter(new TextDecoder().decode(head)), options);
    if (options.segments) yield* readInSegments(all, scanlines, options.segments, options.signal);
    else {
      for await (const chunk of all) {
        if (options.signal?.aborted) throw cancelled();
        yield* scanlines.write(chunk);
      }
    }
    yield* scanlines.finish();
  },
};

function looksLikeText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  // The head may end inside a character.
  return [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, Math.max(0, head.length - cut))));
}

/** The first `size` bytes, or fewer at the end of the file, however they are cut into chunks; and all bytes including those. */
async function readHead(
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
