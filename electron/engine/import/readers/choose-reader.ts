// In: the first bytes of a file. Out: the reader of its format. A new format is one file beside this one and one line in the list.
import { StratascopeError } from '../../../../shared/errors.ts';
import { csvReader } from './csv-reader.ts';
import { lasReader } from './las-reader.ts';
import type { LogReader } from './log-reader.ts';

/** Asked in this order: formats that any text passes for come last. */
export const READERS: readonly LogReader[] = [lasReader, csvReader];

/** @throws StratascopeError `unreadable_file` when no reader knows the bytes. */
export function chooseReader(head: Uint8Array, fileName: string): LogReader {
  const reader = READERS.find((candidate) => candidate.sniff(head, fileName));
  if (reader) return reader;
  const names = READERS.map((candidate) => candidate.name).join(' or ');
  const bigEndian = head[0] === 0xfe && head[1] === 0xff;
  const littleEndian = head[0] === 0xff && head[1] === 0xfe;
  const received = bigEndian || littleEndian ? 'UTF-16 text (save it as UTF-8)' : 'binary data';
  throw new StratascopeError('unreadable_file', `${fileName}: expected a ${names} in UTF-8 but received ${received}`);
}
