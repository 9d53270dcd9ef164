// The imports that this page has started: each can be undone once its logs are there.
import { recordImport, useViewer } from '../state/store.ts';

/** Offers of imports that are under way. Of the jobs listed others may be another page's. */
const started = new Set<string>();

export function importsStarted(offerIds: readonly string[]): void {
  for (const offerId of offerIds) started.add(offerId);
}

/** Adds each import to the history when it is done, for as long as the page lives. */
export function followOwnImports(): void {
  useViewer.subscribe(({ jobs }, before) => {
    if (jobs === before.jobs) return;
    for (const { offerId, state, made } of jobs) {
      const isOver = state === 'done' || state === 'failed' || state === 'cancelled';
      if (offerId === undefined || !isOver || !started.delete(offerId)) continue;
      // A file that the library had already has made nothing.
      if (made) recordImport(made);
    }
  });
}
