// The imports that this page has started: each can be undone once its logs are there, and redone.
import { call } from '../bridge/api.ts';
import type { ImportedFrom } from './history.ts';
import { recordImport, useViewer } from './store.ts';

interface Started extends ImportedFrom {
  readonly isRedone: boolean;
  /** Jobs that were there before; one of them may have been of the same file. */
  readonly others: ReadonlySet<string>;
}

/** Imports under way, by their offers. Of the jobs listed others may be another page's. */
const started = new Map<string, Started>();

/** In this order. The files stay on offer, so that their imports can be redone. */
export async function startImports(files: readonly ImportedFrom[], isRedone = false): Promise<void> {
  const others = new Set(useViewer.getState().jobs.map(({ jobId }) => jobId));
  for (const file of files) started.set(file.offerId, { ...file, isRedone, others });
  await call('import.start', { files: [...files] });
}

/** Adds each import to the history when it is done, for as long as the page lives. */
export function followOwnImports(): void {
  useViewer.subscribe(({ jobs }, before) => {
    if (jobs === before.jobs) return;
    for (const { jobId, offerId, state, made } of jobs) {
      const isOver = state === 'done' || state === 'failed' || state === 'cancelled';
      const own = offerId === undefined || !isOver ? undefined : started.get(offerId);
      if (!own || own.others.has(jobId)) continue;
      started.delete(own.offerId);
      // A file that the library had already has made nothing.
      if (made) recordImport(made, { offerId: own.offerId, options: own.options }, own.isRedone);
    }
  });
}
