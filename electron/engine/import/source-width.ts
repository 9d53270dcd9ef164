// Reads from the first bytes of a file how many samples its scanlines have, before it is imported.
import { FILE_HEAD_BYTES } from '../../../shared/model.ts';
import { chooseReader } from './readers/index.ts';
import { gunzipHead, isGzip } from './readers/gzip.ts';

const LINE_FEED = 10;
const RETURN = 13;

/** `head`: the first FILE_HEAD_BYTES, or all of a shorter file. Undefined where they do not tell, or cannot be read: the import says why. */
export async function sourceWidthOf(head: Uint8Array, fileName: string): Promise<number | undefined> {
  const plain = isGzip(head) ? gunzipHead(head) : head;
  if (!plain) return undefined;
  // A record that the head cuts through would count as one with too few fields.
  const end = Math.max(plain.lastIndexOf(LINE_FEED), plain.lastIndexOf(RETURN)) + 1;
  const whole = head.length < FILE_HEAD_BYTES ? plain : plain.subarray(0, end);
  const bytes = (async function* () {
    yield whole;
  })();
  try {
    for await (const part of chooseReader(plain, fileName).read(bytes, { fileName, nullValues: [] })) {
      if ('width' in part) return part.width;
    }
  } catch {
    // Not a log, or damaged: told in full by the import.
  }
  return undefined;
}
