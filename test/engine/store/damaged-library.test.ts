// Tests libraries whose real files are damaged byte by byte: what is named, what is saved, and what is built anew.
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readValues } from '../../../electron/engine/export/values-block.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { SqliteTrash } from '../../../electron/engine/store/sqlite-trash.ts';
import { checkLibrary, type CheckReport } from '../../../electron/engine/workers/check-library.ts';
import { parseColormap } from '../../../shared/colormaps/colormap-definition.ts';
import { fileOf, flipAmid, flipInTile, storeScanlines } from '../../fixtures/damaged-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

afterEach(() => void vi.restoreAllMocks());

function open(folder: string): SqliteStore {
  const store = new SqliteStore(path.join(folder, 'library.sqlite'), 'this process');
  onTestFinished(() => store.close());
  return store;
}

/** A folder with a library of logs, closed. */
async function library(...names: string[]): Promise<string> {
  const folder = temporaryDir();
  const store = new SqliteStore(path.join(folder, 'library.sqlite'), 'before');
  for (const name of names) await storeScanlines(store, name, 1500);
  await store.saveColormap({ name: 'kept', ...parseColormap('stepped-rgb:0=#000000;0.5=#ffffff')! });
  await store.saveColormap({ name: 'other', ...parseColormap('stepped-rgb:0=#102030;0.5=#ffffff')! });
  await store.close();
  return folder;
}

const check = (store: SqliteStore, repair = false, id?: number): Promise<CheckReport> =>
  checkLibrary(store, { repair, id }, {});

const csv = async (store: SqliteStore, id: number, window: object = {}): Promise<string> =>
  Buffer.from((await readValues(store, await store.get(id), { id, ...window, format: 'csv' })).bytes).toString();

test('a whole library is told to be', async () => {
  expect(await check(open(await library('a', 'b')))).toEqual({ logs: 2, damaged: [], saved: [] });
});

test('damaged tiles of any level are named with their depths', async () => {
  const folder = await library('a', 'b');
  for (const [level, tile] of [
    [0, 1],
    [0, 2],
    [2, 0],
  ] as const)
    flipInTile(fileOf(folder, 1), level, tile);
  const store = open(folder);
  const { damaged, saved } = await check(store);
  expect(damaged).toEqual([
    'Log 1 (a), depth 227.5 to 483.5 m: this part of its file is damaged',
    'Log 1 (a), depth 100 to 849.5 m: this part of its file is damaged, at level 2 of its pyramid',
  ]);
  expect(saved).toEqual([]);
  expect((await check(store, false, 2)).damaged).toEqual([]);
  await expect(check(store, false, 9)).rejects.toMatchObject({ code: 'not_found' });
});

test('a file whose columns have lost their names is damaged, in no words of SQLite', async () => {
  const folder = await library('a', 'b');
  const file = fileOf(folder, 1);
  const whole = fs.readFileSync(file);
  const at = whole.indexOf('key INTEGER PRIMARY KEY, directory');
  whole[at]! ^= 1;
  fs.writeFileSync(file, whole);
  const store = open(folder);
  const { damaged } = await check(store);
  expect(damaged.length).toBeGreaterThan(0);
  expect(damaged.join()).not.toMatch(/column|SQL/i);
  await expect(csv(store, 1)).rejects.toMatchObject({ code: 'corrupt' });
  await expect(csv(store, 2)).resolves.toMatch(/./);
});

test('a damaged log that cannot go to the trash is kept beside what was saved of it, never erased', async () => {
  const folder = await library('a');
  flipInTile(fileOf(folder, 1), 0, 2);
  // As of a disk with hardly any room.
  vi.spyOn(SqliteTrash.prototype, 'refusal').mockReturnValue('disk');
  const store = open(folder);
  const { saved } = await check(store, true);
  expect(saved).toEqual(['What is whole of log 1 (a) is log 2 now; the damaged one is kept']);
  expect((await store.list()).map(({ id }) => id).sort()).toEqual([1, 2]);
});

test('what is whole is saved as a new log, whose levels are built anew, and the damaged one is in the trash', async () => {
  const folder = await library('a');
  const before = open(folder);
  const whole = await csv(before, 1, { depthMax: 355.5 });
  await before.close();
  flipInTile(fileOf(folder, 1), 0, 2);
  flipInTile(fileOf(folder, 1), 1, 0);
  const store = open(folder);
  const { saved } = await check(store, true);
  expect(saved).toEqual(['What is whole of log 1 (a) is log 2 now; the damaged one is in the trash']);
  expect(await store.list()).toMatchObject([{ id: 2, name: 'a', rows: 1500 - 256, depthMin: 100, depthMax: 849.5 }]);
  expect(await store.trash()).toMatchObject([{ id: 1 }]);
  expect(await csv(store, 2, { depthMax: 355.5 })).toBe(whole);
  expect(await check(store)).toEqual({ logs: 1, damaged: [], saved: [] });
});

test('of a log whose coarse levels alone are damaged nothing is lost', async () => {
  const folder = await library('a');
  const before = open(folder);
  const [log, values] = [await before.get(1), await csv(before, 1)];
  await before.close();
  flipInTile(fileOf(folder, 1), 1, 1);
  const store = open(folder);
  expect((await check(store, true)).saved).toHaveLength(1);
  const { id: _id, importedAt: _at, storedBytes: _bytes, ...facts } = log;
  expect(await store.get(2)).toMatchObject(facts);
  expect(await csv(store, 2)).toBe(values);
});

test('what a file says of its log is read even where the index still knows it', async () => {
  const folder = await library('a');
  const db = new Database(fileOf(folder, 1));
  db.prepare(`UPDATE part SET name = 'b'`).run();
  db.close();
  // As seen from outside the file is as it was.
  const index = new Database(path.join(folder, 'library.sqlite'));
  const stat = fs.statSync(fileOf(folder, 1), { bigint: true });
  index.prepare('UPDATE entry SET seen = ?').run(`${stat.dev}/${stat.ino}/${stat.size}/${stat.mtimeNs}`);
  index.close();
  expect((await check(open(folder))).damaged).toEqual(['Log 1 (a): what its file says of it is damaged']);
});

test('a damaged colormap is named, its name can be taken, and the others are listed', async () => {
  const folder = await library();
  const file = path.join(folder, 'library.sqlite');
  const index = new Database(file);
  index.pragma('wal_checkpoint(TRUNCATE)');
  index.close();
  flipAmid(file, Buffer.from('#102030'.padStart(9).slice(2)));
  const store = open(folder);
  expect((await store.colormaps()).map(({ name }) => name)).toEqual(['kept']);
  expect((await check(store)).damaged).toEqual([
    'Colormap other is damaged: save it again under its name, or remove it',
  ]);
  await store.saveColormap({ name: 'other', ...parseColormap('stepped-rgb:0=#102030;0.5=#ffffff')! });
  expect((await store.colormaps()).map(({ name }) => name)).toEqual(['kept', 'other']);
});

/** Where the page begins on which the rows of the logs lie. */
const pageOf = (bytes: Buffer): number => Math.floor(bytes.lastIndexOf('"rows":') / 16_384) * 16_384;

test.each([
  ['the magic of its header', (bytes: Buffer) => (bytes[3]! ^= 4)],
  ['the page of its schema', (bytes: Buffer) => bytes.fill(0xa5, 100, 160)],
  ['a page of its logs', (bytes: Buffer) => bytes.fill(0xa5, pageOf(bytes), pageOf(bytes) + 16_384)],
])('an index damaged in %s is set aside and built anew from the files', async (_what, damage) => {
  const folder = await library('a', 'b');
  const file = path.join(folder, 'library.sqlite');
  const before = open(folder);
  const logs = await before.list();
  await before.close();
  const bytes = fs.readFileSync(file);
  damage(bytes);
  fs.writeFileSync(file, bytes);
  const store = open(folder);
  expect(store.notice).toMatch(
    /^The index of the library was damaged: it was built anew .* kept as .*library\.sqlite\.damaged-\d{8}T\d{6}Z$/,
  );
  expect(await store.list()).toEqual(logs);
  const aside = fs.readdirSync(folder).find((name) => /^library\.sqlite\.damaged-[^-]*$/.test(name))!;
  expect(fs.readFileSync(path.join(folder, aside))).toEqual(bytes);
  expect(open(folder).notice).toBeUndefined();
});

test('a damaged library of before, in which logs lie, is refused and left as it is', () => {
  const folder = temporaryDir();
  const file = path.join(folder, 'library.sqlite');
  const bytes = gunzipSync(fs.readFileSync(new URL('../../fixtures/library-0.1/library.sqlite.gz', import.meta.url)));
  bytes.fill(0xa5, 100, 160);
  fs.writeFileSync(file, bytes);
  expect(() => open(folder)).toThrow(/logs of an older version lie in that file itself; .* put back a copy of it$/);
  expect(fs.readFileSync(file).equals(bytes)).toBe(true);
  expect(fs.readdirSync(folder)).not.toContainEqual(expect.stringContaining('damaged'));
});

describe('what is kept with a log and is damaged is named with its log and kind', () => {
  const body = JSON.stringify({ name: 'a mark', depthMin: 100, depthMax: 101 });
  const noted = async (): Promise<{ folder: string; file: string }> => {
    const folder = await library('a');
    const store = open(folder);
    const changes = ['one', 'two'].map((id) => ({ id, version: 0, body }));
    await store.changeRecords({ logId: 1, kind: 'bookmark', most: 5, noun: 'bookmarks', changes });
    await store.close();
    return { folder, file: fileOf(folder, 1) };
  };
  const change = (file: string, sql: string): void => {
    const db = new Database(file);
    db.exec(sql);
    db.close();
  };

  test.each([
    ['in its file', `UPDATE record SET body = '{}' WHERE id = 'one'`, 'damaged in its file: 1 bookmark'],
    [
      'in its kind',
      `UPDATE record SET kind = 'boukmark' WHERE id = 'one'`,
      'damaged in its file: 1 record of the kind "boukmark"',
    ],
    [
      'and missing in its file, but not in the index',
      `DELETE FROM record WHERE id = 'one'`,
      'missing in its file: 1 bookmark, which the index of the library still has',
    ],
  ])('%s', async (_what, sql, told) => {
    const { folder, file } = await noted();
    change(file, sql);
    expect((await check(open(folder))).damaged).toEqual([`Log 1 (a): ${told}`]);
  });

  test('and missing in both', async () => {
    const { folder, file } = await noted();
    for (const each of [file, path.join(folder, 'library.sqlite')]) change(each, `DELETE FROM record WHERE id = 'one'`);
    const store = open(folder);
    expect((await check(store)).damaged).toEqual([
      'Log 1 (a): something that was kept with it, such as a bookmark, is missing in its file, and nothing tells any more what it was; 1 bookmark is left',
    ]);
    await store.close();
    for (const each of [file, path.join(folder, 'library.sqlite')]) change(each, 'DELETE FROM record');
    expect((await check(open(folder))).damaged).toEqual([expect.stringMatching(/; nothing is left$/)]);
  });

  test('and damaged in both, so that its kind is an unknown one', async () => {
    const { folder, file } = await noted();
    for (const each of [file, path.join(folder, 'library.sqlite')])
      change(each, `UPDATE record SET kind = 'boukmark' WHERE id = 'one'`);
    expect((await check(open(folder))).damaged).toEqual([
      'Log 1 (a): damaged in its file: 1 record of the kind "boukmark"',
      expect.stringMatching(/^A record of log 1 of the kind "boukmark" is damaged: expected checksum \d+ but received/),
    ]);
  });
});
