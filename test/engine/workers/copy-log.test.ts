// Tests copies of logs between libraries: equal in any database; copies that differ are not kept.
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyLog, type CopyProgress } from '../../../electron/engine/workers/copy-log.ts';
import type { Import, ImageStore } from '../../../electron/engine/store/image-store.ts';
import { PostgresStore } from '../../../electron/engine/store/postgres-store.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';
import { describeWithPostgres } from '../../fixtures/postgres.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { damage } from '../../fixtures/damage.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { beginLog, importedLog, store, storeFamily } from '../store/image-store-suite.ts';
import { tileOf } from '../store/tiles.ts';

function sqlite(): SqliteStore {
  const library = new SqliteStore(path.join(temporaryDir(), 'library.sqlite'), 'test');
  onTestFinished(() => library.close());
  return library;
}

async function tilesOf(library: ImageStore, id: number): Promise<string[]> {
  const tiles: Tile[] = [];
  for (const level of [0, 1, 2, 34, 66]) tiles.push(...(await library.readTiles(id, level, -10_000, 10_000)));
  return tiles.map((tile) => Buffer.from(encodeTile(tile).bytes).toString('base64'));
}

/** Rows of a descending file are numbered below zero. */
async function storeDescending(library: ImageStore): Promise<number> {
  const writer = await beginLog(library);
  for (let row = -6000; row < 0; row += 250) await writer.write(tileOf(row, 250));
  await writer.write(tileOf(-1500, 250, 3, 1));
  return (await writer.complete(importedLog('descending', 6000))).id;
}

/** With minima and maxima. */
async function storeExtremes(library: ImageStore): Promise<number> {
  const writer = await beginLog(library);
  for (let row = 0; row < 6000; row += 250) await writer.write(tileOf(row, 250));
  for (const level of [1, 2, 34, 66]) await writer.write(tileOf(0, 100 + level, 3, level));
  const facts = {
    ...importedLog('with extremes', 6000),
    topLevel: 2,
    extremesFrom: 2,
    details: { columnNames: ['a', 'b', 'c'] },
  };
  return (await writer.complete(facts)).id;
}

/** The same library with a bit that flips on its way there, after it has been hashed, in one log of an import. */
function careless(to: ImageStore, at: number): ImageStore {
  return Object.assign(Object.create(to) as ImageStore, {
    beginImport: async (): Promise<Import> => {
      const under = await to.beginImport();
      let begun = 0;
      return {
        begin: async () => {
          const writer = await under.begin();
          if (begun++ !== at) return writer;
          return {
            write: (tile) => {
              const { packed: _packed, ...copy } = tile;
              const samples = tile.samples.slice();
              if (tile.firstRow === 512) samples[1] = samples[1]! + 1;
              return writer.write({ ...copy, samples });
            },
            digest: () => writer.digest(),
          };
        },
        complete: (parts) => under.complete(parts),
        abort: () => under.abort(),
      };
    },
  });
}

test('minima and maxima go along, and count for the progress', async () => {
  const [from, to] = [sqlite(), sqlite()];
  const id = await storeExtremes(from);
  const seen: CopyProgress[] = [];
  const copy = await copyLog(from, id, to, { onProgress: (p) => seen.push(p) });
  expect(copy.extremesFrom).toBe(2);
  expect(await to.details(copy.id)).toEqual({ columnNames: ['a', 'b', 'c'] });
  expect(await tilesOf(to, copy.id)).toEqual(await tilesOf(from, id));
  expect(await to.readTiles(copy.id, 66, 0, 1)).toHaveLength(1);
  expect(seen.at(-1)!.rowsTotal).toBe(6000 + 1500 + 3 * 375);
});

describeWithPostgres('copies', (server) => {
  test('take along what is kept with the log, of kinds unknown here too', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    const [first, last] = [sqlite(), sqlite()];
    const id = await store(first, 'noted', 600);
    const change = { logId: id, most: 9, noun: 'marks', changes: [{ id: 'one', version: 0, body: '{"name":"é"}' }] };
    await first.changeRecords({ ...change, kind: 'bookmark' });
    await first.changeRecords({ ...change, kind: 'of a later version' });
    const back = await copyLog(library, (await copyLog(first, id, library)).id, last);
    const kept = async (from: ImageStore) =>
      (await from.records({})).map(({ log_id: _, ...record }) => record).sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(await kept(first)).toHaveLength(2);
    expect(await kept(library)).toEqual(await kept(first));
    expect(await kept(last)).toEqual(await kept(first));
    expect((await last.records({})).map(({ log_id: logId }) => logId)).toEqual([back.id, back.id]);
  });

  test('from this computer to a server and back are equal, tile by tile', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    const [first, last] = [sqlite(), sqlite()];
    await store(last, 'was there', 3);
    for (const id of [
      await store(first, 'ascending', 6000),
      await storeDescending(first),
      await storeExtremes(first),
    ]) {
      const there = await copyLog(first, id, library);
      const back = await copyLog(library, there.id, last);
      const [{ id: _a, importedAt: _b, ...facts }, { id: _c, importedAt: _d, ...factsBack }] = [
        await first.get(id),
        back,
      ];
      expect(factsBack).toEqual(facts);
      expect(await last.details(back.id)).toEqual(await first.details(id));
      const tiles = await tilesOf(first, id);
      expect(tiles.length).toBeGreaterThan(24);
      expect(await tilesOf(library, there.id)).toEqual(tiles);
      expect(await tilesOf(last, back.id)).toEqual(tiles);
    }
  });

  test('whose hash is another at the other end are not kept, there or here', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    for (const [from, to] of [
      [sqlite(), library],
      [library, sqlite()],
    ] as const) {
      const id = await store(from, 'log', 3000);
      const before = (await to.list()).length;
      await expect(copyLog(from, id, careless(to, 0))).rejects.toMatchObject({ code: 'corrupt' });
      expect((await to.list()).length).toBe(before);
    }
  });

  test('take companions along, all of them or none', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    const [first, last] = [sqlite(), sqlite()];
    const [image, curves] = await storeFamily(first, 'family', 1000);
    await first.changeRecords({
      ...{ logId: curves!.id, kind: 'bookmark', most: 9, noun: 'marks' },
      changes: [{ id: 'one', version: 0, body: '{}' }],
    });
    for (const at of [0, 1, 2]) {
      await expect(copyLog(first, image!.id, careless(library, at))).rejects.toMatchObject({ code: 'corrupt' });
      expect([await library.list(), await library.damaged()]).toEqual([[], []]);
    }
    const seen: CopyProgress[] = [];
    await store(library, 'was there', 2);
    const there = await copyLog(first, image!.id, library, { onProgress: (p) => seen.push(p) });
    expect(seen.at(-1)!.rowsDone).toBe(3 * 1000);
    const back = await copyLog(library, there.id, last);
    const known = ({ id: _id, importedAt: _at, parentId: _parent, ...facts }: ImageLog) => facts;
    for (const [copied, into] of [
      [there, library],
      [back, last],
    ] as const) {
      const companions = await into.companions(copied.id);
      expect(companions.map(({ parentId }) => parentId)).toEqual([copied.id, copied.id]);
      expect([copied, ...companions].map(known)).toEqual(
        [await first.get(image!.id), ...(await first.companions(image!.id))].map(known),
      );
      expect(await tilesOf(into, companions[0]!.id)).toEqual(await tilesOf(first, curves!.id));
      expect(await into.records({})).toMatchObject([{ log_id: companions[0]!.id, id: 'one' }]);
    }
    // A companion can be copied by itself, and then stands alone.
    expect(await copyLog(first, curves!.id, last)).not.toHaveProperty('parentId');
  });

  test('of a log with a damaged companion are not made: it would be lost without a word', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const from = new SqliteStore(file, 'test');
    onTestFinished(() => from.close());
    const to = sqlite();
    const [image, curves] = await storeFamily(from, 'family');
    damage(path.dirname(file), curves!.id);
    const message = expect.stringMatching(/^Log 2 \(family 1\) is damaged/) as string;
    await expect(copyLog(from, image!.id, to)).rejects.toMatchObject({ code: 'corrupt', message });
    await from.remove(curves!.id);
    expect(await to.companions((await copyLog(from, image!.id, to)).id)).toHaveLength(1);
  });

  test('of a log that is removed meanwhile are not kept', async () => {
    const [from, to] = [sqlite(), sqlite()];
    const id = await store(from, 'log', 9000);
    let removed: Promise<unknown> | undefined;
    const removing: ImageStore = Object.assign(Object.create(from) as ImageStore, {
      get: (asked: number) => from.get(asked),
      companions: (asked: number) => from.companions(asked),
      damaged: () => from.damaged(),
      findTile: async (...args: Parameters<ImageStore['findTile']>) => {
        const found = await from.findTile(...args);
        if (found !== undefined) await (removed ??= from.remove(id));
        return found;
      },
      readTiles: (...args: Parameters<ImageStore['readTiles']>) => from.readTiles(...args),
    });
    await expect(copyLog(removing, id, to)).rejects.toMatchObject({ code: 'not_found' });
    expect(await to.list()).toEqual([]);
  });

  test('tell how far they are, and leave nothing when they are cancelled', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    const from = sqlite();
    const id = await store(from, 'log', 9000);
    const seen: CopyProgress[] = [];
    await copyLog(from, id, library, { onProgress: (p) => seen.push(p) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.every(({ rowsDone, rowsTotal }) => rowsTotal === 9000 + 2250 && rowsDone <= rowsTotal)).toBe(true);
    const abort = new AbortController();
    const onProgress = (): void => abort.abort();
    await expect(copyLog(from, id, library, { onProgress, signal: abort.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await library.list()).toHaveLength(1);
  });
});
