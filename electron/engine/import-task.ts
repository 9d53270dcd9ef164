// The job that imports one file in a worker: its progress, what it is called while that is read a second time, its end.
import { StratascopeError } from '../../shared/errors.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import { importedText } from './imported-text.ts';
import type { NewJob } from './jobs.ts';
import type { Source } from './source-files.ts';
import type { ImportOutcome } from './workers/follow.ts';
import type { Workers } from './workers/workers.ts';

interface ImportHost {
  /** The workers on the library that is open now. */
  readonly workers: () => Workers;
  readonly tellLibrary: () => Promise<void>;
  /** Shows a log; absent where nobody waits to see it. */
  readonly show: ((id: number) => void) | undefined;
}

export function importTask(
  { workers, tellLibrary, show }: ImportHost,
  source: Source,
  options: ImportOptions,
  onOutcome?: (outcome: ImportOutcome) => void,
): NewJob {
  return {
    kind: 'import',
    title: source.fileName,
    unit: 'bytes',
    unitsTotal: source.bytes,
    show: show !== undefined,
    run: async (step, signal) => {
      const outcome = await workers().imports.call(
        'import',
        { path: source.path, options },
        {
          signal,
          onProgress: (p) =>
            step({
              ...{ rowsDone: p.rows, unitsDone: p.bytesRead, unitsTotal: p.bytesTotal },
              ...(p.isSecondReading ? { title: `${source.fileName}, second reading` } : {}),
            }),
        },
      );
      await tellLibrary();
      onOutcome?.(outcome);
      const { logs, known } = outcome;
      const [log] = logs;
      if (!log) throw new StratascopeError('internal', `Importing ${source.fileName} ended without a log or an error`);
      show?.(log.id);
      if (known) return { imageId: log.id, message: `${source.fileName} is in the library already, as ${log.name}` };
      const isAgain = options.replace !== undefined;
      // What takes another's place is no new log, which taking the import back would take away.
      const made = isAgain ? undefined : logs.map(({ id }) => id);
      return {
        title: source.fileName,
        imageId: log.id,
        made,
        rowsDone: log.rows,
        message: importedText(logs, isAgain),
      };
    },
  };
}
