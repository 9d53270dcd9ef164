// What is left of a damaged log in a library that holds the tiles itself: what can be read of it.
import type { ImageStore, LogLeft } from './image-store.ts';

export async function leftInLibrary(store: ImageStore, id: number): Promise<LogLeft> {
  const family = [await store.get(id), ...(await store.companions(id))];
  const unreadable = (await store.damaged()).filter(({ parentId }) => parentId === id);
  return {
    source: store,
    family: family.map((log) => ({ log, isFoundAgain: false })),
    lost: unreadable.map(({ id: own, name = `log ${own}` }) => name),
    close: () => undefined,
  };
}
