// Tests switching between libraries, lost connections, kept passwords, and copies between libraries.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Engine, type EngineOptions } from '../../../electron/engine/engine.ts';
import type { PasswordKeeper } from '../../../electron/engine/library-place.ts';
import { teamServerOf } from '../../../electron/engine/store/open-store.ts';
import type { EngineEvent } from '../../../shared/events.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { importOptions, type ImageLog } from '../../../shared/model/image-log.ts';
import type { LibraryStatus } from '../../../shared/model/status.ts';
import { describeWithPostgres } from '../../fixtures/postgres.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

/** As on a desktop whose OS keeps it. */
class Keeper implements PasswordKeeper {
  password: string | undefined;
  load = async (): Promise<string | undefined> => this.password;
  save = async (password: string): Promise<boolean> => ((this.password = password), true);
}

interface Opened {
  readonly engine: Engine;
  readonly heard: EngineEvent[];
  readonly keeper: Keeper;
}

async function open(options: Partial<EngineOptions> = {}, keeper = new Keeper()): Promise<Opened> {
  const engine = await Engine.open({
    dataDir: temporaryDir(),
    workerUrl: new URL('../../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
    passwords: keeper,
    ...options,
  });
  onTestFinished(() => engine.close());
  const heard: EngineEvent[] = [];
  engine.onEvent((event) => heard.push(event));
  return { engine, heard, keeper };
}

async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen) return seen;
    await setTimeout(10);
  }
}

const storesIn = (heard: EngineEvent[]): LibraryStatus[] =>
  heard.filter(({ name }) => name === 'store').map(({ payload }) => payload as LibraryStatus);

async function importFile({ engine }: Opened, rows: number, name: string): Promise<ImageLog> {
  const file = path.join(temporaryDir(), `${name}.csv`);
  fs.writeFileSync(
    file,
    Array.from({ length: rows }, (_, i) => `${100 + i / 2},${i % 256},${(i * 7) % 256}\n`).join(''),
  );
  const { ended } = await engine.intake.receive(
    `${name}.csv`,
    importOptions.parse({ width: 'source' }),
    fs.statSync(file).size,
    fs.createReadStream(file),
  );
  expect((await ended).state).toBe('done');
  return (await engine.call('library.list', {}))[0]!;
}

describeWithPostgres('the choice of library', (server) => {
  test('from this computer to the team, and the choice is there after a restart', async () => {
    const dataDir = temporaryDir();
    const url = await server.newDatabase();
    const password = decodeURIComponent(new URL(url).password);
    const opened = await open({ dataDir });
    const { engine, heard, keeper } = opened;
    expect(engine.library.status()).toEqual({ kind: 'local', state: 'ready' });
    const local = await importFile(opened, 400, 'local');

    const status = await engine.library.choose({ kind: 'server', server: teamServerOf(url), password });
    expect(status).toEqual({ kind: 'server', state: 'ready', server: teamServerOf(url) });
    expect(storesIn(heard).map(({ state }) => state)).toEqual(['connecting', 'ready']);
    expect(await engine.call('library.list', {})).toEqual([]);
    expect(engine.preferences.viewer).toMatchObject({ views: {} });
    expect(engine.preferences.viewer.tracks).toEqual([]);
    const team = await importFile(opened, 300, 'team');
    const frame = await engine.frame(frameRequest.parse({ id: team.id, heightPx: 50 }));
    expect(frame.rows).toBe(300);
    await engine.call('library.remove', { id: team.id });
    expect(await engine.call('library.list', {})).toEqual([]);
    const kept = await importFile(opened, 200, 'kept');
    await engine.close();
    const written = fs.readFileSync(path.join(dataDir, 'preferences.json'), 'utf8');
    expect(written).toContain(teamServerOf(url).database);
    expect(written).not.toContain(password);

    const again = await open({ dataDir }, keeper);
    expect(again.engine.library.status()).toMatchObject({ kind: 'server', state: 'ready' });
    expect(await again.engine.call('library.list', {})).toEqual([kept]);
    await again.engine.library.choose({ kind: 'local' });
    expect(again.engine.library.status()).toEqual({ kind: 'local', state: 'ready', server: teamServerOf(url) });
    expect(await again.engine.call('library.list', {})).toEqual([local]);
  });

  test('that cannot be reached changes nothing', async () => {
    const opened = await open();
    const { engine, heard } = opened;
    const log = await importFile(opened, 100, 'local');
    const nowhere = { host: '127.0.0.1', port: 1, database: 'logs', user: 'me' };
    await expect(engine.library.choose({ kind: 'server', server: nowhere, password: 'x' })).rejects.toMatchObject({
      code: 'library_away',
      message: 'The team server 127.0.0.1:1/logs cannot be reached (ECONNREFUSED)',
    });
    expect(storesIn(heard).map(({ kind, state }) => [kind, state])).toEqual([
      ['local', 'connecting'],
      ['local', 'ready'],
    ]);
    expect(await engine.call('library.list', {})).toEqual([log]);
    expect(engine.preferences.library).toEqual({ kind: 'local' });
  });

  test('shows the password that is kept to no other server', async () => {
    const { engine, keeper } = await open();
    keeper.password = 'secret';
    const load = vi.spyOn(keeper, 'load');
    const theirs = { host: '127.0.0.1', port: 1, database: 'logs', user: 'me' };
    await expect(engine.library.choose({ kind: 'server', server: theirs })).rejects.toMatchObject({
      code: 'library_away',
    });
    expect(load).not.toHaveBeenCalled();
    engine.preferences.setLibrary({ kind: 'local', server: theirs });
    await expect(engine.library.choose({ kind: 'server', server: theirs })).rejects.toMatchObject({
      code: 'library_away',
    });
    expect(load).toHaveBeenCalledOnce();
  });

  test('waits for a job that began while it was connecting', async () => {
    const opened = await open();
    const choice = opened.engine.library.choose({ kind: 'local' });
    await Promise.all([
      expect(choice).rejects.toThrow('when the jobs under way are done'),
      importFile(opened, 20_000, 'meanwhile'),
    ]);
    expect((await opened.engine.call('library.list', {})).map(({ rows }) => rows)).toEqual([20_000]);
  });

  test('is refused in a host without a place for passwords', async () => {
    const { engine } = await open({ passwords: undefined });
    await expect(engine.library.choose({ kind: 'local' })).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('a connection that is lost is told, and so is its return, with what has changed meanwhile', async () => {
    const url = await server.newDatabase();
    const [opened, other] = [await open({ store: url }), await open({ store: url })];
    const { engine, heard } = opened;
    const name = teamServerOf(url).database;
    const admin = url.replace(/[^/]*$/, 'postgres');
    const allow = (yes: boolean): Promise<unknown> =>
      server.query(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${yes}`);
    await importFile(other, 50, 'theirs');
    await until(() => heard.some((e) => e.name === 'library' && e.payload.length === 1));

    await allow(false);
    await server.query(admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    const lost = await until(() => storesIn(heard).find(({ state }) => state === 'lost'));
    expect(lost.message).toMatch(/^The team server .* could not do this .*; trying again every 2 seconds$/);
    await expect(engine.call('library.list', {})).rejects.toMatchObject({ code: 'library_away' });
    const before = heard.length;
    await allow(true);
    await until(() => storesIn(heard.slice(before)).find(({ state }) => state === 'ready'));
    expect(await engine.call('library.list', {})).toHaveLength(1);
  });

  test('a remembered server that is away keeps nobody from starting; one asked for by name does', async () => {
    const dataDir = temporaryDir();
    const nowhere = { host: '127.0.0.1', port: 1, database: 'logs', user: 'me' };
    fs.writeFileSync(
      path.join(dataDir, 'preferences.json'),
      JSON.stringify({ library: { kind: 'server', server: nowhere } }),
    );
    const { engine } = await open({ dataDir });
    expect(engine.library.status()).toMatchObject({ kind: 'server', server: nowhere, state: 'lost' });
    await engine.library.choose({ kind: 'local' });
    expect(await engine.call('library.list', {})).toEqual([]);
    await expect(open({ store: 'postgres://me@127.0.0.1:1/logs' })).rejects.toMatchObject({ code: 'library_away' });
    await expect(open({ store: 'mysql://me:secret@127.0.0.1/logs' })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.not.stringContaining('secret') as string,
    });
  });

  test('a log is copied to the other library, as a job', async () => {
    const url = await server.newDatabase();
    const opened = await open();
    const { engine } = opened;
    const log = await importFile(opened, 3000, 'copied');
    await expect(engine.library.copyLog(log.id)).rejects.toThrow(/No team server is known yet/);
    const password = decodeURIComponent(new URL(url).password);
    await engine.library.choose({ kind: 'server', server: teamServerOf(url), password });
    await engine.library.choose({ kind: 'local' });
    await engine.library.copyLog(log.id);
    const job = await until(() => engine.jobs.list().find(({ kind, state }) => kind === 'copy' && state === 'done'));
    expect(job).toMatchObject({ title: 'copied', message: 'Copied copied to the team server', imageId: log.id });
    await engine.library.choose({ kind: 'server', server: teamServerOf(url) });
    expect(await engine.call('library.list', {})).toMatchObject([
      { name: 'copied', rows: 3000, storedBytes: log.storedBytes },
    ]);
  });
});
