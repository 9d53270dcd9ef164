// Tests which files count as imported already, depending on bytes, name and options.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../../electron/engine/workers/tasks.ts';
import { importOptions, type ImportOptions } from '../../../shared/model/image-log.ts';
import { beds, writeLog } from '../../fixtures/make-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

async function importedOnce(width = beds.width) {
  const dir = temporaryDir();
  const store = new SqliteStore(path.join(dir, 'library.sqlite'), 'test');
  const file = writeLog(dir, 'beds.csv', { ...beds, width, rows: 20 });
  const run = async (options: Partial<ImportOptions> = {}, source = file) => {
    const { logs, known } = await runImport(store, source, importOptions.parse(options), {});
    return { log: logs[0]!, known };
  };
  return { store, file, run, first: await run() };
}

test('the same file is imported once, also after it has been renamed in the library or moved on disk', async () => {
  const { store, file, run, first } = await importedOnce();
  expect(first.known).toBe(false);
  expect(await run()).toEqual({ known: true, log: first.log });
  await store.describe(first.log.id, { name: 'Renamed' });
  const moved = path.join(temporaryDir(), 'beds.csv');
  fs.copyFileSync(file, moved);
  expect(await run({}, moved)).toMatchObject({ known: true, log: { id: first.log.id, name: 'Renamed' } });
  expect(await store.list()).toHaveLength(1);
});

test.each<[number, Partial<ImportOptions>[]]>([
  [16, [{ width: 'auto' }, { width: 'source' }, { width: 16 }]],
  [150, [{ width: 'auto' }, { width: 'source' }, { width: 150 }]],
  [200, [{ width: 'auto' }, { width: 150 }]],
])('of a file with %i samples these widths come to the same log', async (sourceWidth, widths) => {
  const { store, run, first } = await importedOnce(sourceWidth);
  for (const options of widths) expect(await run(options)).toEqual({ known: true, log: first.log });
  expect((await run({ width: sourceWidth === 200 ? 'source' : 149 })).known).toBe(false);
  expect(await store.list()).toHaveLength(2);
});

test('a log imported with a width of its own is found by that width', async () => {
  const { run } = await importedOnce(16);
  const swollen = await run({ width: 150 });
  expect(swollen.log.width).toBe(150);
  expect(await run({ width: 150 })).toEqual({ known: true, log: swollen.log });
});

test.each<[string, Partial<ImportOptions>]>([
  ['is asked for', { again: true }],
  ['has another width', { width: 80 }],
  ['has another interpolation', { interpolation: 'cubic' }],
  ['has other nulls', { nullValues: [0] }],
  ['has another unit', { depthUnit: 'ft' }],
  ['has another name', { name: 'Other' }],
])('an import that %s is a log of its own', async (_, options) => {
  const { store, run, first } = await importedOnce();
  const second = await run(options);
  expect(second.known).toBe(false);
  expect(second.log.id).not.toBe(first.log.id);
  expect(await store.list()).toHaveLength(2);
});

test('so is a file whose bytes differ at the same size, and one of another name', async () => {
  const { store, file, run } = await importedOnce();
  const copy = path.join(path.dirname(file), 'copy.csv');
  fs.copyFileSync(file, copy);
  expect((await run({}, copy)).known).toBe(false);
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('30', '31'));
  expect((await run()).known).toBe(false);
  expect(await store.list()).toHaveLength(3);
});
