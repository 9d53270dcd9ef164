// Tests that every image of a file becomes a log, with its curves, and that a file is read again where it must be.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../../electron/engine/workers/tasks.ts';
import type { ImportProgress } from '../../../electron/engine/import/import-log.ts';
import { importOptions, type ImageLog } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

async function imported(content: string, options: object = {}, name = 'well.csv') {
  const dir = temporaryDir();
  const store = new SqliteStore(path.join(dir, 'library.sqlite'), 'test');
  const file = path.join(dir, name);
  fs.writeFileSync(file, content);
  const seen: ImportProgress[] = [];
  const run = () =>
    runImport(store, file, importOptions.parse(options), { onProgress: (each) => void seen.push(each) });
  return { store, run, seen, ...(await run()) };
}

async function valuesOf(store: SqliteStore, { id }: ImageLog): Promise<number[]> {
  const values: number[] = [];
  for (const { samples } of await store.readTiles(id, 0, 0, 256)) values.push(...samples);
  return values;
}

const TWO_IMAGES = `MD (ft),FMI1,FMI2,FMI3,FMI4,AMP_1,AMP_2,AMP_3,GR,DT\n${[1, 2, 3].map((d) => `${d},1,2,3,${d},7,8,${d * 10},80,${d}5`).join('\n')}\n`;

describe('of two images and curves', () => {
  test('each image is a log, the widest first; the curves belong to it, and are not listed', async () => {
    const { store, logs, known } = await imported(TWO_IMAGES);
    expect(known).toBe(false);
    expect(logs).toMatchObject([
      { name: 'well FMI', kind: 'image', width: 4, depthUnit: 'ft', depthReference: 'MD' },
      { name: 'well AMP', kind: 'image', width: 3, depthUnit: 'ft' },
    ]);
    expect((await store.list()).map(({ id }) => id).toSorted()).toEqual(logs.map(({ id }) => id).toSorted());
    expect(await store.companions(logs[0]!.id)).toMatchObject([{ kind: 'curves', width: 2, parentId: logs[0]!.id }]);
    expect(await store.companions(logs[1]!.id)).toEqual([]);
    expect(await valuesOf(store, logs[1]!)).toEqual([7, 8, 10, 7, 8, 20, 7, 8, 30]);
  });

  test('they are those of the second import', async () => {
    const { run, logs } = await imported(TWO_IMAGES);
    expect(await run()).toEqual({ logs, known: true });
  });

  test('one curve alone is kept, too, beside an image or without one', async () => {
    const beside = await imported('depth,a1,a2,a3,GR\n1,1,2,3,80\n2,1,2,3,81\n');
    const [curve] = await beside.store.companions(beside.logs[0]!.id);
    expect(await valuesOf(beside.store, curve!)).toEqual([80, 81]);
    const alone = await imported('depth,GR\n1,80\n2,81\n');
    expect(alone.logs).toMatchObject([{ kind: 'curves', width: 1 }]);
    expect(await alone.run()).toMatchObject({ known: true });
  });

  test('a table of a LAS file that has no depth is not left out without a word', async () => {
    const rows = (from: number): string => [0, 1, 2].map((i) => `${from + i},${i}`).join('\n');
    const table = (number: number, unit: string): string =>
      `~Log_Definition[${number}]\nDEPT.${unit} :\nGR.API :\n~Log_Data[${number}] | Log_Definition[${number}]\n${rows(100 * number)}\n`;
    const head = '~Version\nVERS. 3.0 :\nWRAP. NO :\nDLM. COMMA :\n~Well\nNULL. -999.25 :\n';
    const { logs } = await imported(`${head}${table(1, 'FATHOM')}${table(2, 'FT')}`, {}, 'two.las');
    expect(logs).toMatchObject([{ kind: 'curves', depthMin: 200, depthUnit: 'ft' }]);
    expect(logs[0]!.findings.find(({ code }) => code === 'table-left-out')?.message).toMatch(/not imported: .*FATHOM/);
  });

  test('one column asked for is no image', async () => {
    await expect(imported('depth,GR,DT\n1,80,1\n2,81,2\n', { image: 'GR' })).rejects.toMatchObject({
      code: 'unreadable_file',
      message: 'well.csv: expected 2 columns or more for --image but received "GR"',
    });
  });

  test('one asked for is the only one', async () => {
    const { store, logs } = await imported(TWO_IMAGES, { part: 'amp' });
    expect(logs).toMatchObject([{ name: 'well', kind: 'image', width: 3 }]);
    expect(await store.companions(logs[0]!.id)).toMatchObject([{ kind: 'curves' }]);
  });
});

describe('a number that may mean missing', () => {
  const steps = (last: string): string =>
    `depth,a1,a2\n${[1, 2, 3].map((d) => `${d},${d * 3000},${d * 3001}\n`).join('')}4,5,${last}\n`;

  test('is missing where it lies far from all others, which is said', async () => {
    const { store, logs, seen } = await imported(steps('-99999'));
    expect((await valuesOf(store, logs[0]!)).at(-1)).toBeNaN();
    expect(logs[0]!.findings).toContainEqual({
      code: 'sentinel-missing',
      message: '1 sample of -99999 is taken as missing',
      option: '--null-values',
    });
    expect(seen.every(({ isSecondReading }) => !isSecondReading)).toBe(true);
  });

  test('is a value among others: the file is read once more, and progress says so', async () => {
    const { store, logs, seen } = await imported(steps('9999'));
    expect((await valuesOf(store, logs[0]!)).at(-1)).toBe(9999);
    expect(logs).toMatchObject([{ nulls: 0, valueMax: 9999 }]);
    expect(logs[0]!.findings.map(({ code }) => code)).not.toContain('sentinel-missing');
    expect(await store.list()).toHaveLength(1);
    const readings = seen.map(({ isSecondReading }) => isSecondReading);
    expect(readings[0]).toBe(false);
    expect(readings.at(-1)).toBe(true);
  });

  test('is judged for the image and for each curve by itself', async () => {
    const { store, logs } = await imported(
      'depth,a1,a2,a3,GR,RT\n1,1,2,3,5,5000\n2,1,2,3,6,9000\n3,9999,2,3,9999,9999\n',
    );
    expect((await valuesOf(store, logs[0]!)).slice(6)).toEqual([NaN, 2, 3]);
    const [curves] = await store.companions(logs[0]!.id);
    expect((await valuesOf(store, curves!)).slice(4)).toEqual([NaN, 9999]);
  });

  test('is a value where the numbers that mean missing are given', async () => {
    const { store, logs, seen } = await imported(steps('-99999'), { nullValues: [5] });
    expect((await valuesOf(store, logs[0]!)).slice(-2)).toEqual([NaN, -99999]);
    expect(seen.every(({ isSecondReading }) => !isSecondReading)).toBe(true);
  });
});
