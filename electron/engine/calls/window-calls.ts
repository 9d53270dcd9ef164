// Handlers of the calls on a depth window: the number of its scanlines, and their values as text.
import type { LibraryHandlers } from './library-handlers.ts';

export const windowCalls = {
  'window.rows': async (store, { id, ...window }) => {
    const { countRows } = await import('../workers/tasks.ts');
    return { rows: await countRows(store, await store.get(id), window) };
  },
  'window.values': async (store, { id, ...window }) => {
    const { copiedValues } = await import('../export/copied-values.ts');
    return copiedValues(store, await store.get(id), window);
  },
} satisfies Partial<LibraryHandlers>;
