// Tests that exported values import again with the same unit, column names, depths and samples.
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyLog } from '../../../electron/engine/workers/copy-log.ts';
import { readValues } from '../../../electron/engine/export/values-block.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runExport, runImport } from '../../../electron/engine/workers/tasks.ts';
import { exportRequest } from '../../../shared/model/display.ts';
import { importOptions, type ImageLog, type ImportOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const FEET = [
  'Sector,"DEPT (ft)","A, left","say ""B""","C;1","tab\there","two\nlines",3,,md',
  '0.1,9000.1,-2.5e-7,16777217,,4,5,6,7,8',
  '1,9000.35,0.3333333333333333,-999.25,3,4,5,6,,8',
  '2,9001,5e-40,2,3,4,5,6,7,NaN',
].join('\r\n');
const NAMES = ['Sector', 'A, left', 'say "B"', 'C;1', 'tab\there', 'two\nlines', '3', '', 'md'];
const LAS = [
  '~V',
  ' WRAP. NO :',
  '~W',
  ' NULL. -1 :',
  '~C',
  'DEPT.F :',
  ...[1, 2, 3, 4].map((i) => `A${i}. :`),
  '~A',
  '1.5 1 2 3 -1',
  '2 5 6 7 8',
].join('\n');

function library(): SqliteStore {
  const store = new SqliteStore(path.join(temporaryDir(), 'library.sqlite'), 'test');
  onTestFinished(() => store.close());
  return store;
}

async function imported(store: SqliteStore, fileName: string, text: string, options: Partial<ImportOptions> = {}) {
  const file = path.join(temporaryDir(), fileName);
  fs.writeFileSync(file, text);
  return (await runImport(store, file, importOptions.parse(options), {})).logs[0]!;
}

async function exported(store: SqliteStore, { id }: ImageLog): Promise<string> {
  const file = path.join(temporaryDir(), 'values.csv');
  await runExport(store, exportRequest.parse({ id, format: 'csv' }), file, {});
  return fs.readFileSync(file, 'utf8');
}

test.each([
  ['a CSV table in feet', 'log.csv', FEET, 'ft', NAMES],
  ['a LAS file in feet', 'log.las', LAS, 'ft', ['A1', 'A2', 'A3', 'A4']],
  ['a table in metres without names', 'log.csv', '1,2,3\n2,4,5\n', 'm', undefined],
  ['one of names that are numbers', 'log.csv', 'depth_m,1,2\n1,2,3\n', 'm', ['1', '2']],
] as const)('%s', async (_, fileName, text, unit, names) => {
  const store = library();
  const log = await imported(store, fileName, text);
  expect([log.depthUnit, (await store.details(log.id)).columnNames]).toEqual([unit, names]);
  expect(log).not.toHaveProperty('columnNames');
  const values = await exported(store, log);
  expect(values.startsWith(`depth (${unit}),`)).toBe(true);

  const again = await imported(store, 'again.csv', values);
  expect(again.depthUnit).toBe(unit);
  expect((await store.details(again.id)).columnNames).toEqual(names ?? ['col1', 'col2']);
  const tilesOf = ({ id }: ImageLog) => store.readTiles(id, 0, 0, 1000);
  expect(await tilesOf(again)).toEqual(await tilesOf(log));
  expect(await exported(store, again)).toBe(values);

  const other = library();
  expect(await exported(other, await copyLog(store, log.id, other))).toBe(values);
});

test('columns that are not the file’s are numbered', async () => {
  const store = library();
  const resized = await imported(store, 'log.csv', 'depth (ft),a,b,c,d\n1,1,2,3,4\n2,1,2,3,4\n', { width: 3 });
  expect(await store.details(resized.id)).toEqual({});
  expect((await exported(store, resized)).split('\n')[0]).toBe('depth (ft),col1,col2,col3');
});

test('for a spreadsheet they are parted by tabs, and a name that holds one is quoted', async () => {
  const store = library();
  const log = await imported(store, 'log.csv', FEET);
  const { bytes } = await readValues(store, log, { id: log.id, depthMin: 9001, format: 'tsv' });
  expect(new TextDecoder().decode(bytes)).toBe(
    'depth (ft)\tSector\t"A, left"\t"say ""B"""\t"C;1"\t"tab\there"\t"two\nlines"\t3\t\tmd\n' +
      '9001\t2\t5e-40\t2\t3\t4\t5\t6\t7\t\n',
  );
});
