// Handlers of the calls on image logs: list, describe, remove and bring back, details, histogram.
import type { LibraryHandlers } from './library-handlers.ts';

export const logCalls = {
  'library.list': (store) => store.list(),
  'library.damaged': (store) => store.damaged(),
  'library.describe': (store, { id, change }) => store.describe(id, change),
  // Answers as soon as the log is hidden, because freeing its space may take a while.
  'library.remove': (store, { id, ...how }) =>
    new Promise((resolve, reject) => {
      store.remove(id, { ...how, onHidden: resolve }).then(resolve, reject);
    }),
  'library.trash': (store) => store.trash(),
  'library.restore': async (store, { id }) => ({ id: await store.restore(id) }),
  'library.emptyTrash': async (store) => ({ bytes: await store.emptyTrash() }),
  'log.details': (store, { id }) => store.details(id),
  'log.histogram': async (store, { id }) => {
    const { logHistogram } = await import('../frame/log-histogram.ts');
    return logHistogram(store, await store.get(id));
  },
} satisfies Partial<LibraryHandlers>;
