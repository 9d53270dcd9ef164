// In: the bytes of a CSV file, plain or gzip. Out: its scanlines. Unpacks, sniffs the delimiter, feeds the records' parser.
import { isUtf8 } from 'node:buffer';
import { cancelled } from '../../../../shared/errors.ts';
import { sniffDelimiter } from './csv-dialect.ts';
import { CsvScanlines } from './csv-scanlines.ts';
import { readHead, unpacked } from './file-head.ts';
import { gunzipHead, isGzip } from './gzip.ts';
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
    const { head, all } = await readHead(await unpacked(bytes, options.fileName), HEAD_BYTES);
    const scanlines = new CsvScanlines(sniffDelimiter(new TextDecoder().decode(head)), options);
    if (options.inSegments) yield* options.inSegments(all, scanlines);
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
