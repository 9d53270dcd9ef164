// The tests of putting what is read into the place of a log, which every image store has to pass.
import { expect, test } from 'vitest';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { tilesOf } from '../../../shared/model/image-log.ts';
import type { Import, ImageStore, ImportedLog, ImportedPart } from '../../../electron/engine/store/image-store.ts';
import { copyLog } from '../../../electron/engine/workers/copy-log.ts';
import { importedLog, store, storeFamily } from './image-store-suite.ts';
import { tileOf } from './tiles.ts';

const ROWS = 300;

interface Begun {
  readonly under: Import;
  readonly parts: readonly ImportedPart[];
}

/** An image of four columns with curves, read up to its end, in the place of logs. */
export async function readAgain(library: ImageStore, image: number, curves?: number): Promise<Begun> {
  const under = await library.beginImport();
  const first = await under.begin();
  const second = await under.begin(first);
  for (let row = 0; row < ROWS; row += 256) {
    await first.write(tileOf(row, Math.min(256, ROWS - row), 4));
    await second.write(tileOf(row, Math.min(256, ROWS - row), 1));
  }
  const log: ImportedLog = { ...importedLog('read again', ROWS), width: 4, depthUnit: 'ft', well: 'W' };
  const details = { columnNames: ['a', 'b', 'c', 'd'] };
  return {
    under,
    parts: [
      { writer: first, log: { ...log, details }, replaces: image },
      { writer: second, log: { ...log, kind: 'curves', width: 1, name: 'its curves' }, parent: 0, replaces: curves },
    ],
  };
}

/** Everything that is to be seen of a log, its companions and its records. */
export async function seenOf(library: ImageStore, id: number): Promise<unknown> {
  const family = [await library.get(id), ...(await library.companions(id))];
  const tiles = [];
  for (const log of family)
    tiles.push((await library.readTiles(tilesOf(log), 0, 0, 10_000)).map(({ rows, width }) => [rows, width]));
  return { family, tiles, details: await library.details(id), records: await library.records({ logIds: [id] }) };
}

export const bookmark = (logId: number, id: string) => ({
  ...{ logId, kind: 'bookmark', most: 5, noun: 'marks' },
  changes: [{ id, version: 0, body: '{}' }],
});

export function testReplacing(open: () => Promise<ImageStore>): void {
  test('a log that is read again keeps its id, place, name, records and notes; of the old reading nothing is left', async () => {
    const library = await open();
    const [image, curves, survey] = await storeFamily(library, 'old', 600);
    const later = await store(library, 'later', 2);
    await library.describe(image!.id, { name: 'mine', geometry: 'north', depthUnit: 'ft' });
    await library.describe(curves!.id, { name: 'my curves' });
    await library.changeRecords(bookmark(image!.id, 'a'));
    const { importedAt } = await library.get(image!.id);
    const { under, parts } = await readAgain(library, image!.id, curves!.id);
    const [log, beside] = await under.complete(parts);
    expect(log).toMatchObject({ id: image!.id, name: 'mine', geometry: 'north', width: 4, rows: ROWS, well: 'W' });
    expect(Date.parse(log!.importedAt)).toBeGreaterThanOrEqual(Date.parse(importedAt));
    expect(beside).toMatchObject({ id: curves!.id, parentId: image!.id, name: 'my curves', kind: 'curves', width: 1 });
    expect((await library.list()).map(({ id }) => id)).toEqual([later, image!.id]);
    expect(await library.companions(image!.id)).toEqual([beside]);
    expect(await library.details(image!.id)).toEqual({ columnNames: ['a', 'b', 'c', 'd'] });
    expect(await library.records({ kind: 'bookmark' })).toMatchObject([{ log_id: image!.id, id: 'a', version: 1 }]);
    expect(await library.records({ logIds: [image!.id, later] })).toHaveLength(1);
    expect(tilesOf(log!)).not.toBe(image!.id);
    const tiles = await library.readTiles(tilesOf(log!), 0, 0, 10_000);
    expect(tiles.map(({ rows, width }) => [rows, width])).toEqual([
      [256, 4],
      [44, 4],
    ]);
    expect(await library.findTile(tilesOf(log!), 0, 130)).toBe(0);
    for (const { id } of [image!, curves!, survey!]) expect(await library.readTiles(id, 0, 0, 10_000)).toEqual([]);
    await expect(library.get(survey!.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(library.get(tilesOf(log!))).rejects.toMatchObject({ code: 'not_found' });
    expect(await library.damaged()).toEqual([]);
  });

  test('a unit that mended the reading before is over: the new reading says it', async () => {
    const library = await open();
    const [image] = await storeFamily(library, 'old', 2);
    await library.describe(image!.id, { depthUnit: 'ft' });
    const under = await library.beginImport();
    const writer = await under.begin();
    await writer.write(tileOf(0, 2));
    const [log] = await under.complete([{ writer, log: importedLog('new', 2), replaces: image!.id }]);
    expect(log).toMatchObject({ depthUnit: 'm' });
  });

  test('it can be described, marked, copied, read once more and removed like all others', async () => {
    const [library, other] = [await open(), await open()];
    const [image, curves] = await storeFamily(library, 'old', 600);
    const seen: ImageLog[] = [];
    for (const id of ['a', 'b']) {
      const { under, parts } = await readAgain(library, image!.id, curves!.id);
      await library.changeRecords(bookmark(image!.id, id));
      seen.push((await under.complete(parts))[0]!);
    }
    expect(new Set([image!, ...seen].map(tilesOf)).size).toBe(3);
    await library.describe(image!.id, { name: 'named', depthUnit: 'm' });
    await library.changeRecords({ ...bookmark(image!.id, 'a'), changes: [{ id: 'a', version: 1 }] });
    expect(await library.companions(image!.id)).toMatchObject([{ id: curves!.id, depthUnit: 'm' }]);
    const copy = await copyLog(library, image!.id, other);
    expect(copy).toMatchObject({ name: 'named', width: 4, rows: ROWS });
    expect(copy.tilesId).toBeUndefined();
    expect(await other.companions(copy.id)).toMatchObject([{ width: 1 }]);
    expect(await other.records({ logIds: [copy.id] })).toMatchObject([{ id: 'b' }]);
    await library.remove(image!.id, { now: true });
    expect([await library.list(), await library.damaged(), await library.records({})]).toEqual([[], [], []]);
    expect(await library.readTiles(tilesOf(seen[1]!), 0, 0, 10_000)).toEqual([]);
    expect(await store(library, 'next', 2)).toBeGreaterThan(tilesOf(seen[1]!));
  });

  test('until it is complete the old log is as it was, and given up it stays so', async () => {
    const library = await open();
    const [image, curves] = await storeFamily(library, 'old', 600);
    await library.changeRecords(bookmark(image!.id, 'a'));
    const before = await seenOf(library, image!.id);
    const { under, parts } = await readAgain(library, image!.id, curves!.id);
    expect(await seenOf(library, image!.id)).toEqual(before);
    await under.abort();
    expect(await seenOf(library, image!.id)).toEqual(before);
    await expect(under.complete(parts)).rejects.toThrow();
    expect(await seenOf(library, image!.id)).toEqual(before);
  });

  test('a log that is gone meanwhile is not there to be replaced, and nothing of the reading stays', async () => {
    const library = await open();
    const [image] = await storeFamily(library, 'old', 600);
    const { under, parts } = await readAgain(library, image!.id);
    await library.remove(image!.id);
    await expect(under.complete(parts)).rejects.toMatchObject({ code: 'not_found' });
    await under.abort();
    expect([await library.list(), await library.damaged()]).toEqual([[], []]);
  });
}
