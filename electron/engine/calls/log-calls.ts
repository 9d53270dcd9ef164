// Handlers of the calls on image logs: list, describe, remove, details, histogram.
import type { LibraryHandlers } from './library-handlers.ts';

export const logCalls = {
  'library.list': (store) => store.list(),
  'library.damaged': (store) => store.damaged(),
  'library.describe': (store, { id, change }) => store.describe(id, change),
  // Answers as soon as the log is hidden, because freeing its space may take a while.
  'library.remove': (store, { id }) =>
    new Promise((resolve, reject) => {
      store.remove(id, { onHidden: () => resolve({}) }).then(() => resolve({}), reject);
    }),
  'log.details': (store, { id }) => store.details(id),
  'log.histogram': async (store, { id }) => {
    const { logHistogram } = await import('../frame/log-histogram.ts');
    return logHistogram(store, await store.get(id));
  },
} satisfies Partial<LibraryHandlers>;
