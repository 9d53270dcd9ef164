// Tests the store on a real PostgreSQL: alone, among others, after broken connections, beside other programs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { MOST_BYTES_UNDER_WAY } from '../../../electron/engine/store/postgres-copy.ts';
import {
  MIGRATION_LOCK,
  migratePostgres,
  POSTGRES_MIGRATIONS,
} from '../../../electron/engine/store/postgres-migrations.ts';
import { PostgresStore } from '../../../electron/engine/store/postgres-store.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';
import { describeWithPostgres } from '../../fixtures/postgres.ts';
import { relayTo, type Relay } from '../../fixtures/relay.ts';
import { beginLog, importedLog, store, storeFamily, testImageStore } from './image-store-suite.ts';
import { bookmark, readAgain, seenOf, testReplacing } from './replace-suite.ts';
import { tileOf } from './tiles.ts';
import { testTrash } from './trash-suite.ts';

describeWithPostgres('a PostgreSQL library', (server) => {
  async function open(url?: string): Promise<PostgresStore> {
    const library = await PostgresStore.open(url ?? (await server.newDatabase()));
    onTestFinished(() => library.close());
    return library;
  }
  async function openThroughRelay(): Promise<{ library: PostgresStore; relay: Relay }> {
    const url = new URL(await server.newDatabase());
    const relay = await relayTo(server.port);
    url.port = String(relay.port);
    return { library: await open(url.href), relay };
  }
  const count = async (url: string, table: string): Promise<number> =>
    Number((await server.query(url, `SELECT count(*) AS n FROM stratascope.${table}`))[0]!['n']);

  describe('as every store', () =>
    testImageStore(async () => {
      const url = await server.newDatabase();
      return {
        library: await open(url),
        damage: async (id, column, value) => {
          await server.query(url, 'ALTER TABLE stratascope.entry DROP CONSTRAINT IF EXISTS entry_state_check');
          // What is no JSON would not be taken as such.
          if (column === 'facts') {
            await server.query(url, 'DROP VIEW IF EXISTS stratascope.image, stratascope.log');
            await server.query(url, 'ALTER TABLE stratascope.entry ALTER COLUMN facts TYPE text');
          }
          const text = value === null ? 'NULL' : `'${value}'`;
          await server.query(url, `UPDATE stratascope.entry SET ${column} = ${text} WHERE id = ${id}`);
        },
        damageRecord: async (id, body) => {
          await server.query(url, `UPDATE stratascope.record SET body = '${body}' WHERE id = '${id}'`);
        },
      };
    }));

  describe('read again', () => testReplacing(async () => open()));

  describe('the trash', () => {
    testTrash(async () => {
      const url = await server.newDatabase();
      return {
        library: await open(url),
        age: async (days) => {
          await server.query(url, `UPDATE stratascope.entry SET removed_at = removed_at - interval '${days} days'`);
        },
      };
    });

    test('is heard of by others, and lets one of two restore', async () => {
      const url = await server.newDatabase();
      const [a, b] = [await open(url), await open(url)];
      const id = await store(a, 'log', 2);
      const versions = [await b.dataVersion()];
      await a.remove(id);
      versions.push(await b.dataVersion());
      const outcomes = await Promise.allSettled([a.restore(id), b.restore(id)]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      versions.push(await b.dataVersion());
      expect(new Set(versions).size).toBe(3);
    });

    test('emptied, nothing of it is left; what was broken off is ended by the next to come', async () => {
      const url = await server.newDatabase();
      const library = await open(url);
      const [image] = await storeFamily(library, 'gone', 600);
      await library.changeRecords(bookmark(image!.id, 'a'));
      await library.remove(image!.id);
      await server.query(
        url,
        `CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'lock_not_available'; END $$;
         CREATE TRIGGER busy BEFORE DELETE ON stratascope.tile FOR EACH ROW EXECUTE FUNCTION busy()`,
      );
      await expect(library.emptyTrash()).rejects.toMatchObject({ code: 'library_away' });
      expect([await library.trash(), await library.list(), await library.damaged()]).toEqual([[], [], []]);
      await server.query(url, 'DROP TRIGGER busy ON stratascope.tile');
      await library.clearInterrupted();
      for (const table of ['entry', 'tile', 'record']) expect(await count(url, table)).toBe(0);
    });

    test('a program of before it, still running, does not list it, and works on as before', async () => {
      const url = await server.newDatabase();
      const before = new pg.Client({ connectionString: url });
      await before.connect();
      onTestFinished(() => before.end());
      await migratePostgres(before, POSTGRES_MIGRATIONS.slice(0, 6));
      const { name, ...facts } = importedLog('old', 2);
      const insert = `INSERT INTO stratascope.log (state, name, facts) VALUES ('complete', $1, $2) RETURNING id`;
      for (const each of [name, 'other']) await before.query(insert, [each, JSON.stringify(facts)]);
      const listed = `state IS DISTINCT FROM 'removing'`;
      // As a program of version 6 asks: prepared before, and run again after the change.
      const list = {
        name: 'list logs',
        text: `SELECT coalesce(known_as, id)::float8 AS id, kind, state, name, imported_at, facts::text AS facts,
                 (SELECT 1 FROM stratascope.log AS parent WHERE parent.id = log.parent_id AND ${listed}) AS parent_kept
               FROM stratascope.log WHERE ${listed} AND parent_id IS NULL ORDER BY id`,
      };
      const images = `SELECT name FROM stratascope.image WHERE ${listed} ORDER BY id`;
      expect((await before.query(list)).rows).toHaveLength(2);

      const library = await open(url);
      await library.remove(1);
      expect((await before.query(list)).rows).toMatchObject([{ name: 'other' }]);
      expect((await before.query(images)).rows).toEqual([{ name: 'other' }]);
      await before.query(insert, ['imported', JSON.stringify(facts)]);
      await before.query(`UPDATE stratascope.log SET notes = notes || '{"geometry":"north"}' WHERE id = 2`);
      await before.query('BEGIN');
      await before.query(`SELECT id FROM stratascope.log WHERE id = 2 AND ${listed} FOR UPDATE`);
      await before.query('COMMIT');
      await before.query(`UPDATE stratascope.log SET state = 'removing' WHERE id = 3`);
      await before.query('DELETE FROM stratascope.log WHERE id = 3');
      await library.restore(1);
      expect((await before.query<{ name: string }>(list)).rows.map((row) => row.name)).toEqual(['old', 'other']);
      expect(await library.get(2)).toMatchObject({ geometry: 'north' });
    });
  });

  describe('a reading in the place of a log', () => {
    const logOf = async (url: string) => {
      const library = await open(url);
      const [image, curves] = await storeFamily(library, 'old', 600);
      await library.changeRecords(bookmark(image!.id, 'a'));
      return { library, image: image!, curves: curves! };
    };

    test('whose connection breaks halfway leaves the old log as it was', async () => {
      const url = await server.newDatabase();
      const { library, image, curves } = await logOf(url);
      const before = await seenOf(library, image.id);
      const { under, parts } = await readAgain(library, image.id, curves.id);
      await server.query(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'stratascope'`,
      );
      await expect(under.complete(parts)).rejects.toMatchObject({ code: 'library_away' });
      await under.abort();
      expect(await seenOf(library, image.id)).toEqual(before);
      expect(await count(url, 'entry')).toBe(3);
    });

    test('that cannot be stored to its end leaves the old log as it was', async () => {
      const url = await server.newDatabase();
      const { library, image, curves } = await logOf(url);
      const before = await seenOf(library, image.id);
      await server.query(
        url,
        `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$;
         CREATE TRIGGER full_disk BEFORE UPDATE OF known_as ON stratascope.entry FOR EACH ROW EXECUTE FUNCTION full_disk()`,
      );
      const { under, parts } = await readAgain(library, image.id, curves.id);
      await expect(under.complete(parts)).rejects.toThrow(
        /^Expected room on the disk of the team server but it is full; /,
      );
      await under.abort();
      expect(await seenOf(library, image.id)).toEqual(before);
      expect([await count(url, 'entry'), await count(url, 'record')]).toEqual([3, 1]);
    });

    test('is heard of by others, and a clearing that was broken off is ended by the next to come', async () => {
      const url = await server.newDatabase();
      const { library, image, curves } = await logOf(url);
      const version = await library.dataVersion();
      await server.query(
        url,
        `CREATE FUNCTION busy() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'lock_not_available'; END $$;
         CREATE TRIGGER busy BEFORE DELETE ON stratascope.tile FOR EACH ROW EXECUTE FUNCTION busy()`,
      );
      const { under, parts } = await readAgain(library, image.id, curves.id);
      expect((await under.complete(parts))[0]).toMatchObject({ id: image.id, width: 4 });
      expect(await library.dataVersion()).not.toBe(version);
      expect(await library.readTiles(image.id, 0, 0, 600)).not.toEqual([]);
      await server.query(url, 'DROP TRIGGER busy ON stratascope.tile');
      await library.clearInterrupted();
      expect(await library.readTiles(image.id, 0, 0, 600)).toEqual([]);
      expect([await count(url, 'entry'), await count(url, 'record')]).toEqual([2, 1]);
    });
  });

  describe('the schema', () => {
    const contents = (url: string): Promise<unknown> =>
      server.query(
        url,
        `SELECT relname, relkind, pg_stat_get_tuples_inserted(c.oid) AS rows FROM pg_class c
         JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname IN ('stratascope', 'public') ORDER BY 1`,
      );

    test('of another program is refused and left untouched', async () => {
      const url = await server.newDatabase();
      await server.query(
        url,
        'CREATE SCHEMA stratascope; CREATE TABLE stratascope.library (mark text, version integer)',
      );
      await server.query(url, `INSERT INTO stratascope.library VALUES ('theirs', 1)`);
      const before = await contents(url);
      await expect(open(url)).rejects.toMatchObject({
        code: 'library',
        message: expect.stringMatching(/belongs to another program; it was left untouched/) as string,
      });
      expect(await contents(url)).toEqual(before);
    });

    test('of another program, without a table like ours, is refused too', async () => {
      const url = await server.newDatabase();
      await server.query(url, 'CREATE SCHEMA stratascope; CREATE TABLE stratascope.wells (name text)');
      await expect(open(url)).rejects.toThrow(/belongs to another program/);
    });

    test('of a newer Stratascope is refused and left untouched', async () => {
      const url = await server.newDatabase();
      await (await PostgresStore.open(url)).close();
      await server.query(url, 'UPDATE stratascope.library SET version = 999');
      const before = await contents(url);
      await expect(open(url)).rejects.toThrow(/has version 999, made by a newer Stratascope; it was left untouched/);
      expect(await contents(url)).toEqual(before);
    });

    test('is made by one of many that open it at once; a schema made empty by an administrator will do', async () => {
      const url = await server.newDatabase();
      await server.query(url, 'CREATE SCHEMA stratascope');
      const migrating = new pg.Client({ connectionString: url });
      await migrating.connect();
      await migrating.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      let opened = 0;
      const opening = Array.from({ length: 5 }, () => open(url).finally(() => opened++));
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`;
      while (opened === 0 && (await server.query(url, waiting)).length < 5) await setTimeout(10);
      expect(opened).toBe(0);
      await migrating.end();
      for (const library of await Promise.all(opening)) expect(await library.list()).toEqual([]);
    });
  });

  describe('migrations', () => {
    async function connect(): Promise<pg.Client> {
      const client = new pg.Client({ connectionString: await server.newDatabase() });
      await client.connect();
      onTestFinished(() => client.end());
      return client;
    }
    const versionOf = async (client: pg.Client): Promise<unknown> =>
      (await client.query<{ version: number }>('SELECT version FROM stratascope.library')).rows[0]?.version;

    test('are numbered without a gap', () => {
      expect(POSTGRES_MIGRATIONS.map(({ version }) => version)).toEqual(POSTGRES_MIGRATIONS.map((_, i) => i + 1));
    });

    test.each(POSTGRES_MIGRATIONS)('$version runs from the version before', async ({ version }) => {
      const client = await connect();
      await migratePostgres(client, POSTGRES_MIGRATIONS.slice(0, version - 1));
      await migratePostgres(client, POSTGRES_MIGRATIONS.slice(0, version));
      expect(await versionOf(client)).toBe(version);
    });

    test('a library of before the columns had names opens with its logs', async () => {
      const url = await server.newDatabase();
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await migratePostgres(client, POSTGRES_MIGRATIONS.slice(0, 2));
      const { name, ...facts } = importedLog('old', 2);
      const row = `INSERT INTO stratascope.image (state, stored_bytes, name, facts) VALUES ('complete', 1, $1, $2)`;
      await client.query(row, [name, JSON.stringify(facts)]);
      await client.end();
      const library = await open(url);
      expect(await library.list()).toMatchObject([{ id: 1, name: 'old', rows: 2, depthReference: 'unknown' }]);
      expect(await library.details(1)).toEqual({});
    });

    test('a library of before there were companions opens with everything, and those still at it see images alone', async () => {
      const url = await server.newDatabase();
      const before = new pg.Client({ connectionString: url });
      await before.connect();
      onTestFinished(() => before.end());
      await migratePostgres(before, POSTGRES_MIGRATIONS.slice(0, 4));
      const { name, ...facts } = importedLog('old', 2);
      const insert = `INSERT INTO stratascope.image (state, stored_bytes, name, facts, notes, column_names)
                      VALUES ('complete', 1, $1, $2, '{"geometry":"north"}', $3)`;
      await before.query(insert, [name, JSON.stringify(facts), '["a","b"]']);
      await before.query(insert, ['unnamed', JSON.stringify(facts), null]);
      const { bytes, checksum } = encodeTile(tileOf(0, 2));
      await before.query('INSERT INTO stratascope.tile VALUES (1, 0, 0, 100.5, $1, $2)', [
        checksum,
        Buffer.from(bytes),
      ]);
      await before.query(`INSERT INTO stratascope.record VALUES (1, 'bookmark', 'one', 1, '{}', 7)`);
      // As a program of version 4 asks: prepared before, and run again after the change.
      const list = {
        name: 'list images',
        text: `SELECT id::float8 AS id, state, name, facts::text AS facts, column_names::text AS names
               FROM stratascope.image WHERE state IS DISTINCT FROM 'removing' ORDER BY id DESC`,
      };
      expect((await before.query(list)).rows).toHaveLength(2);

      const library = await open(url);
      expect(await library.list()).toMatchObject([
        { id: 2, name: 'unnamed', kind: 'image' },
        { id: 1, name: 'old', rows: 2, kind: 'image', geometry: 'north', findings: [] },
      ]);
      expect([await library.details(1), await library.details(2)]).toEqual([{ columnNames: ['a', 'b'] }, {}]);
      expect(await library.readTiles(1, 0, 0, 2)).toHaveLength(1);
      expect(await library.records({})).toMatchObject([{ log_id: 1, id: 'one' }]);
      const under = await library.beginImport();
      const first = await under.begin();
      const writers = [first, await under.begin()] as const;
      await under.complete([
        { writer: writers[0], log: importedLog('new', 2) },
        { writer: writers[1], log: { ...importedLog('curves', 2), kind: 'curves' }, parent: 0 },
      ]);

      const { rows: seen } = await before.query<{ name: string; names: string | null }>(list);
      expect(seen.map((row) => [row.name, row.names])).toEqual([
        ['new', null],
        ['unnamed', null],
        ['old', '["a","b"]'],
      ]);
      for (const change of [
        `INSERT INTO stratascope.image (state) VALUES ('complete')`,
        `UPDATE stratascope.image SET state = 'removing'`,
        'DELETE FROM stratascope.image',
      ])
        await expect(before.query(change)).rejects.toMatchObject({ code: '55000' });
      const again = await library.beginImport();
      const writer = await again.begin();
      await again.complete([{ writer, log: importedLog('read again', 2), replaces: 1 }]);
      expect(await library.get(1)).toMatchObject({ name: 'old', rows: 2 });
      // They would look for its tiles under the old id.
      expect((await before.query<{ name: string }>(list)).rows.map((row) => row.name)).toEqual(['new', 'unnamed']);
      await library.remove(1);
      expect(await library.list()).toHaveLength(2);
    });

    test('run what is missing, once; a step that fails leaves the version before', async () => {
      const client = await connect();
      const [first] = POSTGRES_MIGRATIONS;
      const second = { version: 2, sql: 'CREATE TABLE stratascope.a (x int); INSERT INTO stratascope.a VALUES (2)' };
      const bad = { version: 3, sql: 'INSERT INTO stratascope.a VALUES (3); INSERT INTO nowhere VALUES (1)' };
      await migratePostgres(client, [first!, second]);
      await migratePostgres(client, [first!, second]);
      await expect(migratePostgres(client, [first!, second, bad])).rejects.toThrow(/nowhere/);
      expect((await client.query('SELECT x FROM stratascope.a')).rows).toEqual([{ x: 2 }]);
      expect(await versionOf(client)).toBe(2);
    });
  });

  describe('among others', () => {
    test('an import is seen by nobody before it is complete, and then by all', async () => {
      const url = await server.newDatabase();
      const [mine, theirs] = [await open(url), await open(url)];
      const before = await theirs.dataVersion();
      const writer = await beginLog(mine);
      for (let row = 0; row < 1024; row += 256) await writer.write(tileOf(row, 256));
      await writer.digest();
      expect([await theirs.list(), await count(url, 'entry'), await count(url, 'tile')]).toEqual([[], 0, 0]);
      expect(await theirs.dataVersion()).toBe(before);
      const { id } = await writer.complete(importedLog('one', 1024));
      expect(await theirs.readTiles(id, 0, 0, 1024)).toHaveLength(4);
      expect(await theirs.dataVersion()).not.toBe(before);
    });

    test('several import and read at once', async () => {
      const url = await server.newDatabase();
      const [a, b] = [await open(url), await open(url)];
      const kept = await store(a, 'kept', 2000);
      const [ids, reads] = await Promise.all([
        Promise.all([store(a, 'a', 6000), store(b, 'b', 6000), store(b, 'c', 3000)]),
        Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? a : b).readTiles(kept, 0, 0, 2000))),
      ]);
      expect(reads.map((tiles) => tiles.length)).toEqual(Array.from({ length: 40 }, () => 8));
      expect(new Set(ids).size).toBe(3);
      const rows = (await a.list()).map(({ name, rows }) => [name, rows]);
      expect(Object.fromEntries(rows)).toEqual({ a: 6000, b: 6000, c: 3000, kept: 2000 });
      for (const [index, id] of ids.entries())
        expect(await a.readTiles(id, 0, 0, 6000)).toHaveLength(Math.ceil([6000, 6000, 3000][index]! / 256));
    });

    test('a rename and a removal count as changes; two may remove the same log', async () => {
      const url = await server.newDatabase();
      const [a, b] = [await open(url), await open(url)];
      const id = await store(a, 'old', 256 * 150);
      const versions = [await b.dataVersion()];
      await a.describe(id, { name: 'new' });
      versions.push(await b.dataVersion());
      const hidden = Promise.withResolvers<void>();
      const removal = a.remove(id, { now: true, onHidden: () => hidden.resolve() });
      await hidden.promise;
      await Promise.all([removal, b.clearInterrupted()]);
      versions.push(await b.dataVersion());
      expect(new Set(versions).size).toBe(3);
      expect([await count(url, 'entry'), await count(url, 'tile')]).toEqual([0, 0]);
    });

    test('a removal that was broken off is ended by the next to come', async () => {
      const url = await server.newDatabase();
      const library = await open(url);
      await store(library, 'gone', 600);
      await server.query(url, `UPDATE stratascope.entry SET state = 'removing'`);
      expect(await library.list()).toEqual([]);
      await library.clearInterrupted();
      expect([await count(url, 'entry'), await count(url, 'tile')]).toEqual([0, 0]);
    });

    test('a killed import leaves nothing', async () => {
      const url = await server.newDatabase();
      const library = await open(url);
      const script = fileURLToPath(new URL('../../fixtures/begin-postgres-import.ts', import.meta.url));
      const child = spawn(process.execPath, [script, url], { stdio: ['ignore', 'pipe', 'inherit'] });
      onTestFinished(() => void child.kill('SIGKILL'));
      await once(child.stdout, 'data');
      const transactions = async (): Promise<unknown[]> =>
        server.query(
          url,
          `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
      expect(await transactions()).toHaveLength(1);
      child.kill('SIGKILL');
      while ((await transactions()).length > 0) await setTimeout(20);
      expect(await library.list()).toEqual([]);
      expect([await count(url, 'entry'), await count(url, 'tile')]).toEqual([0, 0]);
    });
  });

  describe('a connection that breaks', () => {
    const breakAll = (url: string): Promise<unknown> =>
      server.query(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'stratascope'`,
      );

    test('is not noticed by reads', async () => {
      const url = await server.newDatabase();
      const library = await open(url);
      const id = await store(library, 'kept', 600);
      for (let i = 0; i < 3; i++) {
        await breakAll(url);
        expect(await library.readTiles(id, 0, 0, 600)).toHaveLength(3);
      }
      // While the statement runs: it waits for a lock that the test holds.
      const blocker = new pg.Client({ connectionString: url });
      await blocker.connect();
      await blocker.query('BEGIN; LOCK TABLE stratascope.entry IN ACCESS EXCLUSIVE MODE');
      const listing = library.list();
      const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      while ((await server.query(url, waiting)).length === 0) await setTimeout(10);
      await breakAll(url);
      await blocker.query('COMMIT');
      await blocker.end();
      expect(await listing).toHaveLength(1);
    });

    test('ends an import with a sentence, and nothing of it stays', async () => {
      const url = await server.newDatabase();
      const library = await open(url);
      const writer = await beginLog(library);
      await writer.write(tileOf(0, 256));
      await writer.digest();
      await breakAll(url);
      await expect(
        (async () => {
          for (let row = 256; ; row += 256) {
            await writer.write(tileOf(row, 256));
            await writer.digest();
          }
        })(),
      ).rejects.toMatchObject({
        code: 'library_away',
        message: expect.stringMatching(/^The connection .* was lost$/) as string,
      });
      await writer.abort();
      expect([await count(url, 'entry'), await count(url, 'tile')]).toEqual([0, 0]);
    });
  });

  test('an import whose tiles the server refuses says why, and nothing of it stays', async () => {
    const url = await server.newDatabase();
    const library = await open(url);
    await server.query(
      url,
      `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$;
       CREATE TRIGGER full_disk BEFORE INSERT ON stratascope.tile FOR EACH ROW WHEN (NEW.first_row > 2000)
         EXECUTE FUNCTION full_disk()`,
    );
    const writer = await beginLog(library);
    await expect(
      (async () => {
        for (let row = 0; ; row += 256) {
          await writer.write(tileOf(row, 256));
          // As an import lets a cancel arrive.
          await setImmediate();
        }
      })(),
    ).rejects.toMatchObject({ code: 'disk_full' });
    await writer.abort();
    expect([await count(url, 'entry'), await count(url, 'tile')]).toEqual([0, 0]);
  });

  test('an import holds a few MB, however large the log and slow the server', async () => {
    const { library, relay } = await openThroughRelay();
    const under = await library.beginImport();
    const writer = await under.begin();
    await writer.write(tileOf(0, 256, 1000));
    relay.hold();
    let most = 0;
    const importing = (async () => {
      for (let row = 256; row < 256 * 60; row += 256) {
        const written = writer.write(tileOf(row, 256, 1000));
        most = Math.max(most, under.bytesUnderWay);
        await written;
      }
    })();
    await vi.waitFor(() => expect(under.bytesUnderWay).toBeGreaterThanOrEqual(MOST_BYTES_UNDER_WAY), 30_000);
    relay.goOn();
    await importing;
    expect(most).toBeLessThanOrEqual(MOST_BYTES_UNDER_WAY + writer.storedBytes / 60 + 1000);
    const [log] = await under.complete([{ writer, log: { ...importedLog('large', 256 * 60), width: 1000 } }]);
    expect(log!.storedBytes).toBeGreaterThan(10 * MOST_BYTES_UNDER_WAY);
    expect(under.bytesUnderWay).toBe(0);
  });

  describe('an import into a server that is there and says nothing more', () => {
    /** What took a minute takes a moment, until the test has ended. */
    function hurry(): void {
      const { setInterval: every, clearInterval: stop } = globalThis;
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
      const time = every(() => vi.advanceTimersByTime(60_000), 50);
      onTestFinished(() => {
        stop(time);
        vi.useRealTimers();
      });
    }

    async function silent() {
      const { library, relay } = await openThroughRelay();
      const under = await library.beginImport();
      const writer = await under.begin();
      return {
        ...{ under, writer },
        write: (tile: Tile) => writer.write(tile),
        silence: () => {
          relay.hold();
          hurry();
        },
      };
    }
    type Silent = Awaited<ReturnType<typeof silent>>;

    test.each<[string, (import_: Silent) => Promise<unknown>]>([
      [
        'while it is sent tiles',
        async ({ silence, write }) => {
          await write(tileOf(0, 256));
          silence();
          for (let row = 256; row < 256 * 60; row += 256) await write(tileOf(row, 256, 1000));
        },
      ],
      [
        'where a log begins',
        ({ silence, under }) => {
          silence();
          return under.begin();
        },
      ],
      [
        'before the first tile',
        async ({ silence, write }) => {
          silence();
          await write(tileOf(0, 256));
        },
      ],
      [
        'after the last tile',
        async ({ silence, write, under }) => {
          await write(tileOf(0, 256));
          silence();
          await under.begin();
        },
      ],
      [
        'where it is asked what has arrived',
        async ({ silence, write, writer }) => {
          await write(tileOf(0, 256));
          await writer.digest();
          silence();
          await writer.digest();
        },
      ],
      [
        'at the end',
        async ({ silence, write, writer, under }) => {
          await write(tileOf(0, 256));
          await writer.digest();
          silence();
          await under.complete([{ writer, log: importedLog('a', 256) }]);
        },
      ],
    ])('%s, ends with a sentence', async (_, work) => {
      const begun = await silent();
      await expect(work(begun)).rejects.toMatchObject({
        message: expect.stringMatching(/^The connection to the team server .* was lost$/) as string,
      });
      await begun.under.abort();
    });

    test('where it is taken back, ends', async () => {
      const { under, silence } = await silent();
      silence();
      await under.abort();
    });
  });

  test('an import sends tiles for longer than the server may be silent', async () => {
    const { library } = await openThroughRelay();
    const under = await library.beginImport();
    const writer = await under.begin();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    await writer.write(tileOf(0, 256));
    vi.advanceTimersByTime(60 * 60_000);
    vi.useRealTimers();
    await writer.write(tileOf(256, 256));
    await expect(under.complete([{ writer, log: importedLog('a', 512) }])).resolves.toHaveLength(1);
  });

  test('its tiles can be partitioned by image, as the documents show', async () => {
    const url = await server.newDatabase();
    const library = await open(url);
    const before = await store(library, 'before', 600);
    const page = fs.readFileSync('resources/docs/team-library.md', 'utf8');
    await server.query(url, /BEGIN;\nALTER TABLE stratascope\.tile .*?COMMIT;/s.exec(page)![0]);
    const after = await open(url);
    const ids = [before];
    for (let i = 0; i < 5; i++) ids.push(await store(after, `after ${i}`, 600));
    for (const id of ids) {
      expect(await after.readTiles(id, 0, 0, 600)).toHaveLength(3);
      expect(await after.findTile(id, 0, 100 + 255 * 0.5 + 0.01)).toBe(256);
    }
    const parts = [await count(url, 'tile_0'), await count(url, 'tile_1')];
    expect(Math.min(...parts)).toBeGreaterThan(0);
    expect(parts[0]! + parts[1]!).toBe(6 * 4);
    await after.remove(before, { now: true });
    expect(await count(url, 'tile')).toBe(5 * 4);
  });

  test('a damaged tile is named', async () => {
    const url = await server.newDatabase();
    const library = await open(url);
    const id = await store(library, 'damaged', 600);
    await server.query(url, `UPDATE stratascope.tile SET data = set_byte(data, 50, 99) WHERE first_row = 256`);
    await expect(library.readTiles(id, 0, 0, 600)).rejects.toMatchObject({
      code: 'corrupt',
      message: expect.stringMatching(
        /^Log 1 \(damaged\), depth [\d.]+ to [\d.]+ m: this part of .* is damaged/,
      ) as string,
    });
    expect(await library.readTiles(id, 0, 0, 256)).toHaveLength(1);
  });

  test.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong'), /refused the user or the password/, 'library'],
    [
      'a database that is not there',
      (url: URL) => (url.pathname = '/nowhere'),
      /has no database of that name/,
      'library',
    ],
    ['nobody at the port', (url: URL) => (url.port = '1'), /cannot be reached \(ECONNREFUSED\)/, 'library_away'],
  ])('%s is said in a sentence without the password', async (_, change, sentence, code) => {
    const url = new URL(await server.newDatabase());
    change(url);
    const error = await PostgresStore.open(url.href).catch((e: unknown) => e as Error);
    expect(error).toMatchObject({ code, message: expect.stringMatching(sentence) as string });
    expect((error as Error).message).not.toMatch(/wrong|secret|SELECT/);
  });
});
