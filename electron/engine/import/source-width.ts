// Finds how many samples the scanlines of a file have, from its first bytes, before it is imported.
import { FILE_HEAD_BYTES } from '../../../shared/model/image-log.ts';
import { LogFile } from './log-file.ts';
import { chooseReader } from './readers/choose-reader.ts';
import type { ByteSource } from './readers/log-reader.ts';

/** The width of a file on this computer. @throws StratascopeError `unreadable_file` if it cannot be opened. */
export async function offeredWidth(path: string, fileName: string): Promise<number | undefined> {
  const file = await LogFile.open(path);
  try {
    return await sourceWidthOf(await file.readAt(0, FILE_HEAD_BYTES), fileName);
  } finally {
    await file.close();
  }
}

/**
 * `head`: the first FILE_HEAD_BYTES, or all of a shorter file. Undefined if they do not tell the width or cannot be read; the
 * import reports why.
 */
export async function sourceWidthOf(head: Uint8Array, fileName: string): Promise<number | undefined> {
  try {
    const { reader, source } = await chooseReader(bytesAs(fileName, async (from, to) => head.subarray(from, to)));
    // A reader that wants more than the head gets fewer bytes, because no more of a packed file can be unpacked.
    const beginning = bytesAs(fileName, async (from, to) =>
      (await source.readAt(0, FILE_HEAD_BYTES)).subarray(from, to),
    );
    const { tables } = await reader.open(beginning, {});
    return tables.flatMap(({ parts }) => parts).find(({ kind }) => kind === 'image')?.columns.length;
  } catch {
    // The file is no log or is damaged, which the import reports in full.
    return undefined;
  }
}

function bytesAs(name: string, between: (from: number, to: number) => Promise<Uint8Array>): ByteSource {
  const readAt = (offset: number, length: number): Promise<Uint8Array> => between(offset, offset + length);
  return {
    name,
    readAt,
    async *stream() {
      yield await readAt(0, FILE_HEAD_BYTES);
    },
  };
}
