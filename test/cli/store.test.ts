// Tests the command line with --store: a library on a server behaves as one on this computer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { describeWithPostgres } from '../fixtures/postgres.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

describeWithPostgres('a library on a server', (server) => {
  test('import, list, export, copy, remove', async () => {
    const url = await server.newDatabase();
    const [dir, data] = [temporaryDir(), temporaryDir()];
    const file = writeLog(dir, 'beds.csv', beds);
    expect(await run(['import', file, '--store', url, '--json'])).toMatchObject({ code: 0, err: '' });
    expect(await run(['import', file, '--data', data, '--json'])).toMatchObject({ code: 0, err: '' });
    const logs = JSON.parse((await run(['list', '--json'], { STRATASCOPE_STORE: url })).out) as ImageLog[];
    expect(logs.map(({ name, rows }) => [name, rows])).toEqual([['beds', 400]]);

    const [theirs, ours] = [path.join(dir, 'theirs.png'), path.join(dir, 'ours.png')];
    const view = ['--depth-min', '1005', '--depth-max', '1035', '--height', '211', '--colormap', 'viridis'];
    expect(await run(['export', '1', '--out', theirs, '--store', url, ...view])).toMatchObject({ code: 0, err: '' });
    expect(await run(['export', '1', '--out', ours, '--data', data, ...view])).toMatchObject({ code: 0, err: '' });
    expect(fs.readFileSync(theirs).equals(fs.readFileSync(ours))).toBe(true);

    const there = await run(['copy', '1', '--data', data, '--to', url, '--json']);
    expect(there).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(there.out)).toMatchObject({ id: 2, name: 'beds', rows: 400 });
    const back = temporaryDir();
    expect((await run(['copy', '2', '--store', url, '--to', back])).out).toMatch(
      /^Copied beds \(id 1\): 400 scanlines/,
    );
    const copied = path.join(dir, 'copied.png');
    await run(['export', '1', '--out', copied, '--data', back, ...view]);
    expect(fs.readFileSync(copied).equals(fs.readFileSync(ours))).toBe(true);

    expect((await run(['remove', '1', '--store', url])).out).toBe(
      'Moved beds (id 1) to the trash for 30 days: stratascope restore 1 brings it back\n',
    );
    expect((await run(['restore', '1', '--store', url])).out).toMatch(/^Restored beds \(id 1\): 400 scanlines/);
    expect((await run(['remove', '1', '--store', url, '--now'])).out).toMatch(
      /^Erased beds \(id 1\): as was asked for/,
    );
    expect((await run(['trash', '--store', url])).out).toBe('The trash is empty\n');
    expect((JSON.parse((await run(['list', '--store', url, '--json'])).out) as ImageLog[]).map(({ id }) => id)).toEqual(
      [2],
    );
  });

  test('errors name no password', async () => {
    const url = (await server.newDatabase()).replace(/:[^:@/]+@/, ':hunter2@');
    for (const args of [
      ['list', '--store', url],
      ['list', '--store', 'oracle://me:hunter2@host/db'],
      ['copy', '1', '--to', url, '--data', temporaryDir()],
    ]) {
      const { code, out, err } = await run(args);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^stratascope: [^\n]+\n$/);
      expect(err).not.toMatch(/hunter2|SELECT|\bat\b.*:\d+/);
    }
  });
});
