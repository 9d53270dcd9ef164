// Finds the logs that an earlier import of the same file with the same options has made.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  DEFAULT_NULL_VALUES,
  storedWidth,
  type ImageLog,
  type ImportOptions,
} from '../../../shared/model/image-log.ts';
import { READING_OPTIONS, type ReadingOption } from '../../../shared/model/reading.ts';
import { LogFile } from './log-file.ts';

type ReadingOptions = Pick<ImportOptions, ReadingOption>;

/**
 * Those that stand alone. File name, bytes and effective options must be the same; if the options name the log, its name
 * must be that, too.
 */
export async function findImported(
  logs: readonly ImageLog[],
  path: string,
  options: ImportOptions,
  signal?: AbortSignal,
): Promise<readonly ImageLog[]> {
  // A file that cannot be read is not reported here, because the import will do so.
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
  const alike = logs.filter((log) => log.sourceBytes === bytes && isAsAsked(log, basename(path), options));
  // The whole file is read for its fingerprint only if some log is alike in everything else.
  if (alike.length === 0) return [];
  const fingerprint = await fingerprintOf(path, signal);
  // In the order in which they were imported.
  return alike.filter((log) => log.sourceFingerprint === fingerprint).sort((a, b) => a.id - b.id);
}

function isAsAsked(log: ImageLog, fileName: string, { name, ...asked }: ImportOptions): boolean {
  const { importedWith: had } = log;
  return (
    had !== undefined &&
    log.sourceFingerprint !== undefined &&
    log.sourceName === fileName &&
    (name === undefined || log.name === name) &&
    // Curves are stored as they are.
    (log.kind !== 'image' || log.width === storedWidth(asked.width, log.sourceWidth)) &&
    had.interpolation === asked.interpolation &&
    isRead(had, asked) &&
    (had.nullValues ?? DEFAULT_NULL_VALUES).join() === (asked.nullValues ?? DEFAULT_NULL_VALUES).join()
  );
}

/** Whether a table is read the same way. Older versions have written down the unit where nobody had asked for one. */
function isRead(had: ReadingOptions, asked: ReadingOptions): boolean {
  const [{ depthUnit: hadUnit }, { depthUnit: askedUnit }] = [had, asked];
  return (
    (hadUnit ?? 'm') === (askedUnit ?? 'm') &&
    READING_OPTIONS.every((key) => key === 'depthUnit' || had[key] === asked[key])
  );
}

/** @throws StratascopeError `unreadable_file`, `cancelled`. */
export async function fingerprintOf(path: string, signal?: AbortSignal): Promise<string> {
  const file = await LogFile.open(path);
  try {
    return await file.fingerprint(signal);
  } finally {
    await file.close();
  }
}
