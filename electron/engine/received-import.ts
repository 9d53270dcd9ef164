// The import of a file that arrives over HTTP: it is written to the spool folder, and imported from there.
import { cancelled } from '../../shared/errors.ts';
import type { ImportOptions } from '../../shared/model/image-log.ts';
import type { Job } from '../../shared/model/status.ts';
import { importTask } from './import-task.ts';
import type { JobList } from './jobs.ts';
import { SpooledFile } from './spooled-file.ts';
import type { ImportOutcome } from './workers/follow.ts';

export interface ReceivedImport {
  /** Resolves when all bytes have been written. */
  readonly received: Promise<void>;
  readonly ended: Promise<Job>;
  /** Waits for the end, and rejects with the import's error. */
  readonly imported: () => Promise<ImportOutcome>;
}

interface Arriving {
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
  readonly offerId: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** As a job, which has its place in the list from the first byte on. */
export async function receiveImport(
  { dataDir, jobs }: { readonly dataDir: string; readonly jobs: JobList },
  importHost: Parameters<typeof importTask>[0],
  { fileName, options, bytes, body, offerId, signal }: Arriving,
): Promise<ReceivedImport> {
  const spooled = await SpooledFile.create(dataDir, fileName);
  const received = Promise.withResolvers<void>();
  let outcome: ImportOutcome | undefined;
  const source = { path: spooled.path, fileName, bytes };
  const task = importTask(importHost, source, options, (ended) => (outcome = ended));
  let failure: unknown = cancelled();
  const ended = jobs.add({
    ...{ ...task, offerId, signal },
    run: async (...args) => {
      try {
        return await task.run(...args);
      } catch (error) {
        failure = error;
        throw error;
      }
    },
    receive: async (step, cancel) => {
      try {
        await spooled.write(body, bytes, cancel, (unitsDone) => step({ rowsDone: 0, unitsDone, unitsTotal: bytes }));
        received.resolve();
      } catch (error) {
        failure = error;
        received.reject(error);
        throw error;
      }
    },
    cleanUp: () => spooled.remove(),
  });
  const imported = async (): Promise<ImportOutcome> => {
    await ended;
    if (!outcome) throw failure;
    return outcome;
  };
  return { received: received.promise, ended, imported };
}
