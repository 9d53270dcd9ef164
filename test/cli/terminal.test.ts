// Tests that no name, of a log or a file, gives the terminal commands or begins a line of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { progressBar } from '../../electron/cli/progress-bar.ts';
import { SqliteStore } from '../../electron/engine/store/sqlite-store.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** A row of `list` that is not there, in red, its rest turned around. */
const HOSTILE = 'a\n9  fake\x1b[31m\u202e\x9b2J';
const SHOWN = 'a\\u{a}9  fake\\u{1b}[31m\\u{202e}\\u{9b}2J';
const TABLE = 'depth,a,b\n1,2,3\n2,3,4\n';
const RAW = /[[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]--\n]/v;

describe.runIf(process.platform !== 'win32')('a hostile name', () => {
  test('of a file is shown by every command, and the log is named without what it hides', async () => {
    const dir = temporaryDir();
    const [csv, data] = [path.join(dir, `${HOSTILE}.csv`), path.join(dir, 'data')];
    fs.writeFileSync(csv, TABLE);
    const inspected = await run('inspect', csv);
    expect(inspected.out.split('\n')[0]).toBe(`${SHOWN}.csv: csv, utf-8`);
    const imported = await run('import', csv, '--data', data);
    expect(imported.out.split('\n')[0]).toMatch(
      /^Imported a\ufffd9 {2}fake\ufffd\[31m\ufffd\ufffd2J \(id 1\): 2 scanlines/,
    );
    const again = await run('import', csv, '--data', data);
    expect(again.out).toBe(`${SHOWN}.csv is already imported as id 1; --again imports it anew\n`);
    const missing = await run('import', `${csv}.gone`, '--data', data);
    expect(missing.err).toBe(
      `stratascope: ${SHOWN}.csv.gone: expected a file but received nothing: there is no such file\n`,
    );
    const json = await run('inspect', csv, '--json');
    expect((JSON.parse(json.out) as [{ file: string }])[0].file).toBe(`${HOSTILE}.csv`);
    const wrong = await run('list', `--${HOSTILE}`);
    expect(wrong.err.split('\n')).toHaveLength(2);
    for (const { out, err } of [inspected, imported, again, missing, json, wrong]) expect(out + err).not.toMatch(RAW);
  });

  test('of a log in an older library is listed in one row, and the library opens; none is given anew', async () => {
    const dir = temporaryDir();
    const [csv, data] = [path.join(dir, 'a.csv'), path.join(dir, 'data')];
    fs.writeFileSync(csv, TABLE);
    await run('import', csv, '--data', data);
    const store = new SqliteStore(path.join(data, 'library.sqlite'), 'test');
    await store.describe(1, { name: HOSTILE });
    await store.close();
    const { out } = await run('list', '--data', data);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^ID {2}NAME +KIND /),
      expect.stringMatching(`^1 {3}${SHOWN.replace(/[\\{}[\]]/g, '\\$&')}  image `),
      '',
    ]);
    const json = await run('list', '--json', '--data', data);
    expect(json.out).not.toMatch(RAW);
    expect((JSON.parse(json.out) as [{ name: string }])[0].name).toBe(HOSTILE);
    for (const asked of [
      ['describe', '1', '--name', HOSTILE],
      ['import', csv, '--again', '--name', HOSTILE],
    ]) {
      const { code, err } = await run(...asked, '--data', data);
      expect([code, err]).toEqual([
        2,
        `stratascope: --name: Expected a name of characters that can be seen but received "${SHOWN}"\n`,
      ]);
    }
    const removed = await run('remove', '1', '--data', data);
    expect(removed.out.startsWith(`Moved ${SHOWN} (id 1) to the trash `)).toBe(true);
    expect((await run('trash', '--data', data)).out).toContain(`\n1   ${SHOWN}  `);
  });

  test('is no part of the progress bar', () => {
    const written: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const { isTTY } = process.stderr;
    process.stderr.isTTY = true;
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(1000);
    try {
      progressBar(HOSTILE, 'MB').update(1, 2, 3);
    } finally {
      process.stderr.isTTY = isTTY;
      vi.restoreAllMocks();
    }
    expect(written.join('').slice('\r\x1b[K'.length)).toMatch(/^a\\u\{a\}9 {2}fake\\u\{1b\}/);
    expect(written.join('').slice('\r\x1b[K'.length)).not.toMatch(RAW);
  });
});

test('an export to a name that Windows takes for a device is refused, and nothing is written', async () => {
  const dir = temporaryDir();
  const [csv, data, out] = [path.join(dir, 'a.csv'), path.join(dir, 'data'), path.join(dir, 'CON.csv')];
  fs.writeFileSync(csv, TABLE);
  await run('import', csv, '--data', data);
  const { code, err } = await run('export', '1', '--out', out, '--data', data);
  expect([code, err]).toEqual([
    1,
    `stratascope: Could not write ${out}: Windows takes such a name for a device; choose another, such as _CON.csv\n`,
  ]);
  expect(fs.readdirSync(dir).sort()).toEqual(['a.csv', 'data']);
});
