// Tests logs as files that are handed on: written from any library, imported into any, refused where damaged.
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ImageStore, ImportedLog } from '../../../electron/engine/store/image-store.ts';
import { PostgresStore } from '../../../electron/engine/store/postgres-store.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { uuidIn } from '../../../electron/engine/store/strata/strata-reader.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import { importLogFile } from '../../../electron/engine/workers/import-log-file.ts';
import { shareLog } from '../../../electron/engine/workers/share-log.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { describeWithPostgres } from '../../fixtures/postgres.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { importedLog } from '../store/image-store-suite.ts';
import { bookmark } from '../store/replace-suite.ts';
import { tileOf } from '../store/tiles.ts';

function sqlite(dir = temporaryDir()): SqliteStore {
  const library = new SqliteStore(path.join(dir, 'library.sqlite'), 'test');
  onTestFinished(() => library.close());
  return library;
}

/** An image with curves beside it, both with a bookmark. Returns the image's id. */
async function storeNoted(library: ImageStore, name = 'Größe 1'): Promise<number> {
  const under = await library.beginImport();
  const first = await under.begin();
  const writers = [first, await under.begin(first)];
  const log = (width: number): ImportedLog => ({ ...importedLog(name, 600), width, details: { notes: ['a line'] } });
  for (const [i, writer] of writers.entries()) {
    for (let row = 0; row < 600; row += 256) await writer.write(tileOf(row, Math.min(256, 600 - row), 3 - i));
    await writer.write(tileOf(0, 150, 3 - i, 1));
  }
  const [image, curves] = await under.complete([
    { writer: writers[0]!, log: log(3) },
    { writer: writers[1]!, log: { ...log(2), kind: 'curves' }, parent: 0 },
  ]);
  for (const each of [image!, curves!]) await library.changeRecords(bookmark(each.id, `mark ${each.kind}`));
  await library.describe(image!.id, { geometry: 'north' });
  return image!.id;
}

/** All that is to be seen of a log, but what a library gives it. */
async function told(library: ImageStore, id: number, withRecords = true): Promise<unknown> {
  const seen = [];
  for (const log of [await library.get(id), ...(await library.companions(id))]) {
    const { id: own, importedAt: _at, parentId: _parent, fileUuid: _uuid, tilesId = own, ...facts } = log;
    const tiles = [];
    for (const level of [0, 1])
      for (const tile of await library.readTiles(tilesId, level, 0, 600))
        tiles.push(Buffer.from(encodeTile(tile).bytes).toString('base64'));
    const records = withRecords ? await library.records({ logIds: [own] }) : [];
    seen.push({
      ...{ facts, tiles, details: await library.details(own) },
      records: records.map(({ log_id: _id, ...record }) => record),
    });
  }
  expect(seen[0]!.tiles).toHaveLength(4);
  return seen;
}

const options = importOptions.parse({});
/** A folder and a name as people give them. */
const targetIn = (dir = temporaryDir()): string => {
  const folder = path.join(dir, 'Bohrung Süd 3');
  fs.mkdirSync(folder);
  return path.join(folder, 'Größe 1 (neu).strata');
};
const share = async (library: ImageStore, id: number, withRecords = true): Promise<string> =>
  (await shareLog(library, { id, target: targetIn(), withRecords }))[0]!;

test('a log that is handed on arrives with all that is kept with it, and is known when it comes again', async () => {
  const [from, to] = [sqlite(), sqlite()];
  await storeNoted(to, 'was there');
  const id = await storeNoted(from);
  const file = await share(from, id);
  expect(fs.readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  const { logs, known } = await importLogFile(to, file, options, {});
  expect([logs[0]!.id, known]).toEqual([3, false]);
  expect(await told(to, 3)).toEqual(await told(from, id));
  expect(await importLogFile(to, file, options, {})).toMatchObject({ logs: [{ id: 3 }], known: true });
  expect(await importLogFile(from, file, options, {})).toMatchObject({ logs: [{ id }], known: true });
  const again = await importLogFile(to, file, importOptions.parse({ again: true, name: 'Anew' }), {});
  expect(again).toMatchObject({ logs: [{ id: 5, name: 'Anew' }], known: false });
  // The one with the file's own identity is the one that was there first.
  expect((await to.withUuid(uuidIn(file)!))!.id).toBe(3);
  // What was imported is handed on under the same identity, and asked for by its curves too.
  expect(uuidIn(await share(to, 4))).toBe(uuidIn(file));
});

test('without records nothing of them is in the file', async () => {
  const [from, to] = [sqlite(), sqlite()];
  const id = await storeNoted(from);
  expect(fs.readFileSync(await share(from, id)).includes('mark image')).toBe(true);
  const file = await share(from, id, false);
  expect(fs.readFileSync(file).includes('mark image')).toBe(false);
  const { logs } = await importLogFile(to, file, options, {});
  expect(await to.records({})).toEqual([]);
  expect(await told(to, logs[0]!.id, false)).toEqual(await told(from, id, false));
});

describe('where it is written', () => {
  test('the file of the log itself is no place for a copy', async () => {
    const dir = temporaryDir();
    const from = sqlite(dir);
    const id = await storeNoted(from);
    const [name] = fs.readdirSync(path.join(dir, 'library'));
    const target = path.join(dir, 'library', name!);
    await expect(shareLog(from, { id, target, withRecords: false })).rejects.toMatchObject({ code: 'bad_input' });
    expect(await from.records({})).toHaveLength(2);
  });

  test('a folder that is not there is named, and what is at the place stays where the copy fails', async () => {
    const from = sqlite();
    const id = await storeNoted(from);
    const target = path.join(temporaryDir(), 'not there', 'a.strata');
    const refused = { code: 'bad_input', message: `Could not write ${target}: its folder does not exist` };
    await expect(shareLog(from, { id, target, withRecords: true })).rejects.toMatchObject(refused);
    const taken = targetIn();
    fs.writeFileSync(taken, 'was there');
    const signal = AbortSignal.abort();
    await expect(shareLog(from, { id, target: taken, withRecords: true }, { signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(fs.readFileSync(taken, 'utf8')).toBe('was there');
    expect(fs.readdirSync(path.dirname(taken))).toHaveLength(1);
    await shareLog(from, { id, target: taken, withRecords: true });
    expect(uuidIn(taken)).toBe((await from.fileOf(id))!.uuid);
  });

  test('a log with a damaged stretch is not handed on', async () => {
    const from = sqlite();
    const id = await storeNoted(from);
    const db = new Database((await from.fileOf(id))!.path);
    db.exec(`UPDATE tile SET data = zeroblob(length(data)) WHERE number = 2`);
    db.close();
    const target = targetIn();
    await expect(shareLog(from, { id, target, withRecords: true })).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringContaining('depth 227.5 to 355.5 m') as string,
    });
    expect(fs.readdirSync(path.dirname(target))).toEqual([]);
  });
});

describe('a file that is not whole is refused with what is wrong, and nothing of it is kept', () => {
  const cases: [string, string, RegExp][] = [
    [
      'a tile',
      'UPDATE tile SET data = zeroblob(length(data)) WHERE number = 2',
      /depth 227\.5 to 355\.5 m of it is damaged/,
    ],
    ['a tile that is missing', 'DELETE FROM tile WHERE number = 6', /depth 227\.5 to 355\.5 m of it is damaged/],
    ['a level that is missing', 'DELETE FROM level WHERE key = 1001', /directory of level 1 in .* is damaged/],
    ['a bookmark', `UPDATE record SET body = '{ }' WHERE part = 1`, /kept with it, such as bookmarks, is damaged/],
    ['a bookmark that is missing', `DELETE FROM record`, /kept with it, such as bookmarks, is damaged/],
    ['facts', `UPDATE part SET facts = replace(facts, '600', '500')`, /what it says of the log is damaged/],
    ['the log itself', `DELETE FROM part WHERE part = 0`, /what it says of the log is damaged/],
    ['its identity', `UPDATE log_file SET uuid = 'other'`, /its identity is damaged/],
    ['a newer version', 'PRAGMA user_version = 99', /has version 99, made by a newer Stratascope/],
    ['another program’s', 'PRAGMA application_id = 1', /is another kind of database/],
  ];
  test.each(cases)('%s', async (_what, sql, message) => {
    const [from, to] = [sqlite(), sqlite()];
    const file = await share(from, await storeNoted(from));
    const db = new Database(file);
    db.exec(sql);
    db.close();
    await expect(importLogFile(to, file, options, {})).rejects.toMatchObject({
      code: 'unreadable_file',
      message: expect.stringMatching(message) as string,
    });
    expect([await to.list(), await to.damaged()]).toEqual([[], []]);
  });

  test('text, and half of a file', async () => {
    const [from, to] = [sqlite(), sqlite()];
    const file = await share(from, await storeNoted(from));
    const whole = fs.readFileSync(file);
    for (const bytes of ['depth,a\n1,2\n', whole.subarray(0, whole.length / 2), whole.subarray(0, 50), '']) {
      fs.writeFileSync(file, bytes);
      await expect(importLogFile(to, file, options, {})).rejects.toMatchObject({ code: 'unreadable_file' });
    }
    fs.rmSync(file);
    await expect(importLogFile(to, file, options, {})).rejects.toMatchObject({ code: 'unreadable_file' });
    expect([await to.list(), await to.damaged()]).toEqual([[], []]);
  });

  test('no log is read again from one', async () => {
    const library = sqlite();
    const id = await storeNoted(library);
    const refused = importLogFile(library, await share(library, id), importOptions.parse({ replace: id }), {});
    await expect(refused).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describeWithPostgres('a library on a server', (server) => {
  test('takes and gives files as the one of a computer does', async () => {
    const library = await PostgresStore.open(await server.newDatabase());
    onTestFinished(() => library.close());
    const [from, to] = [sqlite(), sqlite()];
    const id = await storeNoted(from);
    const file = await share(from, id);
    const { logs } = await importLogFile(library, file, options, {});
    const there = logs[0]!.id;
    expect(await told(library, there)).toEqual(await told(from, id));
    expect(await importLogFile(library, file, options, {})).toMatchObject({ logs: [{ id: there }], known: true });
    const back = await share(library, there);
    expect(uuidIn(back)).toBe(uuidIn(file));
    expect(await importLogFile(from, back, options, {})).toMatchObject({ logs: [{ id }], known: true });
    const last = await importLogFile(to, back, options, {});
    expect(await told(to, last.logs[0]!.id)).toEqual(await told(from, id));
  });
});
