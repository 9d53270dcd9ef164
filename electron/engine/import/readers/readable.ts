// The lists of readable formats and packings. A new format is one file beside this one and one line here.
import { csvReader } from './csv-reader.ts';
import { gzip } from './gzip.ts';
import { zip } from './zip.ts';
import { lasReader } from './las-reader.ts';
import type { LogReader, Packing } from './log-reader.ts';
import type { ReadableFiles } from '../../../../shared/model/file-formats.ts';

/** Tried in this order; formats that any text passes for come last. */
export const READERS: readonly LogReader[] = [lasReader, csvReader];

/** Packings that files of any format may have. */
export const PACKINGS: readonly Packing[] = [gzip, zip];

/** The endings and MIME types that hosts offer, the most common first. */
export const READABLE: ReadableFiles = {
  endings: [...new Set([...READERS].reverse().flatMap(ownEnding).concat(READERS.flatMap(sharedEndings)))],
  packedEndings: PACKINGS.flatMap(({ endings }) => endings),
  mimes: [...READERS, ...PACKINGS].flatMap(({ mimes }) => mimes),
};

function ownEnding({ endings }: LogReader): readonly string[] {
  return endings.slice(0, 1);
}

function sharedEndings({ endings }: LogReader): readonly string[] {
  return endings.slice(1);
}
