// Tests logs that stay where they lie: opened, away and back, found elsewhere, changed by their owner, let go of.
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { movingTo } from '../../../electron/engine/store/move-old-logs.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { logIn, uuidIn } from '../../../electron/engine/store/strata/strata-reader.ts';
import { checkLibrary } from '../../../electron/engine/workers/check-library.ts';
import { copyLog } from '../../../electron/engine/workers/copy-log.ts';
import { importLogFile } from '../../../electron/engine/workers/import-log-file.ts';
import { shareLog } from '../../../electron/engine/workers/share-log.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { store, storeFamily } from './image-store-suite.ts';
import { bookmark } from './replace-suite.ts';

function sqlite(dir = temporaryDir()): SqliteStore {
  const library = new SqliteStore(path.join(dir, 'library.sqlite'), 'test');
  onTestFinished(() => library.close());
  return library;
}

/** The file of a family of logs that somebody else has handed on, in a folder with blanks and umlauts. */
async function handedOn(name = 'Größe 1', { target = '', from = sqlite() } = {}): Promise<string> {
  const folder = path.join(temporaryDir(), 'Stick von Jörg');
  fs.mkdirSync(folder);
  const [image] = await storeFamily(from, name);
  const file = target === '' ? path.join(folder, `${name} (neu).strata`) : target;
  await shareLog(from, { id: image!.id, target: file, withRecords: true });
  return file;
}

const linksIn = (dir: string): unknown => JSON.parse(fs.readFileSync(path.join(dir, 'links.json'), 'utf8'));
const firstTile = async (library: SqliteStore, id: number): Promise<number | undefined> => {
  const [tile] = await library.readTiles(id, 0, 0, 1);
  return tile?.rows;
};

describe('a linked log', () => {
  test('is shown with its place, keeps notes in its file, and leaves it where it is when it is removed', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    await store(library, 'own', 3);
    const file = await handedOn();
    const log = await library.link(file);
    expect(log).toMatchObject({ id: 2, name: 'Größe 1 0', place: { path: file, isAway: false, isReadOnly: false } });
    expect((await library.companions(2)).map(({ name }) => name)).toEqual(['Größe 1 1', 'Größe 1 2']);
    expect(await firstTile(library, 2)).toBe(256);
    expect(fs.readdirSync(path.join(dir, 'library'))).toEqual(['1-own.strata']);
    expect(linksIn(dir)).toEqual([{ id: 2, uuid: expect.any(String) as string, path: file }]);

    await library.changeRecords(bookmark(2, 'noted here'));
    await library.describe(2, { name: 'Renamed' });
    const other = sqlite();
    await other.link(file);
    expect(await other.records({})).toMatchObject([{ log_id: 1, id: 'noted here' }]);
    expect((await other.get(1)).name).toBe('Renamed');

    const before = fs.readFileSync(file);
    const companions = await library.companions(2);
    await expect(library.remove(companions[0]!.id)).rejects.toMatchObject({ code: 'bad_input' });
    expect(await library.remove(2, { now: true })).toEqual({ outcome: 'unlinked' });
    expect((await library.list()).map(({ id }) => id)).toEqual([1]);
    expect(linksIn(dir)).toEqual([]);
    expect(await library.trash()).toEqual([]);
    await library.clearInterrupted();
    expect((await library.list()).map(({ id }) => id)).toEqual([1]);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  test('that is linked again is the same, by whatever name it is called; one of the library stays that', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const own = await store(library, 'own', 3);
    const file = await handedOn();
    const { id } = await library.link(file);
    const alias = path.join(temporaryDir(), 'alias.strata');
    fs.symlinkSync(file, alias);
    for (const again of [file, alias, path.join(path.dirname(file), '.', path.basename(file))])
      expect((await library.link(again)).id).toBe(id);
    expect((await library.link(path.join(dir, 'library', '1-own.strata'))).id).toBe(own);
    expect(await library.list()).toHaveLength(2);
    // A copy beside it is another file, with notes of its own.
    const copy = `${file.slice(0, -7)} copy.strata`;
    fs.copyFileSync(file, copy);
    expect((await library.link(copy)).id).not.toBe(id);
    // Linked or not, it can be copied in.
    const from = sqlite();
    const single = path.join(temporaryDir(), 'single.strata');
    await shareLog(from, { id: await store(from, 'single', 3), target: single, withRecords: true });
    await library.link(single);
    const { logs, known } = await importLogFile(library, single, importOptions.parse({}), {});
    expect([logs[0]!.place, known]).toEqual([undefined, false]);
  });

  test('that is away stays in the list, and is there again when its file is', async () => {
    const library = sqlite();
    const file = await handedOn();
    const { id } = await library.link(file);
    const version = await library.dataVersion();
    fs.renameSync(path.dirname(file), `${path.dirname(file)} gone`);
    expect(await library.dataVersion()).not.toBe(version);
    expect(await library.list()).toMatchObject([{ id, place: { path: file, isAway: true } }]);
    await library.clearInterrupted();
    expect(await library.damaged()).toEqual([]);
    expect(await checkLibrary(library, { repair: true }, {})).toEqual({ logs: 0, damaged: [], saved: [] });
    const away = {
      code: 'library',
      message: expect.stringContaining(`${file} is not there: connect its disk`) as string,
    };
    await expect(library.readTiles(id, 0, 0, 1)).rejects.toMatchObject(away);
    await expect(library.changeRecords(bookmark(id, 'lost'))).rejects.toMatchObject(away);
    expect(await library.records({})).toEqual([]);
    fs.renameSync(`${path.dirname(file)} gone`, path.dirname(file));
    expect(await library.dataVersion()).toBe(version);
    expect(await library.list()).toMatchObject([{ id, place: { isAway: false } }]);
    expect(await firstTile(library, id)).toBe(256);
  });

  test('that lies elsewhere now is found by opening it there, or by saying so; another log is not taken for it', async () => {
    const library = sqlite();
    const file = await handedOn();
    const { id } = await library.link(file);
    const moved = path.join(temporaryDir(), 'moved.strata');
    fs.renameSync(file, moved);
    expect((await library.link(moved)).id).toBe(id);
    fs.renameSync(moved, file);
    await expect(library.locate(id, await handedOn('other'))).rejects.toMatchObject({ code: 'bad_input' });
    expect((await library.locate(id, file)).place).toMatchObject({ path: file, isAway: false });
    expect(await firstTile(library, id)).toBe(256);
    const own = await store(library, 'own', 3);
    await expect(library.locate(own, file)).rejects.toMatchObject({ code: 'bad_input' });
  });

  test('that its owner changes is read again', async () => {
    const library = sqlite();
    const file = await handedOn();
    const { id } = await library.link(file);
    const version = await library.dataVersion();
    const owner = sqlite();
    const theirs = (await owner.link(file)).id;
    await owner.describe(theirs, { name: 'New name' });
    await owner.changeRecords(bookmark(theirs, 'theirs'));
    expect(await library.dataVersion()).not.toBe(version);
    expect((await library.get(id)).name).toBe('New name');
    expect(await library.records({})).toMatchObject([{ id: 'theirs' }]);
  });

  test('in whose place another log lies is not taken for that one, and nothing is noted there', async () => {
    const library = sqlite();
    const file = await handedOn();
    const { id } = await library.link(file);
    fs.rmSync(file);
    await handedOn('other', { target: file });
    const before = fs.readFileSync(file);
    await expect(library.readTiles(id, 0, 0, 1)).rejects.toMatchObject({ code: 'library' });
    await expect(library.changeRecords(bookmark(id, 'mine'))).rejects.toMatchObject({ code: 'library' });
    expect(fs.readFileSync(file).equals(before)).toBe(true);
    await library.dataVersion();
    expect(await library.list()).toEqual([]);
    expect((await library.damaged())[0]!.message).toContain('Another log lies at');
    expect((await library.link(file)).id).not.toBe(id);
  });

  test('is copied without its place, and is not read again', async () => {
    const library = sqlite();
    const { id } = await library.link(await handedOn());
    expect(await copyLog(library, id, sqlite())).not.toHaveProperty('place');
    const { logToReplace } = await import('../../../electron/engine/import/take-place.ts');
    await expect(logToReplace(library, id)).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('links.json', () => {
  test('keeps the ids when the index is lost, of logs that are away too', async () => {
    const dir = temporaryDir();
    const first = new SqliteStore(path.join(dir, 'library.sqlite'), 'test');
    const [here, away] = [await handedOn('here'), await handedOn('away')];
    const ids = [(await first.link(here)).id, (await first.link(away)).id];
    await store(first, 'own', 3);
    await first.close();
    for (const name of fs.readdirSync(dir)) if (name.startsWith('library.sqlite')) fs.rmSync(path.join(dir, name));
    fs.renameSync(away, `${away}.gone`);
    const library = sqlite(dir);
    await library.clearInterrupted();
    expect((await library.list()).map(({ name }) => name)).toEqual(['own', 'here 0']);
    // An id that is kept is given to no other.
    const more = await store(library, 'more', 3);
    expect(ids).not.toContain(more);
    fs.renameSync(`${away}.gone`, away);
    await library.clearInterrupted();
    expect(
      (await library.list())
        .filter(({ place }) => place)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
  });

  test('of a link and a log that claim one id the later gets a new one', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const file = await handedOn();
    const { id } = await library.link(file);
    const [{ uuid }] = linksIn(dir) as [{ uuid: string }];
    await library.remove(id);
    const own = await store(library, 'own', 3);
    fs.writeFileSync(path.join(dir, 'links.json'), JSON.stringify([{ id: own, uuid, path: file }]));
    await library.clearInterrupted();
    expect((await library.list()).map(({ name }) => name)).toEqual(['Größe 1 0', 'own']);
    expect((await library.get(own)).name).toBe('own');
    expect(linksIn(dir)).toEqual([{ id: (await library.list())[0]!.id, uuid, path: file }]);
  });

  test.each(['', '{', '{}', '[{"id":1}]', '[{"id":2,"uuid":"a","path":"b.strata"}]'])(
    'that says %j is kept as it is, and keeps nothing else from being listed',
    async (text) => {
      const dir = temporaryDir();
      const library = sqlite(dir);
      await store(library, 'own', 3);
      const file = await handedOn();
      const { id } = await library.link(file);
      const whole = fs.readFileSync(path.join(dir, 'links.json'));
      fs.writeFileSync(path.join(dir, 'links.json'), text);
      await library.clearInterrupted();
      expect((await library.list()).map(({ name }) => name)).toEqual(['own']);
      expect((await library.damaged())[0]!.message).toContain('links.json in the data folder does not tell');
      await expect(library.link(file)).rejects.toMatchObject({ code: 'library' });
      await expect(library.remove(id)).rejects.toMatchObject({ code: 'library' });
      expect(fs.readFileSync(path.join(dir, 'links.json'), 'utf8')).toBe(text);
      fs.writeFileSync(path.join(dir, 'links.json'), whole);
      await library.clearInterrupted();
      expect((await library.get(id)).name).toBe('Größe 1 0');
    },
  );
});

test('what is no log, or none that can be read, is not linked', async () => {
  const dir = temporaryDir();
  const library = sqlite(dir);
  const file = path.join(dir, 'no log.strata');
  fs.writeFileSync(file, 'depth,a\n1,2\n');
  await expect(library.link(file)).rejects.toMatchObject({ code: 'corrupt' });
  await expect(library.link(path.join(dir, 'none.strata'))).rejects.toMatchObject({ code: 'library' });
  await expect(library.link(dir)).rejects.toMatchObject({ code: 'library' });
  expect([await library.list(), fs.existsSync(path.join(dir, 'links.json'))]).toEqual([[], false]);
});

describe('nothing of a linked file is erased or changed by the library that it is linked in', () => {
  /** As a process leaves the index that was killed in an import which began when the log of the file was imported. */
  const beginAt = (dir: string, importedAt: string): void => {
    const db = new Database(path.join(dir, 'library.sqlite'));
    db.prepare(
      `INSERT INTO entry (state, owner_pid, owner_token, heartbeat_ms, imported_at, file)
       VALUES ('importing', 0, 'dead', 0, ?, 'gone.strata.part')`,
    ).run(importedAt);
    db.close();
  };
  /** A link that the index does not know yet. */
  const linkUnknown = (dir: string, file: string, id = 7): void =>
    fs.writeFileSync(path.join(dir, 'links.json'), JSON.stringify([{ id, uuid: uuidIn(file)!, path: file }]));

  test('not where an import was killed that began at the same moment', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const file = await handedOn();
    linkUnknown(dir, file);
    beginAt(dir, logIn(file)!.imported_at);
    await library.clearInterrupted();
    expect(fs.existsSync(file)).toBe(true);
    expect(await library.list()).toMatchObject([{ id: 7, place: { path: file } }]);
  });

  test('not where a log of before was on its way into a file with its identity', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const file = await handedOn();
    const db = new Database(path.join(dir, 'library.sqlite'));
    db.prepare(
      `INSERT INTO entry (id, state, owner_pid, owner_token, heartbeat_ms, imported_at, seen)
       VALUES (1, 'complete', 0, '', 0, '2026-01-01T00:00:00.000Z', ?)`,
    ).run(movingTo(uuidIn(file)!));
    db.close();
    linkUnknown(dir, file);
    await library.clearInterrupted();
    expect(fs.existsSync(file)).toBe(true);
    expect(await library.list()).toMatchObject([{ id: 7, place: { path: file } }]);
  });

  test('its ids are those of links.json here, its owner’s stay in it, and it is left as it is to the last byte', async () => {
    const dir = temporaryDir();
    const from = sqlite();
    for (const name of ['a', 'b']) await store(from, name, 3);
    const file = await handedOn('theirs', { from });
    const before = fs.readFileSync(file);
    const library = sqlite(dir);
    linkUnknown(dir, file);
    await library.clearInterrupted();
    expect(logIn(file)!.id).toBe(3);
    expect(await library.list()).toMatchObject([{ id: 7 }]);
    // Its companions have got ids of this library, behind that of the link, and not their owner's.
    expect((await library.companions(7)).map(({ id }) => id)).toEqual([8, 9]);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  test('a damaged one keeps the id of its link, too', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const file = await handedOn();
    linkUnknown(dir, file);
    fs.writeFileSync(file, 'nothing of it is left');
    await library.clearInterrupted();
    expect(await library.damaged()).toMatchObject([{ id: 7 }]);
  });

  test('another log at its place is not entered as the one that was linked', async () => {
    const dir = temporaryDir();
    const library = sqlite(dir);
    const file = await handedOn();
    linkUnknown(dir, file);
    fs.rmSync(file);
    await handedOn('other', { target: file });
    await library.clearInterrupted();
    expect([await library.list(), await library.damaged()]).toMatchObject([
      [],
      [{ id: 7, message: expect.stringContaining('Another log lies at') as string }],
    ]);
  });
});
