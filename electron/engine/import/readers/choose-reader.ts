// Chooses the reader for a file by its first bytes, and unpacks the bytes for it.
import { StratascopeError } from '../../../../shared/errors.ts';
import { FILE_HEAD_BYTES } from '../../../../shared/model/image-log.ts';
import type { ByteSource, LogReader } from './log-reader.ts';
import { PACKINGS, READERS } from './readable.ts';

/** @throws StratascopeError `unreadable_file` when no reader knows the bytes. */
export async function chooseReader(file: ByteSource): Promise<{ reader: LogReader; source: ByteSource }> {
  const start = await file.readAt(0, FILE_HEAD_BYTES);
  const packing = PACKINGS.find((candidate) => candidate.sniff(start));
  const source = packing?.unpack(file) ?? file;
  const head = packing ? await source.readAt(0, FILE_HEAD_BYTES) : start;
  const reader = READERS.find((candidate) => candidate.sniff(head, file.name));
  if (reader) return { reader, source };
  const names = READERS.map((candidate) => candidate.name).join(' or ');
  const bigEndian = head[0] === 0xfe && head[1] === 0xff;
  const littleEndian = head[0] === 0xff && head[1] === 0xfe;
  const received = bigEndian || littleEndian ? 'UTF-16 text (save it as UTF-8)' : 'binary data';
  throw new StratascopeError('unreadable_file', `${file.name}: expected a ${names} in UTF-8 but received ${received}`);
}
