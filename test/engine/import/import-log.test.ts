// Tests that an import stores what the file holds, can be cancelled, and notices changes of the file.
import { appendFileSync, mkdtempSync, renameSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { type ImportFollow, type ImportProgress } from '../../../electron/engine/import/import-log.ts';
import { importInto } from '../../fixtures/import-into.ts';
import type { ImportedLog } from '../../../electron/engine/store/image-store.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';
import { importOptions } from '../../../shared/model/image-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'stratascope-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Uint8Array, name = 'img.csv'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function imported(
  path: string,
  options: Parameters<typeof importOptions.parse>[0] = {},
  follow: ImportFollow = {},
): Promise<{ log: ImportedLog; tiles: Tile[] }> {
  const tiles: Tile[] = [];
  const log = await importInto(path, importOptions.parse(options), { write: (tile) => void tiles.push(tile) }, follow);
  return { log, tiles };
}

/** `count` scanlines of four whole numbers, a step of 0.1. */
function table(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => `${((i + 1) / 10).toFixed(1)},${i % 256},2,3,4\n`);
  return `depth,a,b,c,d\n${rows.join('')}`;
}

test.each([
  ['a narrow file keeps its own', {}, 4, 4],
  ['a wide one is stored in 150', {}, 200, 150],
  ['one of just that many is untouched', {}, 150, 150],
  ['150 asked for is 150', { width: 150 }, 4, 150],
  ['the source’s is the source’s', { width: 'source' }, 200, 200],
] as const)('width: %s', async (_, options, sourceWidth, width) => {
  const record = Array.from({ length: sourceWidth }, (_, i) => i).join(',');
  const { log, tiles } = await imported(fileOf(`1,${record}\n2,${record}\n`), options);
  expect(log).toMatchObject({
    sourceWidth,
    width,
    importedWith: { width: 'width' in options ? options.width : width },
  });
  expect(tiles[0]!.width).toBe(width);
});

test('what the file holds is what the sink gets and the log says', async () => {
  const path = fileOf('depth (ft),a,b,c\n10,1,2,3\n20,,-999.25,6\n30.5,7,8,9\n,,,\n');
  const { log, tiles } = await imported(path, { width: 'source' });
  const { percentiles, ...facts } = log;
  expect([0, 2, 100, 198, 200].map((i) => percentiles![i])).toEqual([1, 1.06, 6, 8.94, 9]);
  expect(percentiles).toHaveLength(201);
  expect(facts).toEqual({
    kind: 'image',
    name: 'img',
    sourceName: 'img.csv',
    sourceBytes: 55,
    rows: 3,
    sourceWidth: 3,
    width: 3,
    interpolation: 'linear',
    depthUnit: 'ft',
    depthReference: 'unknown',
    depthMin: 10,
    depthMax: 30.5,
    depthStep: 10.25,
    gapStep: 15,
    valueMin: 1,
    valueMax: 9,
    p01: 1.06,
    p99: 8.94,
    nulls: 2,
    skippedRecords: 1,
    topLevel: 0,
    extremesFrom: 2,
    sourceFingerprint: 'a7087e3ffe111adbcdafec53fe19c294229073cd55dbf633d99d0c0bef18e5e5',
    importedWith: { width: 'source', interpolation: 'linear' },
    details: { columnNames: ['a', 'b', 'c'] },
    findings: [
      { code: 'lines-skipped', message: 'Skipped among the records: 1 blank line', option: null },
      { code: 'missing-words', message: 'Taken as missing: 1 blank field', option: null },
      { code: 'null-values', message: 'Taken as missing, as null values: 1 of -999.25', option: '--null-values' },
    ],
  });
  expect(tiles).toMatchObject([
    {
      level: 0,
      firstRow: 0,
      rows: 3,
      width: 3,
      depths: Float64Array.of(10, 20, 30.5),
      depthEnds: Float64Array.of(10, 20, 30.5),
      samples: Float32Array.of(1, 2, 3, NaN, NaN, 6, 7, 8, 9),
    },
  ]);
});

test('an entirely empty last record is counted and makes no scanline', async () => {
  const { log } = await imported(fileOf(`${table(300)},,,,\n`));
  expect(log).toMatchObject({ rows: 300, skippedRecords: 1, depthMin: 0.1, depthMax: 30 });
});

test('a descending file arrives in ascending tiles', async () => {
  const { log, tiles } = await imported(fileOf('3,30,31\n2,20,21\n1,10,11\n'), { width: 'source' });
  expect(log).toMatchObject({ depthMin: 1, depthMax: 3, depthStep: 1 });
  expect(tiles[0]).toMatchObject({ firstRow: -2, depths: Float64Array.of(1, 2, 3) });
  expect([...tiles[0]!.samples]).toEqual([10, 11, 20, 21, 30, 31]);
});

test('resampled to the width asked for, statistics of what is stored', async () => {
  const { log, tiles } = await imported(fileOf('1,0,0,10,10\n2,0,0,,\n'), { width: 2, interpolation: 'nearest' });
  expect(log).toMatchObject({ sourceWidth: 4, width: 2, interpolation: 'nearest', nulls: 1 });
  expect(tiles[0]!.width).toBe(2);
  expect(tiles[0]!.samples[3]).toBeNaN();
  expect(log.valueMax).toBe(tiles[0]!.samples[1]);
});

test('null values are the caller’s, the unit is the file’s if it names one', async () => {
  const path = fileOf('depth,a,b\n1,0,5\n');
  expect((await imported(path, { nullValues: [0], depthUnit: 'ft' })).log).toMatchObject({ depthUnit: 'ft' });
  expect((await imported(path, { width: 'source', nullValues: [0] })).log.nulls).toBe(1);
  expect((await imported(path, { width: 'source' })).log.nulls).toBe(0);
});

test('the depth reference is the header’s, and not known where that says none', async () => {
  expect((await imported(fileOf('tvd_ft,a,b\n1,2,3\n'))).log).toMatchObject({ depthReference: 'TVD', depthUnit: 'ft' });
  expect((await imported(fileOf('depth,a,b\n1,2,3\n'))).log.depthReference).toBe('unknown');
});

test.each([
  ['img.csv', 'img'],
  ['Well 7.TXT', 'Well 7'],
  ['a.b.csv.gz', 'a.b'],
  ['img.dat', 'img'],
  ['img.log', 'img.log'],
  ['.csv', '.csv'],
])('%s is called %s', async (fileName, name) => {
  expect((await imported(fileOf('1,2,3\n', fileName))).log).toMatchObject({ name, sourceName: fileName });
});

test('a name given is the name', async () => {
  expect((await imported(fileOf('1,2,3\n'), { name: 'Mine' })).log.name).toBe('Mine');
});

test('gzip and plain give the same tiles', async () => {
  const text = table(2000);
  const plain = await imported(fileOf(text));
  const packed = await imported(fileOf(gzipSync(text), 'img.csv.gz'));
  expect(packed.tiles).toEqual(plain.tiles);
});

describe('while it runs', () => {
  const LONG = table(20_000);
  /** Takes long enough for something to happen meanwhile. */
  const WIDENED = { width: 150 };
  const LONG_AGO = 1e9;
  function replace(path: string): void {
    const other = fileOf(LONG, 'other.csv');
    utimesSync(other, LONG_AGO, LONG_AGO);
    renameSync(other, path);
  }

  function edit(path: string): void {
    writeFileSync(path, LONG.replace(/\d\n$/, '?\n'));
    utimesSync(path, LONG_AGO, LONG_AGO);
  }

  test('progress grows to the end of the file', async () => {
    const seen: ImportProgress[] = [];
    const { log } = await imported(fileOf(LONG), WIDENED, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((a, b) => a.rows - b.rows || a.bytesRead - b.bytesRead));
    expect(seen.at(-1)).toEqual({
      rows: log.rows,
      bytesRead: LONG.length,
      bytesTotal: LONG.length,
      isSecondReading: false,
    });
  });

  test('an abort stops it', async () => {
    const abort = new AbortController();
    const onProgress = (): void => abort.abort();
    const run = imported(fileOf(LONG), WIDENED, { onProgress, signal: abort.signal });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('an abort stops it in the middle of a block', async () => {
    const abort = new AbortController();
    let tiles = 0;
    const sink = { write: () => (tiles++, abort.abort()) };
    const options = importOptions.parse({ width: 4096, interpolation: 'cubic' });
    const run = importInto(fileOf(table(4000)), options, sink, { signal: abort.signal });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(tiles).toBeLessThan(8);
  });

  test('an abort stops a file of which nothing comes', async () => {
    const signal = AbortSignal.abort();
    const path = fileOf(`1,2,3\n${'\n'.repeat(1_000_000)}`);
    await expect(imported(path, {}, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('other tasks get their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const path = fileOf(table(4000));
    // Widened to 4,096 samples, a block of these rows is long work between two reads of the file.
    await imported(path, { width: 4096, interpolation: 'cubic' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });

  test('the sink is waited for, and its error ends the import', async () => {
    let [writing, most, written] = [0, 0, 0];
    const slow = {
      async write(): Promise<void> {
        most = Math.max(most, ++writing);
        await setTimeout(1);
        writing--;
        written++;
      },
    };
    await importInto(fileOf(table(5000)), importOptions.parse({}), slow);
    expect(most).toBe(1);
    expect(written).toBe(20 + 5 + 3 * (2 + 1));
    const full = { write: () => Promise.reject(new Error('disk full')) };
    await expect(importInto(fileOf(table(5000)), importOptions.parse({}), full)).rejects.toThrow('disk full');
  });

  test('a file that grows faster than it is read comes to an end', async () => {
    const path = fileOf(LONG);
    let next = 1e6;
    const onProgress = (): void => {
      if (next < 3e6) appendFileSync(path, Array.from({ length: 8000 }, () => `${next++},1,2,3,4\n`).join(''));
    };
    const seen: number[] = [];
    const run = imported(path, WIDENED, { onProgress: (p) => (seen.push(p.bytesRead), onProgress()) });
    await expect(run).rejects.toThrow('one that changed meanwhile');
    expect(Math.max(...seen)).toBeLessThan(LONG.length + 200_000);
  });

  // Windows has no time that no program can set back.
  const SET_BACK: [how: string, change: (path: string) => void, received: string][] =
    process.platform === 'win32' ? [] : [['is edited, its time set back', edit, 'one that changed meanwhile']];

  test.each<[how: string, change: (path: string) => void, received: string]>([
    ['grows', (path) => appendFileSync(path, '9999,1,2,3,4\n'), 'one that changed meanwhile'],
    ['shrinks', (path) => writeFileSync(path, table(19_000)), 'one that changed meanwhile'],
    ['is written over', (path) => writeFileSync(path, LONG), 'one that changed meanwhile'],
    ['is touched', (path) => utimesSync(path, 1, 1), 'one that changed meanwhile'],
    ['is replaced by one of the same size and time', replace, 'one that changed meanwhile'],
    ...SET_BACK,
    ['is removed', (path) => unlinkSync(path), 'one that was removed meanwhile'],
  ])('a file that %s is refused', async (_, change, received) => {
    const path = fileOf(LONG);
    utimesSync(path, LONG_AGO, LONG_AGO);
    let changed = false;
    const onProgress = (): void => {
      if (!changed) change(path);
      changed = true;
    };
    await expect(imported(path, WIDENED, { onProgress })).rejects.toMatchObject({
      code: 'unreadable_file',
      message: `img.csv: expected a file that stays as it is while it is read but received ${received}`,
    });
  });
});
