// Tests what is saved of logs whose files are damaged beside their tiles: directories, facts, identities, whole pages.
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { readValues } from '../../../electron/engine/export/values-block.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { levelKey } from '../../../electron/engine/store/strata/strata-schema.ts';
import { TileDirectory } from '../../../electron/engine/store/strata/tile-directory.ts';
import { checkLibrary, type CheckReport } from '../../../electron/engine/workers/check-library.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { fileOf, flipInDirectory, flipInTile, storeScanlines } from '../../fixtures/damaged-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { storeFamily } from './image-store-suite.ts';

function open(folder: string): SqliteStore {
  const store = new SqliteStore(path.join(folder, 'library.sqlite'), 'this process');
  onTestFinished(() => store.close());
  return store;
}

interface Before {
  readonly folder: string;
  readonly file: string;
  readonly log: ImageLog;
  readonly values: string;
}

const csv = async (store: SqliteStore, id: number): Promise<string> =>
  Buffer.from((await readValues(store, await store.get(id), { id, format: 'csv' })).bytes).toString();

/** A library of one log with a bookmark, closed. */
async function library(rows = 1500, width = 4): Promise<Before> {
  const folder = temporaryDir();
  const store = new SqliteStore(path.join(folder, 'library.sqlite'), 'before');
  await storeScanlines(store, 'a', rows, width);
  const body = JSON.stringify({ name: 'kept', depthMin: 100, depthMax: 101 });
  const changes = [{ id: 'kept', version: 0, body }];
  await store.changeRecords({ logId: 1, kind: 'bookmark', most: 5, noun: 'bookmarks', changes });
  await store.describe(1, { depthUnit: 'ft' });
  const [log, values] = [await store.get(1), await csv(store, 1)];
  await store.close();
  return { folder, file: fileOf(folder, 1), log, values };
}

function change(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

function loseIndex(folder: string): void {
  for (const name of fs.readdirSync(folder)) if (name.startsWith('library.sqlite')) fs.rmSync(path.join(folder, name));
}

async function repaired(folder: string): Promise<{ store: SqliteStore; report: CheckReport }> {
  const store = open(folder);
  await store.clearInterrupted();
  const report = await checkLibrary(store, { repair: true }, {});
  expect(await checkLibrary(store, { repair: false }, {})).toMatchObject({ damaged: [] });
  return { store, report };
}

const own = ({ id: _id, importedAt: _at, storedBytes: _bytes, findings: _findings, ...facts }: ImageLog) => facts;
const FOUND_AGAIN =
  'What is whole of log 1 (a) is log 2 now; what was known of a is lost and was found again from its scanlines; the damaged one is in the trash';
const SAVED = 'What is whole of log 1 (a) is log 2 now; the damaged one is in the trash';

test.each([
  ['is damaged', (file: string) => flipInDirectory(file, 0)],
  ['is missing', (file: string) => change(file, `DELETE FROM level WHERE key = ${levelKey(0, 0)}`)],
])('of a log whose directory of scanlines %s nothing is lost', async (_what, damage) => {
  const { folder, file, log, values } = await library();
  damage(file);
  const { store, report } = await repaired(folder);
  expect(report).toMatchObject({
    damaged: ['Log 1 (a), depth 100 to 849.5 ft: this part of its file is damaged'],
    saved: [SAVED],
  });
  expect(own(await store.get(2))).toEqual(own(log));
  expect(await csv(store, 2)).toBe(values);
  expect(await store.records({})).toMatchObject([{ log_id: 2, id: 'kept' }]);
});

test('without its directory a tile is known by its checksum: a damaged one, and one in the place of another, is left out', async () => {
  const { folder, file, values } = await library();
  flipInTile(file, 0, 2);
  change(
    file,
    `UPDATE tile SET data = (SELECT data FROM tile WHERE number = 1) WHERE number = (SELECT max(number) FROM tile);
     DELETE FROM level WHERE key = ${levelKey(0, 0)}`,
  );
  const { store } = await repaired(folder);
  expect((await store.get(2)).rows).toBe(1500 - 256);
  const rows = values.split('\n');
  expect(await csv(store, 2)).toBe([...rows.slice(0, 513), ...rows.slice(769)].join('\n'));
});

test('facts that are damaged in the file are those of the index, where it holds', async () => {
  const { folder, file, log, values } = await library();
  change(file, `UPDATE part SET facts = replace(facts, '"rows":', '"rovs":')`);
  const { store, report } = await repaired(folder);
  expect(report.saved).toEqual([SAVED]);
  expect(own(await store.get(2))).toEqual(own(log));
  expect(await csv(store, 2)).toBe(values);
  expect(await store.trash()).toMatchObject([{ id: 1 }]);
});

test('facts that are damaged everywhere are found again from the scanlines, and said to be', async () => {
  const { folder, file, log, values } = await library(6 * 256);
  change(file, `UPDATE part SET facts = replace(facts, '"rows":', '"rovs":')`);
  loseIndex(folder);
  const { store, report } = await repaired(folder);
  expect(report.saved).toEqual([FOUND_AGAIN]);
  const { rows, width, depthMin, depthMax, depthStep, topLevel } = log;
  const saved = await store.get(2);
  expect(saved).toMatchObject({ name: 'a', kind: 'image', rows, width, depthMin, depthMax, depthStep, topLevel });
  expect(saved.findings).toEqual([
    expect.objectContaining({ code: 'facts-found-again', message: expect.stringContaining('an image') as string }),
    expect.objectContaining({ code: 'depth-unit-assumed', message: expect.stringContaining('says ft') as string }),
  ]);
  expect(saved.depthUnit).toBe('ft');
  expect(await csv(store, 2)).toBe(values);
  // Of all samples, of which none is null.
  const numbers = values
    .split('\n')
    .slice(1, -1)
    .flatMap((line) => line.split(',').slice(1).map(Number));
  expect(saved).toMatchObject({ valueMin: Math.min(...numbers), valueMax: Math.max(...numbers), nulls: 0 });
  expect(await store.records({})).toMatchObject([{ log_id: 2, id: 'kept' }]);
  // People can say what could not be found.
  expect((await store.describe(2, { depthUnit: 'm' })).depthUnit).toBe('m');
});

test('where nothing is left of facts but garbage a log is what its scanlines can be', async () => {
  const { folder, file } = await library();
  flipInDirectory(file, 0);
  change(file, `UPDATE part SET facts = '', notes = '', kind = 'imaqe', name = ''`);
  loseIndex(folder);
  const { store } = await repaired(folder);
  const saved = await store.get(2);
  expect(saved).toMatchObject({ name: 'a', kind: 'image', depthUnit: 'm', rows: 1500 });
  expect(saved.findings[1]!.message).toContain('taken to be in m');
});

test('a log whose identity is damaged is known by the index, and refused with a reason where that is lost', async () => {
  const { folder, file, values } = await library();
  change(file, `UPDATE log_file SET checksum = checksum + 1`);
  const copy = temporaryDir();
  fs.cpSync(folder, copy, { recursive: true });
  const { store, report } = await repaired(folder);
  expect(report.saved).toEqual([SAVED]);
  expect(await csv(store, 2)).toBe(values);

  loseIndex(copy);
  const other = open(copy);
  await other.clearInterrupted();
  const { saved } = await checkLibrary(other, { repair: true }, {});
  expect(saved).toEqual([expect.stringMatching(/^Nothing of log 1 \(a\) was saved: .* its identity is damaged$/)]);
  expect([await other.damaged(), await other.trash()]).toMatchObject([[{ id: 1 }], []]);
});

test('with the log its companions are saved, and those of which nothing is whole are named', async () => {
  const folder = temporaryDir();
  const before = open(folder);
  const [image] = await storeFamily(before, 'family');
  const companions = await before.companions(image!.id);
  const kept = await csv(before, companions[0]!.id);
  await before.close();
  const file = fileOf(folder, image!.id);
  const db = new Database(file);
  const directories = db.prepare('SELECT directory FROM level WHERE key >= ?').pluck().all(levelKey(2, 0)) as Buffer[];
  for (const bytes of directories)
    for (const number of new TileDirectory(bytes).numbers) db.prepare('DELETE FROM tile WHERE number = ?').run(number);
  db.exec('UPDATE part SET checksum = 0 WHERE part > 0; DELETE FROM level WHERE key >= 1000');
  db.close();
  loseIndex(folder);
  const { store, report } = await repaired(folder);
  const [saved] = await store.list();
  expect(report.saved).toEqual([
    `What is whole of log ${image!.id} (${image!.name}) is log ${saved!.id} now; what was known of ${companions[0]!.name} is lost and was found again from its scanlines; of ${companions[1]!.name} beside it nothing is whole; the damaged one is in the trash`,
  ]);
  const [companion, ...none] = await store.companions(saved!.id);
  expect(companion).toMatchObject({ kind: companions[0]!.kind, name: companions[0]!.name });
  expect(none).toEqual([]);
  expect(await csv(store, companion!.id)).toBe(kept);
});

test('of a file with a page of garbage amid its tiles the others are saved', async () => {
  const { folder, file } = await library(20_000, 16);
  flipInDirectory(file, 0);
  const db = new Database(file, { readonly: true });
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const leaf = db.prepare(`SELECT pageno FROM dbstat WHERE name = 'tile' AND pagetype = 'leaf' ORDER BY path`).pluck();
  const pages = leaf.all() as number[];
  db.close();
  expect(pages.length).toBeGreaterThan(2);
  const bytes = fs.readFileSync(file);
  const at = (pages[2]! - 1) * pageBytes;
  bytes.fill(0xa5, at, at + pageBytes);
  fs.writeFileSync(file, bytes);
  const { store, report } = await repaired(folder);
  expect(report.saved).toEqual([SAVED]);
  const { rows } = await store.get(2);
  expect([rows > 10_000, rows < 20_000]).toEqual([true, true]);
});

test('of what is no log any more nothing is saved, and nothing taken away', async () => {
  const { folder, file } = await library();
  fs.writeFileSync(file, 'nothing of it is left');
  const store = open(folder);
  await store.clearInterrupted();
  const { saved } = await checkLibrary(store, { repair: true, id: 1 }, {});
  expect(saved).toEqual([expect.stringMatching(/^Nothing of log 1 \(a\) was saved: Expected a log in .* damaged$/)]);
  expect(fs.readFileSync(file, 'utf8')).toBe('nothing of it is left');
});
