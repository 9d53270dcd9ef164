// Finds the log that an earlier import of the same file with the same options has made.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { storedWidth, type ImageLog, type ImportOptions } from '../../../shared/model/image-log.ts';
import { LogFile } from './log-file.ts';

/** File name, bytes and effective options must be the same; if the options name the log, its name must be that, too. */
export async function findImported(
  logs: readonly ImageLog[],
  path: string,
  options: ImportOptions,
  signal?: AbortSignal,
): Promise<ImageLog | undefined> {
  // A file that cannot be read is not reported here, because the import will do so.
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
  const alike = logs.filter((log) => log.sourceBytes === bytes && isAsAsked(log, basename(path), options));
  // The whole file is read for its fingerprint only if some log is alike in everything else.
  if (alike.length === 0) return undefined;
  const fingerprint = await fingerprintOf(path, signal);
  return alike.find((log) => log.sourceFingerprint === fingerprint);
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
    had.depthUnit === asked.depthUnit &&
    had.nullValues.join() === asked.nullValues.join()
  );
}

async function fingerprintOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const file = await LogFile.open(path);
  try {
    return await file.fingerprint(signal);
  } finally {
    await file.close();
  }
}
