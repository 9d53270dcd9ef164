// Tests that logs of a library in one file move to files of their own, with all that was kept with them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { joinRecords, type JoinedLog } from '../../../electron/engine/joined-logs.ts';
import { readRecords } from '../../../electron/engine/store/record-rows.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runExport } from '../../../electron/engine/workers/tasks.ts';
import { exportRequest } from '../../../shared/model/display.ts';
import type { ImageLog, LogDetails } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const at = (name: string): URL => new URL(`../../fixtures/library-6/${name}`, import.meta.url);
const expected = JSON.parse(fs.readFileSync(at('expected.json'), 'utf8')) as {
  list: JoinedLog[];
  companions: ImageLog[];
  details: Record<string, LogDetails>;
  csv: Record<string, string>;
  png: Record<string, string>;
};
const IDS = [1, 2, 3];

function copied(): string {
  const file = path.join(temporaryDir(), 'library.sqlite');
  fs.writeFileSync(file, gunzipSync(fs.readFileSync(at('library.sqlite.gz'))));
  return file;
}

function opened(file: string): SqliteStore {
  const store = new SqliteStore(file, 'a test');
  onTestFinished(() => store.close());
  return store;
}

async function move(store: SqliteStore): Promise<void> {
  for (const id of await store.outdated()) await store.renew(id, () => undefined);
}

/** Everything that is to be seen of the library, as `expected` has it. */
async function seenOf(store: SqliteStore): Promise<unknown> {
  const list = await joinRecords(await store.list(), async (of) => readRecords(await store.records(of)));
  const details = Object.fromEntries(await Promise.all(IDS.map(async (id) => [id, await store.details(id)] as const)));
  const shaOf = async (id: number, ending: 'csv' | 'png'): Promise<string> => {
    const target = path.join(temporaryDir(), `${id}.${ending}`);
    const asked = ending === 'csv' ? { format: 'csv' } : { format: 'png', heightPx: 100, aggregation: 'min' };
    const [written] = await runExport(store, exportRequest.parse({ id, ...asked }), target, {});
    return createHash('sha256').update(fs.readFileSync(written!)).digest('hex');
  };
  const shas = async (ids: number[], ending: 'csv' | 'png'): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await shaOf(id, ending)] as const)));
  return {
    list,
    companions: await store.companions(1),
    details,
    csv: await shas(IDS, 'csv'),
    png: await shas([1, 3], 'png'),
  };
}

const files = (file: string): string[] => fs.readdirSync(path.join(path.dirname(file), 'library')).sort();

test('all of it is there before they move and afterwards, and when the index is built anew from the files', async () => {
  const file = copied();
  const store = opened(file);
  expect(await seenOf(store)).toEqual(expected);
  expect(await store.outdated()).toEqual([1, 3]);
  await move(store);
  expect(await store.outdated()).toEqual([]);
  expect(files(file)).toEqual(['1-Kern Süd.strata', '3-short.strata']);
  expect(await seenOf(store)).toEqual(expected);
  const db = new Database(file, { readonly: true });
  expect(db.prepare('SELECT count(*) FROM tile').pluck().get()).toBe(0);
  expect(db.pragma('freelist_count', { simple: true })).toBe(0);
  db.close();
  await store.close();

  for (const ending of ['', '-wal', '-shm']) fs.rmSync(`${file}${ending}`, { force: true });
  const anew = opened(file);
  await anew.clearInterrupted();
  // The rows of the index have the ids of the logs now.
  const plain = (logs: readonly ImageLog[]) => logs.map((log) => ({ ...log, tilesId: undefined }));
  const seen = (await seenOf(anew)) as typeof expected;
  const withoutRows = ({ list, companions, ...rest }: typeof expected) => ({
    list: plain(list),
    companions: plain(companions),
    ...rest,
  });
  expect(withoutRows(seen)).toEqual(withoutRows(expected));
  expect(await anew.damaged()).toEqual([]);
});

test('a log of before is described, marked and removed as ever, and moves with what was changed', async () => {
  const store = opened(copied());
  await store.describe(1, { name: 'named', depthUnit: 'ft' });
  await store.changeRecords({
    ...{ logId: 1, kind: 'bookmark', most: 9, noun: 'marks' },
    changes: [{ id: 'a', version: 0, body: '{}' }],
  });
  await store.remove(3);
  await move(store);
  expect(await store.list()).toMatchObject([{ id: 1, name: 'named', depthUnit: 'ft' }]);
  expect(await store.companions(1)).toMatchObject([{ id: 2, depthUnit: 'ft' }]);
  expect(await store.records({ logIds: [1] })).toHaveLength(3);
});

test('killed at any moment each log is where it was or where it goes, and the next start goes on', async () => {
  const script = fileURLToPath(new URL('../../fixtures/move-old-logs.ts', import.meta.url));
  for (const afterMs of [0, 10, 25, 50, 100]) {
    const file = copied();
    const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = opened(file);
    await store.clearInterrupted();
    expect(await seenOf(store)).toEqual(expected);
    await move(store);
    expect(await seenOf(store)).toEqual(expected);
    expect(files(file)).toEqual(['1-Kern Süd.strata', '3-short.strata']);
  }
});

test('a damaged log stays where it is, and the others move', async () => {
  const file = copied();
  const db = new Database(file);
  db.prepare('UPDATE tile SET data = zeroblob(length(data)) WHERE image_id = 3 AND level = 0').run();
  db.close();
  const store = opened(file);
  await expect(store.renew(3, () => undefined)).rejects.toMatchObject({ code: 'corrupt' });
  await store.renew(1, () => undefined);
  expect(await store.outdated()).toEqual([3]);
  expect(files(file)).toEqual(['1-Kern Süd.strata']);
  expect((await store.list()).map(({ id }) => id)).toEqual([3, 1]);
});

test('a version of before refuses it', async () => {
  const file = copied();
  await opened(file).close();
  const db = new Database(file, { readonly: true });
  // Versions refuse a number above their own, which was 6 then.
  expect(db.pragma('user_version', { simple: true })).toBeGreaterThan(6);
  db.close();
});
