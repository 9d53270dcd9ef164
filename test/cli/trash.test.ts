// Tests the trash on the command line: what is removed is listed, comes back, and is erased when asked for.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import type { TrashedLog } from '../../shared/model/trash.ts';
import { storeCurves } from '../fixtures/curves-library.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('what is removed is listed, comes back as it was, and is erased when that is asked for', async () => {
  const data = temporaryDir();
  const on = (...args: string[]) => run(...args, '--data', data);
  expect((await on('trash')).out).toBe('The trash is empty\n');
  expect(JSON.parse((await on('trash', '--json')).out)).toEqual([]);
  await on('import', writeLog(data, 'beds.csv', beds), writeLog(data, 'more.csv', beds), '--again');
  const before = (await on('list', '--json')).out;

  expect(await on('remove', '1')).toEqual({
    ...{ code: 0, err: '' },
    out: 'Moved beds (id 1) to the trash for 30 days: stratascope restore 1 brings it back\n',
  });
  expect(JSON.parse((await on('remove', '2', '--json')).out)).toEqual({ id: 2, removed: true, outcome: 'trashed' });
  expect((await on('trash')).out).toMatch(
    /^ID {2}NAME {2}REMOVED {11}SIZE\n2 {3}more {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}\d\.\d MB\n1 {3}beds .*\n$/,
  );
  const listed = JSON.parse((await on('trash', '--json')).out) as TrashedLog[];
  expect(listed.map(({ id, name }) => [id, name])).toEqual([
    [2, 'more'],
    [1, 'beds'],
  ]);
  expect((await on('restore', '1')).out).toMatch(/^Restored beds \(id 1\): 400 scanlines, /);
  expect(JSON.parse((await on('restore', '2', '--json')).out)).toEqual({ id: 2, restored: true });
  expect((await on('list', '--json')).out).toBe(before);
  expect(await on('restore', '2')).toEqual({
    ...{ code: 1, out: '' },
    err: 'stratascope: Expected a log in the trash but there is none with id 2\n',
  });

  expect(JSON.parse((await on('remove', '1', '--now', '--json')).out)).toEqual({
    ...{ id: 1, removed: true },
    ...{ outcome: 'erased', because: 'asked' },
  });
  expect((await on('restore', '1')).code).toBe(1);
  await on('remove', '2');
  expect((await on('trash', '--empty')).out).toMatch(/^Erased 1 log \(\d\.\d MB\)\n$/);
  expect((await on('trash', '--empty')).out).toBe('The trash is empty\n');
  expect(JSON.parse((await on('trash', '--empty', '--json')).out)).toEqual({ emptied: true, logs: 0, bytes: 0 });
});

test('curves beside an image go past the trash when they are removed by themselves, and with it when it goes', async () => {
  const data = temporaryDir();
  const library = new SqliteStore(path.join(data, 'library.sqlite'), 'a test');
  await storeCurves(library);
  await library.close();
  const { out } = await run('remove', '2', '--data', data);
  expect(out).toMatch(/^Erased .* \(id 2\): what lies beside a log is not kept in the trash by itself\n$/);
});
