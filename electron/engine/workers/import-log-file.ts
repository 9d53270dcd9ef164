// Imports a file that holds a whole log: copies it into the library, with all that is kept with it.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImportOptions } from '../../../shared/model/image-log.ts';
import type { ImportProgress } from '../import/import-log.ts';
import type { ImageStore } from '../store/image-store.ts';
import { LogInFile } from '../store/log-in-file.ts';
import { copyLog } from './copy-log.ts';
import type { Follow, ImportOutcome } from './follow.ts';

/**
 * Nothing is resampled: of the options only the name counts, and whether it is imported again. Leaves nothing in the library
 * when it rejects.
 * @throws StratascopeError `unreadable_file` where any of it is damaged, `bad_input` where it is to replace a log.
 */
export async function importLogFile(
  store: ImageStore,
  file: string,
  { name, again, replace }: ImportOptions,
  { onProgress, signal }: Follow<ImportProgress>,
): Promise<ImportOutcome> {
  if (replace !== undefined)
    throw new StratascopeError(
      'bad_input',
      `Expected a file to read log ${replace} from but ${path.basename(file)} is a log itself; import it as another one`,
    );
  const source = new LogInFile(file);
  try {
    const there = await store.withUuid(source.uuid);
    if (there && !again && (name === undefined || there.name === name)) return { logs: [there], known: true };
    const bytesTotal = source.storedBytes;
    const log = await copyLog(source, LogInFile.ID, store, {
      ...(signal && { signal }),
      onProgress: ({ rowsDone, rowsTotal }) =>
        onProgress?.({
          ...{ rows: rowsDone, bytesTotal, isSecondReading: false },
          bytesRead: Math.round((bytesTotal * rowsDone) / rowsTotal),
        }),
      // Two logs of a library are never taken for one.
      ...{ uuid: there ? undefined : source.uuid, name },
    });
    return { logs: [log], known: false };
  } finally {
    source.close();
  }
}
