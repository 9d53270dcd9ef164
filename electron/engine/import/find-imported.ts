// In: a file, the options it is to be imported with, the library's logs. Out: the log that such an import has already made.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { storedWidth, type ImageLog, type ImportOptions } from '../../../shared/model/image-log.ts';
import { LogFile } from './log-file.ts';

/** The same bytes under the same name with options that come to the same; a name that is asked for must be the log's own. */
export async function findImported(
  logs: readonly ImageLog[],
  path: string,
  options: ImportOptions,
  signal?: AbortSignal,
): Promise<ImageLog | undefined> {
  // A path that cannot be read is the import's own error to tell.
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
  const alike = logs.filter((log) => log.sourceBytes === bytes && isAsAsked(log, basename(path), options));
  // Only then is the file worth reading for its fingerprint.
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
    log.width === storedWidth(asked.width, log.sourceWidth) &&
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
