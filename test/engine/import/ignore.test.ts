// Tests that columns to be ignored are neither depth nor image nor curve, in tables and in LAS, and are told so.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inspectLog } from '../../../electron/engine/import/inspect-log.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { runImport } from '../../../electron/engine/workers/tasks.ts';
import { importOptions, type ImportOptions } from '../../../shared/model/image-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

function fileOf(name: string, content: string): string {
  const file = path.join(temporaryDir(), name);
  fs.writeFileSync(file, content);
  return file;
}

const rolesOf = async (file: string, options: Partial<ImportOptions>) =>
  (await inspectLog(file, importOptions.parse(options))).columns.map(({ name, role }) => `${name}: ${role}`);

const table = (): string =>
  fileOf('well.csv', 'MD,TVD,A1,A2,A3,A4,GR,DT\n1,1,1,2,3,4,80,bad\n2,2,1,2,3,4,81,90\n3,3,1,2,3,4,82,91\n');
const las = (): string =>
  fileOf(
    'well.las',
    '~V\nVERS. 2.0:\nWRAP. NO:\n~W\nNULL. -999.25:\n~C\nDEPT.M:\nGR.GAPI:\nDT.US/F:\n~A\n1 80 90\n2 81 91\n3 82 92\n',
  );

test('a depth that would be taken first, a member of the image and a curve are left out by name or number', async () => {
  const roles = await rolesOf(table(), { ignore: 'MD, a3,8' });
  expect(roles).toEqual([
    ...['MD: ignored', 'TVD: depth', 'A1: image', 'A2: image', 'A3: ignored', 'A4: image', 'GR: curve', 'DT: ignored'],
  ]);
  expect(await rolesOf(las(), { ignore: 'GR' })).toEqual(['DEPT: depth', 'GR: ignored', 'DT: curve']);
});

test('what is ignored is not read: the word in it is no error, and a run for the image goes past it', async () => {
  const store = new SqliteStore(path.join(temporaryDir(), 'library.sqlite'), 'test');
  const file = table();
  const run = (options: Partial<ImportOptions>) => runImport(store, file, importOptions.parse(options), {});
  await expect(run({})).rejects.toThrow('line 2, column 8 (DT)');
  const { logs } = await run({ ignore: 'DT,A2', image: 'A1..A4' });
  expect(logs).toMatchObject([{ width: 3, importedWith: { ignore: 'DT,A2' } }]);
  expect(await store.details(logs[0]!.id)).toMatchObject({ columnNames: ['A1', 'A3', 'A4'] });
  const [curves] = await store.companions(logs[0]!.id);
  expect(await store.details(curves!.id)).toMatchObject({ columnNames: ['TVD', 'GR'] });
  expect((await run({ ignore: 'DT,A2', image: 'A1..A4' })).known).toBe(true);
  await store.close();
});

test('a column that is not there, and the depth itself, are refused', async () => {
  await expect(rolesOf(table(), { ignore: 'SP' })).rejects.toThrow(
    /well.csv: expected a column "SP" for --ignore but received/,
  );
  await expect(rolesOf(table(), { ignore: 'GR', depth: 'GR' })).rejects.toThrow(
    'well.csv: expected columns beside the depth for --ignore but received GR, which is the depth; --depth names another',
  );
  await expect(rolesOf(las(), { ignore: 'DEPT' })).rejects.toThrow(/received DEPT, which is the depth/);
});
