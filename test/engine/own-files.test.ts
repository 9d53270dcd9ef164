// Tests that what the program makes for itself is its owner's alone, and that it leaves the user's own folders alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDataDir } from '../../electron/engine/own-files.ts';
import { SpooledFile } from '../../electron/engine/spooled-file.ts';
import { openLibrary } from '../../electron/engine/store/sqlite-library.ts';
import { writeCrashReport } from '../../electron/log/crash-report.ts';
import { createLogger } from '../../electron/log/logger.ts';
import { startApi } from '../http/api-fixture.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const mode = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8);

/** Everything in a folder and the folder itself that others may read, write or enter. */
function openToOthers(dir: string): string[] {
  const all = [dir, ...fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => path.join(dir, name))];
  return all
    .filter((file) => (fs.lstatSync(file).mode & 0o077) !== 0)
    .map((file) => `${mode(file)} ${path.relative(dir, file) || '.'}`);
}

/** Folders under a mask that hides nothing, as most systems have it. */
function openMask(): void {
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
}

// There are no modes on Windows.
describe.runIf(process.platform !== 'win32')('rights', () => {
  test('a server at work has nothing in its data folder that others may read', async () => {
    openMask();
    const api = await startApi();
    onTestFinished(() => api.close());
    api.engine.preferences.setSampleId(1);
    await api.engine.preferences.flush();
    const spooled = await SpooledFile.create(api.dataDir, 'log.csv');
    await spooled.write(chunks(), 0, new AbortController().signal, () => undefined);
    const logs = path.join(api.dataDir, 'logs');
    const log = await createLogger({ dir: logs, name: 'server', level: 'info' });
    log.info('begin');
    writeCrashReport({ dir: logs, version: '1' }, 'exception', new Error('no'));
    const names = fs.readdirSync(api.dataDir);
    for (const name of ['library.sqlite', 'library.sqlite-wal', 'library.sqlite-shm', 'preferences.json', 'api-token'])
      expect(names).toContain(name);
    expect(openToOthers(api.dataDir)).toEqual([]);
  });

  test('so has one that waits with an exported file, until it is fetched', async () => {
    openMask();
    const api = await startApi();
    onTestFinished(() => api.close());
    const [log] = await api.engine.call('library.list', {});
    const done = new Promise<void>((resolve) => {
      api.engine.on({
        jobs: (jobs) => void (jobs.some(({ kind, state }) => kind === 'export' && state === 'done') && resolve()),
      });
    });
    api.engine.exports.start({ ...REQUEST, id: log!.id }, 'log.csv');
    await done;
    expect(
      fs.readdirSync(api.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('log.csv')),
    ).toHaveLength(1);
    expect(openToOthers(api.dataDir)).toEqual([]);
  });

  test('a command makes the folder and the library for its owner, and the user’s exported file by the mask', async () => {
    openMask();
    const dir = temporaryDir();
    const csv = path.join(dir, 'a.csv');
    fs.writeFileSync(csv, 'depth,a,b\n1,2,3\n2,3,4\n');
    const data = path.join(dir, 'data');
    expect(await run('import', csv, '--data', data)).toBe(0);
    expect(openToOthers(data)).toEqual([]);
    expect(await run('export', '1', '--out', path.join(dir, 'out.csv'), '--data', data)).toBe(0);
    expect(mode(path.join(dir, 'out.csv'))).toBe('644');
  });

  test('what an older version has left open is closed when the folder is opened, and nothing above it', () => {
    openMask();
    const above = path.join(temporaryDir(), 'above');
    const data = path.join(above, 'data');
    fs.mkdirSync(path.join(data, 'logs'), { recursive: true });
    const files = ['library.sqlite', 'library.sqlite-wal', 'library.sqlite-shm', 'preferences.json', 'api-token'];
    for (const name of files) fs.writeFileSync(path.join(data, name), '');
    openDataDir(data);
    expect(openToOthers(data)).toEqual([]);
    expect(mode(above)).toBe('755');
  });

  test('its own folders and files are closed whatever else lies beside them, and old logs where they are kept', async () => {
    openMask();
    const data = temporaryDir();
    fs.chmodSync(data, 0o755);
    const logs = path.join(data, 'logs');
    const own = ['library.sqlite', 'logs', 'logs/server.1.log', 'logs/desktop.12.log', 'logs/crash-1.json'];
    const folders = ['spool-1', 'chromium'];
    for (const name of ['logs', ...folders]) fs.mkdirSync(path.join(data, name));
    const others = ['thesis.txt', 'logs/notes.log'];
    for (const name of [...own, ...others].filter((each) => each !== 'logs'))
      fs.writeFileSync(path.join(data, name), '');
    const modes = (names: string[]): string[] => names.map((name) => mode(path.join(data, name)));
    openDataDir(data);
    expect(modes(own)).toEqual(['600', '700', '600', '600', '600']);
    expect(modes(folders)).toEqual(['700', '700']);
    expect(modes(['.', ...others])).toEqual(['755', '644', '644']);
    // The desktop's may lie elsewhere, as on macOS, and are closed by what writes them.
    for (const write of [
      () => createLogger({ dir: logs, name: 'desktop', level: 'info' }),
      () => writeCrashReport({ dir: logs, version: '1' }, 'exception', new Error('no')),
    ]) {
      fs.chmodSync(logs, 0o755);
      fs.chmodSync(path.join(logs, 'server.1.log'), 0o644);
      await write();
      expect(modes(['logs', 'logs/server.1.log', 'logs/notes.log'])).toEqual(['700', '600', '644']);
    }
  });

  test('in a folder of the user’s, or of everybody, only the files of the library are closed', () => {
    openMask();
    const [dir, shared] = [temporaryDir(), temporaryDir()];
    fs.chmodSync(dir, 0o755);
    fs.chmodSync(shared, 0o1777);
    fs.mkdirSync(path.join(dir, 'logs'));
    for (const name of ['thesis.txt', 'library.sqlite']) fs.writeFileSync(path.join(dir, name), '');
    fs.symlinkSync(path.join(dir, 'thesis.txt'), path.join(dir, 'api-token'));
    openDataDir(dir);
    openDataDir(shared);
    expect(['.', 'logs', 'thesis.txt', 'library.sqlite'].map((name) => mode(path.join(dir, name)))).toEqual([
      ...['755', '755', '644', '600'],
    ]);
    expect(fs.statSync(shared).mode & 0o7777).toBe(0o1777);
  });

  test('a library that cannot be made is refused in SQLite’s words, as one that cannot be opened', () => {
    expect(() => openLibrary(path.join(temporaryDir(), 'nowhere', 'library.sqlite'))).toThrow(
      /directory does not exist/,
    );
  });
});

const REQUEST = { format: 'csv' } as Parameters<Awaited<ReturnType<typeof startApi>>['engine']['exports']['start']>[0];

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('depth,a\n');
}

async function run(...args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}
