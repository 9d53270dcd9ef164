// The tests of the trash, which every image store has to pass.
import { expect, test } from 'vitest';
import type { ImageStore } from '../../../electron/engine/store/image-store.ts';
import { store, storeFamily } from './image-store-suite.ts';
import { bookmark, readAgain, seenOf } from './replace-suite.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface TrashedStore {
  readonly library: ImageStore;
  /** As if what is in the trash had been removed so many days earlier. */
  readonly age: (days: number) => Promise<void>;
}

/** But for where the tiles lie, which is another place after each reading and, in some libraries, each restoring. */
const withoutPlaces = (seen: unknown): unknown =>
  JSON.parse(JSON.stringify(seen, (key, value: unknown) => (key === 'tilesId' ? undefined : value)));

export function testTrash(openAgeable: () => Promise<TrashedStore>): void {
  const open = async (): Promise<ImageStore> => (await openAgeable()).library;

  test('what is removed lies in the trash and comes back with all that was kept with it, under the same ids', async () => {
    const library = await open();
    const kept = await store(library, 'kept', 2);
    const [image, curves] = await storeFamily(library, 'family');
    await library.describe(image!.id, { name: 'named', geometry: 'north', depthUnit: 'ft' });
    await library.describe(curves!.id, { name: 'its curves' });
    await library.changeRecords(bookmark(image!.id, 'a'));
    await library.changeRecords(bookmark(curves!.id, 'b'));
    const before = [await seenOf(library, image!.id), await library.records({ logIds: [curves!.id] })];

    const told: unknown[] = [];
    expect(await library.remove(image!.id, { onHidden: (removed) => told.push(removed) })).toEqual({
      outcome: 'trashed',
    });
    expect(told).toEqual([{ outcome: 'trashed' }]);
    expect((await library.list()).map(({ id }) => id)).toEqual([kept]);
    expect([await library.companions(image!.id), await library.damaged()]).toEqual([[], []]);
    expect(await library.records({})).toEqual([]);
    for (const { id } of [image!, curves!]) await expect(library.get(id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(library.remove(image!.id)).rejects.toMatchObject({ code: 'not_found' });
    const [trashed, ...others] = await library.trash();
    expect([trashed, others]).toMatchObject([{ id: image!.id, name: 'named' }, []]);
    expect(Math.abs(Date.parse(trashed!.removedAt) - Date.now())).toBeLessThan(DAY_MS);
    expect(trashed!.bytes).toBeGreaterThanOrEqual(image!.storedBytes + curves!.storedBytes);

    expect(await library.restore(image!.id)).toBe(image!.id);
    expect(withoutPlaces([await seenOf(library, image!.id), await library.records({ logIds: [curves!.id] })])).toEqual(
      withoutPlaces(before),
    );
    expect((await library.list()).map(({ id }) => id).toSorted()).toEqual([kept, image!.id]);
    expect(await library.trash()).toEqual([]);
  });

  test('the last removed is listed first; each comes back by itself, and can go again', async () => {
    const library = await open();
    const ids = [await store(library, 'a', 2), await store(library, 'b', 2), await store(library, 'c', 2)];
    for (const id of [1, 0, 2]) {
      await library.remove(ids[id]!);
      // Two removals of one millisecond have no order.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect((await library.trash()).map(({ name }) => name)).toEqual(['c', 'a', 'b']);
    await library.restore(ids[0]!);
    expect((await library.trash()).map(({ name }) => name)).toEqual(['c', 'b']);
    expect((await library.list()).map(({ name }) => name)).toEqual(['a']);
    await library.remove(ids[0]!);
    expect((await library.trash()).map(({ name }) => name)).toEqual(['a', 'c', 'b']);
  });

  test('a log that was read again comes back under its id, with the tiles of the last reading', async () => {
    const library = await open();
    const [image, curves] = await storeFamily(library, 'old');
    const { under, parts } = await readAgain(library, image!.id, curves!.id);
    await under.complete(parts);
    const before = await seenOf(library, image!.id);
    await library.remove(image!.id);
    expect(await library.restore(image!.id)).toBe(image!.id);
    expect(withoutPlaces(await seenOf(library, image!.id))).toEqual(withoutPlaces(before));
    // Under the first one those of the first reading may still be kept in memory.
    expect((await library.get(image!.id)).tilesId).toBeDefined();
  });

  test('ids of logs in the trash are given to no other', async () => {
    const library = await open();
    const [one, two] = [await store(library, 'one', 2), await store(library, 'two', 2)];
    await library.remove(two);
    const three = await store(library, 'three', 2);
    expect([one, two]).not.toContain(three);
    expect(await library.restore(two)).toBe(two);
    expect((await library.list()).map(({ name }) => name).toSorted()).toEqual(['one', 'three', 'two']);
  });

  test('what is not in the trash is said, and changes nothing', async () => {
    const library = await open();
    const id = await store(library, 'there', 2);
    for (const none of [id, 77])
      await expect(library.restore(none)).rejects.toMatchObject({
        code: 'not_found',
        message: `Expected a log in the trash but there is none with id ${none}`,
      });
    expect(await library.list()).toHaveLength(1);
    expect(await library.emptyTrash()).toBe(0);
    expect(await library.list()).toHaveLength(1);
  });

  test('emptied, it gives its bytes back and brings nothing back', async () => {
    const library = await open();
    const [image] = await storeFamily(library, 'family');
    const [gone, kept] = [await store(library, 'gone', 2), await store(library, 'kept', 600)];
    await library.remove(image!.id);
    await library.remove(gone);
    const bytes = (await library.trash()).reduce((sum, log) => sum + log.bytes, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(await library.emptyTrash()).toBe(bytes);
    expect(await library.trash()).toEqual([]);
    for (const id of [image!.id, gone]) await expect(library.restore(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await library.readTiles(image!.id, 0, 0, 600)).toEqual([]);
    expect(await library.readTiles(kept, 0, 0, 600)).toHaveLength(3);
  });

  test('after 30 days, and not before, a log in the trash is erased when the library is opened', async () => {
    const { library, age } = await openAgeable();
    const old = await storeFamily(library, 'old');
    await library.remove(old[0]!.id);
    await age(2);
    const young = await store(library, 'young', 2);
    await library.remove(young);
    await age(29);
    await library.clearInterrupted();
    expect((await library.trash()).map(({ id }) => id)).toEqual([young]);
    await age(2);
    await library.clearInterrupted();
    expect(await library.trash()).toEqual([]);
  });

  test('past the trash goes what is asked for, and a companion alone; with the trash alone asked for it stays', async () => {
    const library = await open();
    const [image, curves] = await storeFamily(library, 'family');
    const kept = { outcome: 'kept', because: 'companion' };
    expect(await library.remove(curves!.id, { trashOnly: true })).toEqual(kept);
    expect(await library.companions(image!.id)).toHaveLength(2);
    expect(await library.remove(curves!.id)).toEqual({ outcome: 'erased', because: 'companion' });
    expect(await library.companions(image!.id)).toHaveLength(1);
    expect(await library.remove(image!.id, { now: true })).toEqual({ outcome: 'erased', because: 'asked' });
    expect([await library.list(), await library.trash()]).toEqual([[], []]);
    for (const { id } of [image!, curves!]) expect(await library.readTiles(id, 0, 0, 600)).toEqual([]);
    await expect(library.remove(image!.id, { trashOnly: true })).rejects.toMatchObject({ code: 'not_found' });
  });
}
