// Tests that inspecting tells what a file holds, exactly and to its end, and stores nothing.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inspectLog } from '../../../electron/engine/import/inspect-log.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { inspection, type Inspection } from '../../../shared/model/inspection.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

function fileOf(content: string, name = 'a.csv'): string {
  const file = path.join(temporaryDir(), name);
  fs.writeFileSync(file, content);
  return file;
}

const inspected = (content: string, options: object = {}): Promise<Inspection> =>
  inspectLog(fileOf(content), importOptions.parse(options));

test('dialect, columns, parts and findings of a table', async () => {
  const found = await inspected(
    '# a note\n\nMD;IMG1;IMG2;IMG3;GR;when\n[ft];;;;gAPI;\n10,5;1;2;3;80;noon\n11,5;4;;1e30;81;dusk\n',
  );
  expect(inspection.parse(found)).toEqual(found);
  expect(found).toMatchObject({
    ...{ file: 'a.csv', format: 'csv', encoding: 'utf-8' },
    dialect: { delimiter: ';', quote: '"', decimal: ',', skippedLines: 2, headerLine: 3, unitLine: 4 },
    parts: [
      {
        name: 'IMG',
        kind: 'image',
        rows: 2,
        width: 3,
        depthMin: 10.5,
        depthMax: 11.5,
        depthUnit: 'ft',
        columns: ['IMG1', 'IMG2', 'IMG3'],
      },
      {
        name: 'curves',
        kind: 'curves',
        rows: 2,
        width: 1,
        depthMin: 10.5,
        depthMax: 11.5,
        depthUnit: 'ft',
        columns: ['GR'],
      },
    ],
  });
  expect(found.columns.map(({ name, unit, role }) => [name, unit, role])).toEqual([
    ['MD', 'ft', 'depth'],
    ['IMG1', null, 'image'],
    ['IMG2', null, 'image'],
    ['IMG3', null, 'image'],
    ['GR', 'gAPI', 'curve'],
    ['when', null, 'text'],
  ]);
  const messages = found.findings.map(({ message }) => message);
  expect(messages).toContain('1 sample of 1e30 is taken as missing');
  expect(messages).toContain('Taken as missing: 1 blank field');
});

test('rows and spans are those of the whole file, whatever its direction', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${(7000 - i / 10).toFixed(1)},${i % 200},5\n`).join('');
  expect((await inspected(`depth,a1,a2\n${rows}`)).parts).toMatchObject([
    { rows: 60_000, depthMin: 1000.1, depthMax: 7000, depthStep: 0.1, gaps: 0, direction: 'up' },
  ]);
});

test('step, gaps and direction are those of the depths', async () => {
  const depths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 30];
  const rowsOf = (all: readonly number[]): string => `depth,a1,a2\n${all.map((depth) => `${depth},1,2\n`).join('')}`;
  expect((await inspected(rowsOf(depths))).parts).toMatchObject([{ depthStep: 1, gaps: 2, direction: 'down' }]);
  expect((await inspected(rowsOf([5]))).parts).toMatchObject([{ rows: 1, depthStep: null, gaps: 0, direction: null }]);
  expect((await inspected(rowsOf([1, 3, 2]))).parts).toMatchObject([
    { rows: 3, depthMin: 1, depthMax: 3, depthStep: null, gaps: 0, direction: null },
  ]);
});

test('the part that is asked for is told of alone, and one that is none is refused', async () => {
  const two = 'MD,A1,A2,A3,A4,B1,B2,B3\n1,1,1,1,1,2,2,2\n2,1,1,1,1,2,2,2\n';
  expect((await inspected(two)).parts).toMatchObject([{ name: 'A' }, { name: 'B' }]);
  expect((await inspected(two, { part: 'b' })).parts).toMatchObject([{ name: 'B', rows: 2 }]);
  await expect(inspected(two, { part: 'C' })).rejects.toThrow('expected a part called C but received A, B');
});

test('what cannot be imported still answers its dialect and columns', async () => {
  expect(await inspected('who\twhat\nAda\tprograms\nGrace\tcompilers\n')).toMatchObject({
    dialect: { delimiter: '\t', headerLine: 1 },
    parts: [],
    columns: [
      { name: 'who', role: 'text' },
      { name: 'what', role: 'text' },
    ],
    findings: [{ code: 'no-depth', message: 'No column can be the depth, so that nothing can be imported' }],
  });
  const { parts, findings } = await inspected('Depth (fathom),a,b\n1,2,3\n2,3,4\n');
  expect(parts).toEqual([]);
  expect(findings).toMatchObject([{ code: 'depth-unit-unknown', option: '--depth-unit' }]);
});

test('what is asked for decides, and what contradicts the file is refused with what it has', async () => {
  const content = 'Depth (ft),a,b\n1,2,3\n2,3,4\n';
  expect((await inspected(content, { nullValues: [3] })).parts).toMatchObject([{ rows: 2, depthUnit: 'ft' }]);
  await expect(inspected(content, { depthUnit: 'm' })).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'a.csv: expected depths in m for --depth-unit but received "ft" for Depth (ft)',
  });
  await expect(inspected('depth,a,b\n1,2,3\n2,x,4\n3,3,3\n')).rejects.toThrow(
    'a.csv, line 3, column 2 (a): expected a number but received "x"',
  );
});

test('progress comes to the end of the file, and an abort stops it', async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i / 10},${i % 200},5\n`).join('');
  const file = fileOf(`depth,a,b\n${rows}`);
  const seen: number[] = [];
  const abort = new AbortController();
  await inspectLog(file, importOptions.parse({}), { onProgress: ({ bytesRead }) => void seen.push(bytesRead) });
  expect(seen.length).toBeGreaterThan(0);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const follow = { signal: abort.signal, onProgress: () => abort.abort() };
  await expect(inspectLog(file, importOptions.parse({}), follow)).rejects.toMatchObject({ code: 'cancelled' });
});
