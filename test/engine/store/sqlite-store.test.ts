// Tests the store on real SQLite files, good, damaged and foreign.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { APPLICATION_ID, migrate, MIGRATIONS } from '../../../electron/engine/store/sqlite-migrations.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import { readRecords } from '../../../electron/engine/store/record-rows.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';
import { beginLog, importedLog, store, storeFamily, testImageStore, type LogImport } from './image-store-suite.ts';
import { bookmark, readAgain, seenOf, testReplacing } from './replace-suite.ts';
import { tileOf } from './tiles.ts';
import { testTrash } from './trash-suite.ts';

function open(file = path.join(temporaryDir(), 'library.sqlite'), token = 'this process'): SqliteStore {
  const library = new SqliteStore(file, token);
  onTestFinished(() => library.close());
  return library;
}

describe('as every store', () =>
  testImageStore(async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    return {
      library: open(file),
      damage: async (id, column, value) => {
        const db = new Database(file);
        db.pragma('ignore_check_constraints = ON');
        db.prepare(`UPDATE entry SET ${column} = ? WHERE id = ?`).run(value, id);
        const place = db.prepare('SELECT file, part FROM entry WHERE id = ?').get(id) as { file: string; part: number };
        db.close();
        // Else the index would be mended from the file.
        const log = new Database(path.join(path.dirname(file), 'library', place.file));
        log.prepare('UPDATE part SET checksum = 0 WHERE part = ?').run(place.part);
        log.close();
      },
      damageRecord: async (id, body) => {
        const folder = path.join(path.dirname(file), 'library');
        for (const each of [file, ...fs.readdirSync(folder).map((name) => path.join(folder, name))]) {
          const db = new Database(each);
          db.prepare('UPDATE record SET body = ? WHERE id = ?').run(body, id);
          db.close();
        }
      },
    };
  }));

describe('the trash', () => {
  const openInFolder = (): { library: SqliteStore; folder: string } => {
    const folder = temporaryDir();
    return { library: open(path.join(folder, 'library.sqlite')), folder };
  };

  testTrash(async () => {
    const { library, folder } = openInFolder();
    const trash = path.join(folder, 'trash');
    return {
      library,
      // The name of a file in it says when.
      age: async (days) => {
        for (const name of fs.readdirSync(trash)) {
          const [, before, time] = /^(.*)\.(\d{8}T\d{6}\.\d{3}Z)\.strata$/.exec(name)!;
          const at = time!.replace(/^(....)(..)(..)T(..)(..)/, '$1-$2-$3T$4:$5:');
          const earlier = new Date(Date.parse(at) - days * 24 * 60 * 60_000).toISOString().replaceAll(/[-:]/g, '');
          fs.renameSync(path.join(trash, name), path.join(trash, `${before}.${earlier}.strata`));
        }
      },
    };
  });

  test('is kept where the index is lost: its ids are given to no other, and its logs come back', async () => {
    const folder = temporaryDir();
    const file = path.join(folder, 'library.sqlite');
    const library = new SqliteStore(file, 'this process');
    await store(library, 'kept', 2);
    const [image] = await storeFamily(library, 'gone');
    await library.changeRecords(bookmark(image!.id, 'a'));
    const before = await seenOf(library, image!.id);
    await library.remove(image!.id);
    await library.close();
    for (const name of fs.readdirSync(folder).filter((each) => each.startsWith('library.sqlite')))
      fs.rmSync(path.join(folder, name));

    const after = open(file);
    await after.clearInterrupted();
    expect((await after.list()).map(({ name }) => name)).toEqual(['kept']);
    expect(await after.trash()).toMatchObject([{ id: image!.id, name: image!.name }]);
    expect(await store(after, 'new', 2)).toBeGreaterThan(image!.id);
    expect(await after.restore(image!.id)).toBe(image!.id);
    const { records } = before as { records: unknown };
    expect((await seenOf(after, image!.id)) as object).toMatchObject({ records });
    expect(await after.companions(image!.id)).toHaveLength(2);
  });

  test('a damaged log goes there and comes back, as damaged as it was', async () => {
    const { library, folder } = openInFolder();
    const id = await store(library, 'damaged', 2);
    const name = fs.readdirSync(path.join(folder, 'library'))[0]!;
    fs.writeFileSync(path.join(folder, 'library', name), 'nothing of it is left');
    await library.clearInterrupted();
    const damaged = await library.damaged();
    expect(damaged).toMatchObject([{ id }]);
    expect(await library.remove(id, { trashOnly: true })).toEqual({ outcome: 'trashed' });
    expect(await library.damaged()).toEqual([]);
    expect(await library.trash()).toMatchObject([{ id, name: `${id}-damaged` }]);
    expect(await library.restore(id)).toBe(id);
    expect(await library.damaged()).toMatchObject([{ id, name: 'damaged' }]);
  });

  test('a log whose file is lost is not said to be there', async () => {
    const { library, folder } = openInFolder();
    const id = await store(library, 'lost', 2);
    fs.rmSync(path.join(folder, 'library', fs.readdirSync(path.join(folder, 'library'))[0]!));
    await library.clearInterrupted();
    expect(await library.remove(id, { trashOnly: true })).toEqual({ outcome: 'kept', because: 'lost' });
    expect(await library.remove(id)).toEqual({ outcome: 'erased', because: 'lost' });
    expect([await library.damaged(), await library.trash()]).toEqual([[], []]);
  });

  test('a record that a killed process was writing is taken back in the trash, too', async () => {
    const { library, folder } = openInFolder();
    const id = await store(library, 'written', 2);
    const [name] = fs.readdirSync(path.join(folder, 'library'));
    fs.writeFileSync(path.join(folder, 'library', `${name}-journal`), 'as a kill leaves it');
    await library.remove(id);
    expect(fs.readdirSync(path.join(folder, 'library'))).toEqual([]);
    const lying = fs.readdirSync(path.join(folder, 'trash')).toSorted();
    expect(lying[1]).toBe(`${lying[0]}-journal`);
    await library.emptyTrash();
    expect(fs.readdirSync(path.join(folder, 'trash'))).toEqual([]);
  });
});

const digest = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

describe('the file', () => {
  test('is marked as ours, in WAL, with pages that can be given back', () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    open(file);
    const db = new Database(file, { readonly: true });
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect([pragma('application_id'), pragma('user_version'), pragma('journal_mode'), pragma('auto_vacuum')]).toEqual([
      APPLICATION_ID,
      MIGRATIONS.at(-1)!.version,
      'wal',
      2,
    ]);
    db.close();
  });

  test('of another program is refused and left untouched', () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const db = new Database(file);
    db.exec('CREATE TABLE theirs (x); PRAGMA application_id = 99');
    db.close();
    const before = digest(file);
    expect(() => open(file)).toThrow(/belongs to another program \(application id 99\); it was left untouched/);
    expect(digest(file)).toBe(before);
  });

  test('of a newer Stratascope is refused and left untouched', () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const db = new Database(file);
    db.exec(`CREATE TABLE later (x); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 999`);
    db.close();
    const before = digest(file);
    expect(() => open(file)).toThrow(/has version 999, made by a newer Stratascope; it was left untouched/);
    expect(digest(file)).toBe(before);
  });

  test('that is no database is refused and left untouched', () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    fs.writeFileSync(file, 'depth,col1\n1,2\n'.repeat(100));
    const before = digest(file);
    expect(() => open(file)).toThrow(/could not read .*library.sqlite as a database/);
    expect(digest(file)).toBe(before);
  });
});

test('one flipped bit in the index is mended from the file of the log', async () => {
  const file = path.join(temporaryDir(), 'library.sqlite');
  const library = new SqliteStore(file, 'this process');
  const id = await store(library, 'kept', 600);
  const before = await library.get(id);
  await library.close();
  const bytes = fs.readFileSync(file);
  for (const word of ['complete', 'kept.csv', '"rows":600', 'image']) {
    const flipped = Buffer.from(bytes);
    // The row of the log; the schema and its indexes lie before it.
    const at = flipped.lastIndexOf(word);
    flipped[at] = flipped[at]! ^ 1;
    fs.writeFileSync(file, flipped);
    const after = new SqliteStore(file, 'another process');
    await after.clearInterrupted();
    expect([word, await after.list(), await after.damaged()]).toEqual([word, [before], []]);
    expect(await after.readTiles(id, 0, 0, 600)).toHaveLength(3);
    await after.close();
  }
});

/** Begins an import of `logs` logs, each with a tile or more, in a process that is killed. */
async function killedImport(file: string, logs: number, whileItLives: () => Promise<void> = async () => undefined) {
  const script = fileURLToPath(new URL('../../fixtures/begin-import.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file, String(logs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  await whileItLives();
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const unfinishedIn = (file: string): string[] =>
  fs.readdirSync(path.join(path.dirname(file), 'library')).filter((name) => name.endsWith('.part'));

test('what a killed import left is invisible, is let be while its process lives, and is cleared when it is dead', async () => {
  const file = path.join(temporaryDir(), 'library.sqlite');
  const library = open(file);
  const kept = await store(library, 'kept', 600);
  await killedImport(file, 2, async () => {
    expect(unfinishedIn(file)).toHaveLength(2);
    expect((await library.list()).map(({ id }) => id)).toEqual([kept]);
    await library.clearInterrupted();
    expect(unfinishedIn(file)).toHaveLength(2);
  });
  expect(unfinishedIn(file)).toHaveLength(2);
  await library.clearInterrupted();
  expect(unfinishedIn(file)).toEqual([]);
  expect(await library.readTiles(kept, 0, 0, 600)).toHaveLength(3);
  expect(await library.damaged()).toEqual([]);
});

test('what a thread that has ended left behind is cleared, and nothing that another has under way', async () => {
  const file = path.join(temporaryDir(), 'library.sqlite');
  const script = new URL('../../fixtures/begin-import.ts', import.meta.url);
  const threads = [1, 2].map(() => new Worker(script, { argv: [file, '1'], stdout: true }));
  onTestFinished(async () => void (await Promise.all(threads.map((thread) => thread.terminate()))));
  await Promise.all(threads.map((thread) => once(thread.stdout, 'data')));
  const library = open(file);
  await library.clearInterrupted();
  expect(unfinishedIn(file)).toHaveLength(2);
  await threads[0]!.terminate();
  await library.clearInterrupted();
  expect(unfinishedIn(file)).toHaveLength(1);
});

test('an import that is under way is cleared by nobody, in this process and in others', async () => {
  const file = path.join(temporaryDir(), 'library.sqlite');
  const [mine, other] = [open(file, 'this process'), open(file, 'another thread')];
  const writer = await beginLog(mine);
  await writer.write(tileOf(0, 256));
  await other.clearInterrupted();
  await mine.clearInterrupted();
  await writer.write(tileOf(256, 2));
  expect((await writer.complete(importedLog('mine', 258))).name).toBe('mine');
  expect(unfinishedIn(file)).toEqual([]);
});

describe('read again', () => testReplacing(async () => open()));

describe('a reading in the place of a log', () => {
  async function logIn(file: string) {
    const library = open(file, 'this process');
    const [image, curves] = await storeFamily(library, 'old', 600);
    await library.changeRecords(bookmark(image!.id, 'a'));
    return { library, image: image!, curves: curves!, before: await seenOf(library, image!.id) };
  }
  const files = (file: string): string[] => fs.readdirSync(path.join(path.dirname(file), 'library'));

  // At the last statement, when everything else has been changed.
  test('that a full disk stops leaves the old log as it was', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const { library, image, curves, before } = await logIn(file);
    const { under, parts } = await readAgain(library, image.id, curves.id);
    const past = new Database(file);
    onTestFinished(() => void past.close());
    past.exec(
      `CREATE TRIGGER full BEFORE UPDATE OF checksum ON entry BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
    );
    const there = files(file).filter((name) => name.endsWith('.strata'));
    await expect(under.complete(parts)).rejects.toThrow(/disk is full/);
    await under.abort();
    expect(await seenOf(library, image.id)).toEqual(before);
    expect(files(file)).toEqual(there);
  });

  test('whose clearing is broken off is complete, and the next to come ends that', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const { image, curves } = await logIn(file);
    const [killed, now] = [open(file, 'an earlier process'), open(file, 'this process')];
    const { under, parts } = await readAgain(killed, image.id, curves.id);
    const past = new Database(file);
    onTestFinished(() => void past.close());
    past.exec(`CREATE TRIGGER busy BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'database is locked'); END`);
    expect((await under.complete(parts))[0]).toMatchObject({ id: image.id, width: 4 });
    past.exec('DROP TRIGGER busy');
    await now.clearInterrupted();
    expect(await now.readTiles(image.id, 0, 0, 600)).toEqual([]);
    expect(files(file)).toHaveLength(1);
    expect((await now.list()).map(({ id }) => id)).toEqual([image.id]);
    expect(await now.damaged()).toEqual([]);
  });
});

describe('ids', () => {
  test('of imports that came to nothing are given again, also after a restart', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = new SqliteStore(file, 'this process');
    for (let i = 0; i < 3; i++) await (await beginLog(library)).abort();
    expect(await store(library, 'first', 2)).toBe(1);
    await (await beginLog(library)).abort();
    await library.close();
    expect(await store(open(file), 'second', 2)).toBe(2);
  });

  test('of an import of several logs are all given again, also when it was killed', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    const under = await library.beginImport();
    for (let i = 0; i < 3; i++) (await under.begin()).write(tileOf(0, 256));
    await under.abort();
    expect(await store(library, 'next', 2)).toBe(1);
    await killedImport(file, 3);
    await library.clearInterrupted();
    expect(await store(library, 'next', 2)).toBe(2);
  });

  test('of logs that were there are not, also after a restart', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = new SqliteStore(file, 'this process');
    for (const name of ['a', 'b', 'c']) await store(library, name, 2);
    await library.remove(3);
    await (await beginLog(library)).abort();
    await library.close();
    const after = open(file);
    await (await beginLog(after)).abort();
    expect(await store(after, 'd', 2)).toBe(4);
  });

  test('of two imports at once are never the same: only the last one’s is given again', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const [mine, theirs] = [open(file, 'this process'), open(file, 'another process')];
    const complete = async (writer: LogImport): Promise<number> => {
      await writer.write(tileOf(0, 2));
      return (await writer.complete(importedLog('log', 2))).id;
    };
    let [earlier, later] = [await beginLog(mine), await beginLog(theirs)];
    await earlier.abort();
    expect(await complete(later)).toBe(2);
    [earlier, later] = [await beginLog(mine), await beginLog(theirs)];
    await later.abort();
    const last = await beginLog(theirs);
    expect([await complete(earlier), await complete(last)]).toEqual([3, 4]);
  });

  test('of a killed import is given again when that is cleared, unless a log came after it', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    await killedImport(file, 1, async () => void expect(await store(library, 'later', 2)).toBe(2));
    await library.clearInterrupted();
    expect(await store(library, 'next', 2)).toBe(3);
    await killedImport(file, 1);
    await library.clearInterrupted();
    expect(await store(library, 'last', 2)).toBe(4);
  });

  test('and log stay where an import is given up after it was complete', async () => {
    const library = open();
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 256));
    const { id } = await writer.complete(importedLog('complete', 256));
    await writer.abort();
    expect(await library.readTiles(id, 0, 0, 256)).toHaveLength(1);
    expect(await store(library, 'next', 2)).toBe(2);
  });
});

describe('migrations', () => {
  test('are numbered without a gap', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  test.each(MIGRATIONS)('$version runs from the version before', ({ version }) => {
    const db = new Database(':memory:');
    migrate(db, MIGRATIONS.slice(0, version - 1));
    expect(db.pragma('user_version', { simple: true })).toBe(version - 1);
    migrate(db, MIGRATIONS.slice(0, version));
    expect(db.pragma('user_version', { simple: true })).toBe(version);
  });

  test('a library of before the columns had names opens with its logs', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const db = new Database(file);
    migrate(db, MIGRATIONS.slice(0, 2));
    const { name, ...facts } = importedLog('old', 2);
    const { bytes, checksum } = encodeTile(tileOf(0, 2));
    db.prepare(`INSERT INTO image VALUES (7, 'complete', 1, 'old', 1, '2026-01-01T00:00:00.000Z', 1, ?, ?, '{}')`).run(
      name,
      JSON.stringify(facts),
    );
    db.prepare('INSERT INTO tile VALUES (7, 0, 0, 100.5, ?, ?)').run(checksum, bytes);
    db.close();
    const library = open(file);
    expect(await library.list()).toMatchObject([{ id: 7, name: 'old', rows: 2, depthReference: 'unknown' }]);
    expect(await library.details(7)).toEqual({});
    expect(await library.readTiles(7, 0, 0, 2)).toHaveLength(1);
    expect((await library.describe(7, { geometry: 'north' })).geometry).toBe('north');
  });

  test('bookmarks among notes become records; what cannot be read as one is kept, and said', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const db = new Database(file);
    migrate(db, MIGRATIONS.slice(0, 3));
    const mark = (name: string) => ({ name, depthMin: name.charCodeAt(0), depthMax: 200 });
    const { name, ...facts } = importedLog('old', 2);
    const insert = db.prepare(
      `INSERT INTO image (state, owner_pid, owner_token, heartbeat_ms, imported_at, stored_bytes, name, facts, notes)
       VALUES ('complete', 1, 'old', 1, '2026-01-01T00:00:00.000Z', 1, ?, ?, ?)`,
    );
    const add = (notes: string, more: object = {}) => insert.run(name, JSON.stringify({ ...facts, ...more }), notes);
    add(JSON.stringify({ geometry: 'north', bookmarks: [mark('a'), mark('b')] }));
    // A copy had them among its facts, until its own were changed.
    add('{}', { bookmarks: [mark('c')] });
    add(JSON.stringify({ bookmarks: [] }), { bookmarks: [mark('removed since')] });
    add(JSON.stringify({ geometry: 'north', bookmarks: ['none of ours', { name: 'd' }, mark('e')] }));
    add('{"bookmarks":[', { bookmarks: [mark('of a damaged log')] });
    db.close();

    const library = open(file);
    const { records, damaged } = readRecords(await library.records({}));
    const saying = (of: string) =>
      expect.stringMatching(new RegExp(`^A bookmark of log 4 is damaged: ${of}`)) as string;
    expect(damaged.sort()).toEqual([saying('Invalid input'), saying('depthMin: Invalid input')]);
    expect(records.map(({ logId, version, body }) => [logId, version, body])).toEqual([
      [1, 1, mark('a')],
      [1, 1, mark('b')],
      [2, 1, mark('c')],
      [4, 1, mark('e')],
    ]);
    const notes = new Database(file, { readonly: true }).prepare('SELECT notes FROM entry ORDER BY id').pluck().all();
    expect(notes).toEqual(['{"geometry":"north"}', '{}', '{}', '{"geometry":"north"}', '{"bookmarks":[']);
    expect((await library.list()).map(({ geometry }) => geometry)).toEqual(['north', 'columns', 'columns', 'north']);

    // A program of before that is still running is told, and writes nothing that nobody would read.
    const before = new Database(file);
    const write = before.prepare(`UPDATE image SET notes = json_patch(notes, '{"bookmarks":[]}') WHERE id = 1`);
    expect(() => write.run()).toThrow(/a newer Stratascope has opened it; start this one anew/);
    before.close();
    expect((await library.describe(1, { geometry: 'high-side' })).geometry).toBe('high-side');
  });

  test('a library of before there were companions opens with everything, and those still at it see images alone', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const before = new Database(file);
    onTestFinished(() => void before.close());
    before.pragma('journal_mode = WAL');
    before.pragma('foreign_keys = ON');
    migrate(before, MIGRATIONS.slice(0, 4));
    const { name, ...facts } = importedLog('old', 2);
    const insert = before.prepare(
      `INSERT INTO image (state, owner_pid, owner_token, heartbeat_ms, imported_at, stored_bytes, name, facts, notes, column_names)
       VALUES ('complete', 1, 'old', 1, '2026-01-01T00:00:00.000Z', 1, ?, ?, '{"geometry":"north"}', ?)`,
    );
    insert.run(name, JSON.stringify(facts), '["a","b"]');
    insert.run('unnamed', JSON.stringify(facts), null);
    insert.run('names that cannot be read', JSON.stringify(facts), '["a",');
    const { bytes, checksum } = encodeTile(tileOf(0, 2));
    before.prepare('INSERT INTO tile VALUES (1, 0, 0, 100.5, ?, ?)').run(checksum, bytes);
    before.prepare(`INSERT INTO record VALUES (1, 'bookmark', 'one', 1, '{}', 7)`).run();
    // As a program of version 4 asks: prepared before, and run again after the change.
    const list = before.prepare(
      `SELECT id, state, name, imported_at, stored_bytes, facts, notes FROM image
       WHERE (state = 'removing' OR (state = 'importing' AND facts IS NULL)) IS NOT TRUE ORDER BY id DESC`,
    );
    expect(list.all()).toHaveLength(3);

    const library = open(file);
    expect(await library.list()).toMatchObject([
      { id: 3, kind: 'image' },
      { id: 2, name: 'unnamed', kind: 'image' },
      { id: 1, name: 'old', rows: 2, kind: 'image', geometry: 'north', findings: [] },
    ]);
    expect([await library.details(1), await library.details(2), await library.details(3)]).toEqual([
      { columnNames: ['a', 'b'] },
      {},
      {},
    ]);
    expect(await library.readTiles(1, 0, 0, 2)).toHaveLength(1);
    expect(await library.records({})).toMatchObject([{ log_id: 1, id: 'one' }]);
    const under = await library.beginImport();
    const first = await under.begin();
    const writers = [first, await under.begin(first)] as const;
    const [image] = await under.complete([
      { writer: writers[0], log: importedLog('new', 2) },
      { writer: writers[1], log: { ...importedLog('curves', 2), kind: 'curves' }, parent: 0 },
    ]);
    expect(image!.id).toBe(4);

    // A log in a file of its own they cannot read.
    expect((list.all() as { id: number }[]).map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(before.prepare('SELECT column_names FROM image ORDER BY id').pluck().all()).toEqual([
      '["a","b"]',
      null,
      null,
    ]);
    for (const change of [
      insert.source,
      `UPDATE image SET state = 'removing' WHERE id = 3`,
      'DELETE FROM image WHERE id = 3',
    ]) {
      const statement = before.prepare(change);
      const values = change === insert.source ? ['late', '{}', null] : [];
      expect(() => statement.run(...values)).toThrow(/a newer Stratascope has opened it; start this one anew/);
    }
    const again = await library.beginImport();
    const writer = await again.begin();
    await again.complete([{ writer, log: importedLog('read again', 2), replaces: 1 }]);
    expect(await library.get(1)).toMatchObject({ name: 'old', rows: 2 });
    expect((list.all() as { id: number }[]).map(({ id }) => id)).toEqual([3, 2]);
    await library.remove(1);
    expect(await library.list()).toHaveLength(3);
  });

  test('details that cannot be read are none: the values are worth having without', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    const id = await store(library, 'damaged', 2);
    const db = new Database(file);
    for (const details of ['{"columnNames":', '7', '{"columnNames":[1,2,3]}']) {
      db.prepare('UPDATE entry SET details = ?').run(details);
      expect(await library.details(id)).toEqual({});
    }
    db.close();
    expect(await library.list()).toHaveLength(1);
  });

  test('run what is missing, once; a step that fails leaves the version before', () => {
    const db = new Database(':memory:');
    const steps = [
      { version: 1, sql: 'CREATE TABLE a (x); INSERT INTO a VALUES (1)' },
      { version: 2, sql: 'INSERT INTO a VALUES (2)' },
    ];
    migrate(db, steps.slice(0, 1));
    migrate(db, steps);
    migrate(db, steps);
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual([1, 2]);
    expect(() =>
      migrate(db, [...steps, { version: 3, sql: 'INSERT INTO a VALUES (3); INSERT INTO nowhere VALUES (1)' }]),
    ).toThrow(/nowhere/);
    expect(db.prepare('SELECT x FROM a').pluck().all()).toEqual([1, 2]);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
  });
});

// Systems after POSIX take away all locks of a process on a file once any handle of that process on it is closed, SQLite's too.
test('a library that is open is opened by SQLite alone, which keeps the locks of other threads', async () => {
  const file = path.join(temporaryDir(), 'library.sqlite');
  await store(open(file), 'one', 2);
  const opened = vi.spyOn(fs, 'openSync');
  onTestFinished(() => opened.mockRestore());
  expect(await open(file).list()).toHaveLength(1);
  expect(opened.mock.calls.map(([place]) => place)).not.toContain(file);
});

describe('another file in the place of the open one', () => {
  test('a backup that is put back: logs that came since are entered again, and changes are told', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    await store(library, 'before', 600);
    await library.close();
    const backup = fs.readFileSync(file);
    const running = open(file);
    const later = await store(running, 'later', 600);
    await running.describe(later, { name: 'named since' });
    const before = { list: await running.list(), version: await running.dataVersion() };
    fs.writeFileSync(`${file}.new`, backup);
    for (const ending of ['-wal', '-shm']) fs.rmSync(`${file}${ending}`, { force: true });
    fs.renameSync(`${file}.new`, file);
    await expect.poll(() => running.dataVersion()).not.toBe(before.version);
    expect(await running.list()).toEqual(before.list);
    expect(running.generation).toBe(1);
    expect(await running.readTiles(later, 0, 0, 600)).toHaveLength(3);
    expect(await store(running, 'next', 2)).toBe(later + 1);
  });

  test('an index that is deleted under a running program is built again from the files', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    const [image] = await storeFamily(library, 'family', 600);
    await library.changeRecords(bookmark(image!.id, 'a'));
    const before = await seenOf(library, image!.id);
    for (const ending of ['', '-wal', '-shm']) fs.rmSync(`${file}${ending}`, { force: true });
    await expect.poll(() => library.dataVersion().then(() => library.generation)).toBe(1);
    expect(await seenOf(library, image!.id)).toEqual(before);
  });

  test('an import that was under way ends with a sentence, and leaves nothing', async () => {
    const file = path.join(temporaryDir(), 'library.sqlite');
    const library = open(file);
    const writer = await beginLog(library);
    await writer.write(tileOf(0, 256));
    for (const ending of ['', '-wal', '-shm']) fs.rmSync(`${file}${ending}`, { force: true });
    await expect.poll(() => library.dataVersion().then(() => library.generation)).toBe(1);
    await expect(writer.complete(importedLog('late', 256))).rejects.toThrow(/it was removed there/);
    await writer.abort();
    expect(unfinishedIn(file)).toEqual([]);
    expect(await library.list()).toEqual([]);
  });
});

describe('what a log is known by in every library', () => {
  const library = async () => {
    const folder = temporaryDir();
    const file = path.join(folder, 'library.sqlite');
    const logs = open(file);
    const ids = [await store(logs, 'a', 2), await store(logs, 'b', 2)];
    const uuids = await Promise.all(ids.map(async (id) => (await logs.fileOf(id))!.uuid));
    await logs.close();
    return { file, files: path.join(folder, 'library'), ids, uuids };
  };

  test('is known from the index: no file is opened for it', async () => {
    const { file, files, ids, uuids } = await library();
    const logs = open(file);
    fs.renameSync(files, `${files} elsewhere`);
    for (const [i, uuid] of uuids.entries()) expect((await logs.withUuid(uuid))!.id).toBe(ids[i]);
    expect(await logs.withUuid('another')).toBeUndefined();
  });

  test.each([
    ['of which the index was changed', `UPDATE entry SET uuid = 'another' WHERE id = 1`],
    ['of which the index has none', 'UPDATE entry SET uuid = NULL, checksum = 0 WHERE id = 1'],
  ])('is read from the file of a log %s', async (_what, sql) => {
    const { file, uuids } = await library();
    const db = new Database(file);
    db.exec(sql);
    db.close();
    const logs = open(file);
    expect([await logs.withUuid('another'), (await logs.withUuid(uuids[0]!))!.id]).toEqual([undefined, 1]);
  });

  test('is not looked for in damaged logs: what comes again is imported', async () => {
    const { file, files, uuids } = await library();
    fs.writeFileSync(path.join(files, '1-a.strata'), 'damaged');
    const logs = open(file);
    await logs.clearInterrupted();
    expect(await logs.damaged()).toMatchObject([{ id: 1 }]);
    expect(await logs.withUuid(uuids[0]!)).toBeUndefined();
  });

  test('is entered for logs of a library of before, when it is opened first', async () => {
    const { file, uuids } = await library();
    const db = new Database(file);
    db.exec('ALTER TABLE entry DROP COLUMN uuid; PRAGMA user_version = 8');
    db.close();
    const logs = open(file);
    await logs.clearInterrupted();
    const index = new Database(file, { readonly: true });
    expect(index.prepare('SELECT uuid FROM entry ORDER BY id').pluck().all()).toEqual(uuids);
    index.close();
  });
});
