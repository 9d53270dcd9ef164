// Chooses the reader for a file by its first bytes, and unpacks the bytes for it.
import { StratascopeError } from '../../../../shared/errors.ts';
import { FILE_HEAD_BYTES } from '../../../../shared/model/image-log.ts';
import { binaryFormatOf } from '../encoding/binary-formats.ts';
import type { ByteSource, LogReader } from './log-reader.ts';
import { PACKINGS, READERS } from './readable.ts';

export interface ChosenReader {
  readonly reader: LogReader;
  readonly source: ByteSource;
  /** The part that is asked for of the file that was found, if that of an archive is not it. */
  readonly part: string | undefined;
}

/** @throws StratascopeError `unreadable_file` when no reader knows the bytes, which are named where that is possible. */
export async function chooseReader(file: ByteSource, part?: string): Promise<ChosenReader> {
  const start = await file.readAt(0, FILE_HEAD_BYTES);
  const packing = PACKINGS.find((candidate) => candidate.sniff(start));
  const workbook = packing && binaryFormatOf(start);
  if (workbook?.includes('workbook')) throw noReader(file.name, workbook);
  const { source, isChosen } = (await packing?.unpack(file, part)) ?? { source: file, isChosen: false };
  const head = packing ? await source.readAt(0, FILE_HEAD_BYTES) : start;
  const reader = READERS.find((candidate) => candidate.sniff(head, file.name));
  if (reader) return { reader, source, part: isChosen ? undefined : part };
  throw noReader(file.name, binaryFormatOf(head) ?? 'binary data');
}

function noReader(fileName: string, received: string): StratascopeError {
  const names = READERS.map(({ name }) => name).join(' or ');
  return new StratascopeError('unreadable_file', `${fileName}: expected a ${names} but received ${received}`);
}
