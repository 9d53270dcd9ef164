// The calls on image logs: listed, described, removed, and how the values of one are spread.
import type { LibraryHandlers } from './library-handlers.ts';

export const logCalls = {
  'library.list': (store) => store.list(),
  'library.damaged': (store) => store.damaged(),
  'library.describe': (store, { id, change }) => store.describe(id, change),
  // Answered when nobody sees it any more: giving its space back may take a while.
  'library.remove': (store, { id }) =>
    new Promise((resolve, reject) => {
      store.remove(id, () => resolve({})).then(() => resolve({}), reject);
    }),
  'log.histogram': async (store, { id }) => {
    const { logHistogram } = await import('../frame/log-histogram.ts');
    return logHistogram(store, await store.get(id));
  },
} satisfies Partial<LibraryHandlers>;
