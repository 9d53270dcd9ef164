// Tests files of whole logs on the command line: written, imported, opened where they lie, on a read-only mount too.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(data: string, ...args: string[]): Ended {
  const ended = spawnSync(process.execPath, ['dist/cli.js', ...args, '--data', data], { encoding: 'utf8' });
  return { code: ended.status, out: ended.stdout, err: ended.stderr };
}

/** A library with one log, and the log as a file in a folder with blanks and umlauts. */
function handedOn(): { readonly data: string; readonly file: string; readonly folder: string } {
  const [data, folder] = [temporaryDir(), path.join(temporaryDir(), 'Stick von Jörg')];
  fs.mkdirSync(folder);
  expect(run(data, 'import', writeLog(temporaryDir(), 'Größe 1.csv', beds)).code).toBe(0);
  const file = path.join(folder, 'Größe 1 (neu).strata');
  const { code, out } = run(data, 'export', '1', '--out', file, '--json');
  expect([code, JSON.parse(out)]).toEqual([0, { id: 1, format: 'strata', files: [file] }]);
  return { data, file, folder };
}

test('export and import: every value arrives, and the same file is known', () => {
  const { data, file } = handedOn();
  const other = temporaryDir();
  expect(JSON.parse(run(other, 'import', file, '--json').out)).toMatchObject({ id: 1, name: 'Größe 1', rows: 400 });
  expect(JSON.parse(run(other, 'import', file, '--json').out)).toMatchObject({ id: 1, alreadyImported: true });
  expect(JSON.parse(run(other, 'import', file, '--again', '--json').out)).toMatchObject({ id: 2 });
  const values = [data, other].map((library) => {
    const target = path.join(temporaryDir(), 'values.csv');
    expect(run(library, 'export', '1', '--out', target).code).toBe(0);
    return fs.readFileSync(target, 'utf8');
  });
  expect(values[0]).toBe(values[1]);
});

test('export refuses what a whole log has no use for', () => {
  const { data, file } = handedOn();
  expect(run(data, 'export', '1', '--out', file, '--depth-min', '1000').code).toBe(2);
  expect(run(data, 'export', '1', '--out', `${file}.csv`, '--without-records').code).toBe(2);
  expect(run(data, 'export', '1', '--out', file, '--without-records').code).toBe(0);
});

describe('open', () => {
  test('lists a log with its place, there and away, and remove leaves its file', () => {
    const { file } = handedOn();
    const data = temporaryDir();
    const place = { path: file, isAway: false, isReadOnly: false };
    expect(JSON.parse(run(data, 'open', file, '--json').out)).toMatchObject({ id: 1, name: 'Größe 1', place });
    expect(run(data, 'open', file).out).toContain(`(id 1)`);
    expect(JSON.parse(run(data, 'list', '--json').out)).toMatchObject([{ id: 1, place }]);
    fs.renameSync(file, `${file}.gone`);
    expect(run(data, 'list').out).toContain(`${file} (away)`);
    const target = path.join(temporaryDir(), 'values.csv');
    expect(run(data, 'export', '1', '--out', target).err).toContain(`${file} is not there`);
    expect(fs.existsSync(target)).toBe(false);
    fs.renameSync(`${file}.gone`, file);
    expect(run(data, 'export', '1', '--out', target).code).toBe(0);
    expect(run(data, 'remove', '1').code).toBe(0);
    expect([JSON.parse(run(data, 'list', '--json').out), fs.existsSync(file)]).toEqual([[], true]);
  });

  test('refuses what is no log, and opens the others', () => {
    const { file } = handedOn();
    const data = temporaryDir();
    const none = path.join(temporaryDir(), 'none.strata');
    fs.writeFileSync(none, 'no log');
    const { code, out, err } = run(data, 'open', none, file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'corrupt' } });
    expect(JSON.parse(out)).toMatchObject([{ id: 1 }]);
  });

  test('is inspected: what it holds, whether it is whole, and as which log it is known here', () => {
    const { data, file, folder } = handedOn();
    const elsewhere = path.join(temporaryDir(), 'none');
    const looked = run(elsewhere, 'inspect', file, '--json');
    expect([looked.code, looked.err, fs.existsSync(elsewhere)]).toEqual([0, '', false]);
    const part = { name: 'Größe 1', kind: 'image', rows: 400, depthUnit: 'm', records: {} };
    expect(JSON.parse(looked.out)).toMatchObject([
      {
        ...{ file: path.basename(file), format: 'strata', name: 'Größe 1', kind: 'image' },
        ...{ uuid: expect.any(String) as string, parts: [part], damaged: null, library: null },
      },
    ]);
    const here = run(data, 'inspect', file);
    expect(here.out).toMatch(
      /^Größe 1 \(neu\)\.strata: Stratascope log\n {2}image Größe 1: 400 rows of \d+, [\d.]+ to [\d.]+ m\n {2}nothing is damaged\n {2}in the library as log 1\n$/,
    );
    const other = temporaryDir();
    expect(run(other, 'open', file).code).toBe(0);
    expect(run(other, 'inspect', file).out).toContain('  opened here as log 1\n');

    const damaged = path.join(folder, 'damaged.strata');
    fs.copyFileSync(file, damaged);
    const db = new Database(damaged);
    db.exec('UPDATE tile SET checksum = checksum + 1 WHERE number = 1');
    db.close();
    const told = run(other, 'inspect', damaged, '--json');
    expect(told.code).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject([
      { parts: [part], damaged: expect.stringMatching(/depth .* m of it is damaged/) as string, library: null },
    ]);
    fs.writeFileSync(damaged, 'no log');
    expect(run(other, 'inspect', damaged, file, '--json')).toMatchObject({ code: 1 });
  });

  // As root of a namespace of its own, whose mounts end with it.
  const AS_ROOT = ['--user', '--map-root-user', '--mount'];
  const canMount = process.platform === 'linux' && spawnSync('unshare', [...AS_ROOT, 'true']).status === 0;
  if (!canMount)
    console.log('NOT TESTED: a log on a read-only mount: it is made on Linux, where user namespaces are allowed');

  test.skipIf(!canMount)('on a read-only mount it is read, and says that notes cannot be kept there', () => {
    const { file, folder } = handedOn();
    const data = temporaryDir();
    const before = fs.readFileSync(file);
    const script = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"`;
    const onMount = (...args: string[]): Ended => {
      const command = [process.execPath, 'dist/cli.js', ...args, '--data', data];
      const ended = spawnSync('unshare', [...AS_ROOT, 'sh', '-c', script, 'sh', folder, ...command], {
        encoding: 'utf8',
      });
      return { code: ended.status, out: ended.stdout, err: ended.stderr };
    };
    const opened = onMount('open', file);
    expect([opened.code, opened.err]).toEqual([0, '']);
    expect(opened.out).toContain('notes cannot be kept with it');
    expect(onMount('list').out).toContain(`${file} (read-only)`);
    const target = path.join(temporaryDir(), 'values.csv');
    expect(onMount('export', '1', '--out', target).code).toBe(0);
    expect(fs.readFileSync(target, 'utf8').split('\n').length).toBe(402);
    const renamed = onMount('describe', '1', '--name', 'Other');
    expect(renamed.code).toBe(1);
    expect(renamed.err).toContain(`Notes cannot be kept with this log: ${file} cannot be written`);
    expect(onMount('list').out).toContain('Größe 1');
    expect(onMount('remove', '1').code).toBe(0);
    expect(fs.readFileSync(file).equals(before)).toBe(true);
  });
});
