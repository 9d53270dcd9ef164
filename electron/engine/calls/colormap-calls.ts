// Handlers of the calls on the library's own colormaps; each change answers the new list.
import type { LibraryHandlers } from './library-handlers.ts';

export const colormapCalls = {
  'colormap.list': (store) => store.colormaps(),
  'colormap.save': async (store, { colormap, replaces }) => {
    await store.saveColormap(colormap, replaces);
    return store.colormaps();
  },
  'colormap.remove': async (store, { name }) => {
    await store.removeColormap(name);
    return store.colormaps();
  },
} satisfies Partial<LibraryHandlers>;
