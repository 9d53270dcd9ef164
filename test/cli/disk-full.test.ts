// Tests that on a full disk nothing hangs, reading goes on, removing makes room, and what writes says what is wrong.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { createLogger } from '../../electron/log/logger.ts';
import { describeOnSmallDisk, fillDisk, smallDisk } from '../fixtures/small-disk.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

const DISK_MB = 64;

function start(...args: string[]) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, ended };
}

const run = (...args: string[]) => start(...args).ended;

/** Of a log that is stored in some 9 MB. */
let csv: string;
/** A data folder with that log in it. */
let stored: string;

function writeCsv(file: string): void {
  const names = Array.from({ length: 200 }, (_, i) => `A${i + 1}`).join(',');
  const row = (i: number): string =>
    `${i / 10},${Array.from({ length: 200 }, (_, c) => (i * 7919 + c * 104_729) % 997).join(',')}\n`;
  fs.writeFileSync(file, `Depth (m),${names}\n${Array.from({ length: 10_000 }, (_, i) => row(i)).join('')}`);
}

/** A data folder of the test's own on a disk, with one log. */
function dataOn(disk: string): string {
  const data = path.join(disk, 'data');
  fs.cpSync(stored, data, { recursive: true });
  return data;
}

function freeOf(dir: string): number {
  const { bavail, bsize } = fs.statfsSync(dir);
  return bavail * bsize;
}

const FULL =
  /^stratascope: Expected (room|\d+ MB free) on the disk of the library but (it is full|only \d+ MB are); remove logs or free some space, and try again\n$/;

/** Begins an import into a library and is killed; what it has written is in the journal. */
async function killImport(library: string): Promise<void> {
  const child = spawn(process.execPath, ['test/fixtures/begin-import.ts', library, '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

describeOnSmallDisk('a full disk', () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-full-'));
    [csv, stored] = [path.join(folder, 'log.csv'), path.join(folder, 'data')];
    writeCsv(csv);
    expect(spawnSync(process.execPath, ['dist/cli.js', 'import', csv, '--data', stored]).status).toBe(0);
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('an import ends before it, and what is stored is read and removed on it', async () => {
    const disk = smallDisk(DISK_MB);
    const data = dataOn(disk);
    const names = [1];
    for (let ended = { code: 0 as number | null }; ended.code === 0; names.push(names.length + 1)) {
      ended = await run('import', csv, '--again', '--data', data);
      if (ended.code === 0) continue;
      expect((ended as { err?: string }).err).toMatch(
        /^stratascope: Expected \d+ MB free on the disk of the library but only/,
      );
      break;
    }
    const free = freeOf(disk);
    expect(free).toBeGreaterThan(8 * 1024 * 1024);

    fillDisk(disk, 'others');
    expect(freeOf(disk)).toBe(0);
    const listed = await run('list', '--json', '--data', data);
    expect({ ...listed, out: (JSON.parse(listed.out) as object[]).length }).toEqual({
      code: 0,
      out: names.length,
      err: '',
    });
    // Others may be quick to take what was given up for a moment.
    fillDisk(disk, 'more');
    const picture = path.join(temporaryDir(), 'a.jpg');
    expect(await run('export', '1', '--out', picture, '--data', data)).toMatchObject({ code: 0, err: '' });
    const refused = await run('import', csv, '--again', '--data', data);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(FULL);
    const other = smallDisk(1);
    fillDisk(other, 'others');
    const there = await run('export', '1', '--out', path.join(other, 'a.jpg'), '--data', data);
    expect([there.code, there.err]).toEqual([
      1,
      'stratascope: Expected room on the disk of the exported file but it is full; free some space there or export to another, and try again\n',
    ]);
    expect(fs.readdirSync(other)).toEqual(['others']);
    expect(await run('remove', '1', '--data', data)).toMatchObject({
      ...{ code: 0, err: '' },
      out: 'Erased log (id 1): less than 1 GB is free on the disk of the library\n',
    });
    expect(freeOf(disk)).toBeGreaterThan(5 * 1024 * 1024);
  });

  test('an import that finds no room says what the trash holds, and how it is emptied', async () => {
    const disk = smallDisk(DISK_MB);
    const data = dataOn(disk);
    // Moved there while there was more room.
    const time = new Date().toISOString().replaceAll(/[-:]/g, '');
    fs.mkdirSync(path.join(data, 'trash'));
    const [name] = fs.readdirSync(path.join(data, 'library'));
    fs.copyFileSync(path.join(data, 'library', name!), path.join(data, 'trash', `7-gone.${time}.strata`));
    fillDisk(disk, 'others');
    const { code, err } = await run('import', csv, '--again', '--data', data);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(
        /and try again; the trash holds \d+\.\d MB, which stratascope trash --empty gives back on the disk of the library\n$/,
      ),
    ]);
    // So does every other command.
    const offered =
      / the trash holds \d+\.\d MB, which stratascope trash --empty gives back on the disk of the library\n$/;
    const shared = path.join(disk, 'shared.strata');
    for (const command of [
      ['export', '1', '--out', shared],
      ['copy', '1', '--to', path.join(disk, 'other')],
    ])
      expect(await run(...command, '--data', data)).toMatchObject({
        code: 1,
        err: expect.stringMatching(offered) as string,
      });
    expect((await run('trash', '--empty', '--data', data)).out).toMatch(/^Erased 1 log \(\d+\.\d MB\)\n$/);
    expect(freeOf(disk)).toBeGreaterThan(5 * 1024 * 1024);
  });

  test('what has no room beside what is kept free is refused before it begins', async () => {
    const data = path.join(smallDisk(DISK_MB), 'data');
    const large = path.join(temporaryDir(), 'large.csv');
    fs.writeFileSync(large, 'Depth (m),A1,A2\n1,2,3\n2,3,4\n');
    fs.truncateSync(large, 50 * 1024 * 1024);
    const { code, err } = await run('import', large, '--data', data);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^stratascope: Expected 74 MB free on the disk of the library but only \d+ MB are; remove/),
    ]);
    const { child } = start('serve', '--json', '--port', '0', '--data', data);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port, tokenFile } = JSON.parse(line.toString()) as { port: number; tokenFile: string };
    const headers = { authorization: `Bearer ${fs.readFileSync(tokenFile, 'utf8').trim()}` };
    const upload = { method: 'POST', headers, body: fs.readFileSync(large) };
    const refused = await fetch(`http://127.0.0.1:${port}/images?file_name=a.csv`, upload);
    const detail = expect.stringMatching(
      /^Expected 74 MB free on the disk of the data folder, which takes uploads/,
    ) as string;
    expect([refused.status, await refused.json()]).toEqual([507, { detail }]);
  });

  test('a server reads and removes on it, and refuses uploads with 507', async () => {
    const disk = smallDisk(DISK_MB);
    const data = dataOn(disk);
    fillDisk(disk, 'others');
    const { child } = start('serve', '--json', '--port', '0', '--data', data);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port, tokenFile } = JSON.parse(line.toString()) as { port: number; tokenFile: string };
    fillDisk(disk, 'more');
    const headers = { authorization: `Bearer ${fs.readFileSync(tokenFile, 'utf8').trim()}` };
    const url = `http://127.0.0.1:${port}`;
    expect((await fetch(`${url}/image/1`, { headers })).status).toBe(200);
    const upload = { method: 'POST', headers, body: fs.readFileSync(csv) };
    const refused = await fetch(`${url}/images?file_name=a.csv`, upload);
    expect([refused.status, await refused.json()]).toEqual([
      507,
      {
        detail: expect.stringMatching(
          /^Expected \d+ MB free on the disk of the data folder, which takes uploads, but only 0 MB are; free some space there, or remove logs/,
        ) as string,
      },
    ]);
    expect((await fetch(`${url}/images/1`, { method: 'DELETE', headers })).status).toBe(204);
    // The answer comes when the log is hidden; its pages are given back afterwards.
    await expect.poll(() => freeOf(disk), { timeout: 20_000 }).toBeGreaterThan(5 * 1024 * 1024);
  });

  test('after an import was killed it starts, and what that left is given back', async () => {
    const disk = smallDisk(2 * DISK_MB);
    const data = dataOn(disk);
    const library = path.join(data, 'library.sqlite');
    expect((await run('import', csv, '--again', '--data', data)).code).toBe(0);
    await killImport(library);
    fillDisk(disk, 'others');
    expect(freeOf(disk)).toBe(0);
    const listed = await run('list', '--json', '--data', data);
    expect({ ...listed, out: (JSON.parse(listed.out || '[]') as object[]).length }).toEqual({
      code: 0,
      out: 2,
      err: '',
    });
    expect(freeOf(disk)).toBeGreaterThan(8 * 1024 * 1024);
    fillDisk(disk, 'more');
    const picture = path.join(temporaryDir(), 'a.jpg');
    expect(await run('export', '1', '--out', picture, '--data', data)).toMatchObject({ code: 0, err: '' });
    expect(await run('remove', '1', '--data', data)).toMatchObject({ code: 0, err: '' });
    expect(freeOf(disk)).toBeGreaterThan(5 * 1024 * 1024);
  });

  test('what a killed import left is kept where nothing at all is free, and the library is read', async () => {
    const disk = smallDisk(2 * DISK_MB);
    const file = path.join(disk, 'library.sqlite');
    await killImport(file);
    const library = new SqliteStore(file, 'a test');
    onTestFinished(() => library.close());
    fs.rmSync(`${file}-reserve`);
    fillDisk(disk, 'others');
    await library.clearInterrupted();
    expect(await library.list()).toEqual([]);
    fs.rmSync(path.join(disk, 'others'));
    await library.clearInterrupted();
    expect(freeOf(disk)).toBeGreaterThan((2 * DISK_MB - 8) * 1024 * 1024);
  });

  test('a library that was never opened with room to spare is refused in one sentence, and the server with it', async () => {
    const disk = smallDisk(DISK_MB);
    const data = dataOn(disk);
    fs.rmSync(path.join(data, 'library.sqlite-reserve'));
    fillDisk(disk, 'others');
    for (const command of [['list'], ['serve', '--port', '0']]) {
      const { code, err } = await run(...command, '--data', data);
      expect([code, err]).toEqual([1, expect.stringMatching(FULL)]);
    }
  });

  test('the last line of a log is given up, and the process ends', async () => {
    const disk = smallDisk(1);
    const log = await createLogger({ dir: path.join(disk, 'logs'), name: 'a', level: 'info' });
    fillDisk(disk, 'others');
    for (let i = 0; i < 3; i++) log.info({ text: 'x'.repeat(10_000) }, 'more than a page');
    log.fatal('the end');
    fs.rmSync(path.join(disk, 'others'));
    log.info('room again');
    expect(fs.readFileSync(path.join(disk, 'logs', 'a.1.log'), 'utf8')).toContain('room again');
  });

  test('a program ends by an exception that nobody catches', async () => {
    const disk = smallDisk(1);
    const logs = path.join(disk, 'logs');
    const child = spawn(process.execPath, ['test/fixtures/crash.ts', logs], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    fillDisk(disk, 'others');
    const [said, ended] = [once(child.stdout, 'data'), once(child, 'close')];
    child.stdin.write('now\n');
    expect(String(await said)).toBe('ended by: nobody caught this\n');
    expect(await ended).toEqual([1, null]);
    // Nothing half-written stays.
    expect(fs.readdirSync(logs).filter((name) => name.startsWith('crash-'))).toEqual([]);
  });
});
