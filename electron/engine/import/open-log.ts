// Opens a log file with the reader that knows it, and tells what it holds.
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import { chooseReader } from './readers/choose-reader.ts';
import type { ByteSource, LogContents, LogReader } from './readers/log-reader.ts';
import { tableOptionsOf } from './table-options.ts';

export interface OpenedLog extends LogContents {
  readonly reader: LogReader;
  /** The part of it that is asked for. */
  readonly part: string | undefined;
}

/** @throws StratascopeError `unreadable_file`; `bad_input` for options that contradict the file. */
export async function openLog(file: ByteSource, options: ImportOptions): Promise<OpenedLog> {
  const { reader, source, part } = await chooseReader(file, options.part);
  return { reader, part, ...(await reader.open(source, tableOptionsOf(options))) };
}
