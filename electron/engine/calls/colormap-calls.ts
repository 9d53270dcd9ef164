// The calls on the library's own colormaps. A change answers all of them as they are then.
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
