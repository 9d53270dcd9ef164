// Tests what the import dialog is told of a file before it is imported, from its path and from its ends.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { previewEnds, previewFile } from '../../../../electron/engine/workers/preview-file.ts';
import {
  filePreview,
  PREVIEW_BYTES,
  PREVIEW_HEAD_BYTES,
  PREVIEW_TAIL_BYTES,
  type FilePreview,
} from '../../../../shared/model/file-preview.ts';
import { importOptions } from '../../../../shared/model/image-log.ts';
import { makeZip } from '../../../fixtures/make-zip.ts';
import { temporaryDir } from '../../../fixtures/temporary-dir.ts';

async function preview(content: string | Uint8Array, options: object = {}, name = 'a.csv'): Promise<FilePreview> {
  const file = path.join(temporaryDir(), name);
  fs.writeFileSync(file, content);
  return filePreview.parse(await previewFile(file, importOptions.parse(options)));
}

const TABLE = [
  'Well: X-1',
  'logged in May',
  'Nr,DEPT,FMI1,FMI2,FMI3,GR,Remark',
  ',ft,mV,mV,mV,API,',
  '1,100,10,-999.25,30,55,soft',
  '2,100.5,11,,31,1e30,hard',
  '3,101,12,22,32,57,hard',
].join('\n');

test('each line is what it is taken for, and missing samples are marked', async () => {
  const { lines, columns, part, isWhole, problem } = await preview(TABLE);
  expect(lines.map(({ line, kind }) => [line, kind])).toEqual([
    [1, 'skipped'],
    [2, 'skipped'],
    [3, 'header'],
    [4, 'units'],
    [5, 'record'],
    [6, 'record'],
    [7, 'record'],
  ]);
  expect(lines[0]!.fields).toEqual(['Well: X-1']);
  expect(lines[5]).toEqual({
    line: 6,
    kind: 'record',
    fields: ['2', '100.5', '11', '', '31', '1e30', 'hard'],
    nulls: [3, 5],
  });
  expect(lines[4]!.nulls).toEqual([3]);
  expect(columns.map(({ role }) => role)).toEqual([
    'record number',
    'depth',
    ...['image', 'image', 'image'],
    'curve',
    'text',
  ]);
  expect(part).toMatchObject({ kind: 'image', rows: 3, sourceWidth: 3, width: 3, depthUnit: 'ft', depthMin: 100 });
  expect(part).toMatchObject({ depthMax: 101, depthStep: 0.5, gaps: 0, nulls: 2 });
  expect(isWhole).toBe(true);
  expect(problem).toBeUndefined();
});

test('the picture has a pixel a sample and a pixel row a scanline', async () => {
  const { picture } = await preview(TABLE);
  const { format, width, height } = await sharp(Buffer.from(picture!, 'base64')).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 3, height: 3 });
});

test('of a long file only the beginning is read, and its end is no mistake', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i / 10},${'123,'.repeat(20)}7`);
  const content = rows.join('\n');
  expect(content.length).toBeGreaterThan(2 * PREVIEW_BYTES);
  for (const [bytes, name] of [[content, 'a.csv'] as const, [gzipSync(content), 'a.csv.gz'] as const]) {
    const { isWhole, part, picture, problem } = await preview(bytes, {}, name);
    expect({ isWhole, problem }).toEqual({ isWhole: false, problem: undefined });
    expect(part!.rows).toBeLessThan(rows.length / 2);
    expect(part!.rows).toBeGreaterThan(10_000);
    expect(await sharp(Buffer.from(picture!, 'base64')).metadata()).toMatchObject({ width: 21, height: 1000 });
  }
});

test('the same is told from the ends that a browser sends', async () => {
  const content = Buffer.from(TABLE);
  const file = { fileName: 'a.csv', bytes: content.length, head: content.toString('base64'), tail: '' };
  expect(await previewEnds(file, importOptions.parse({}))).toEqual(await preview(TABLE));
});

test('a zip archive is opened by its ends, where it is longer than the beginning', async () => {
  const rows = Array.from(
    { length: 200_000 },
    (_, i) => `${i / 10},${(i * 7919) % 65_537},${(i * 104_729) % 65_521},7`,
  );
  const archive = makeZip([{ name: 'a.csv', content: rows.join('\n'), method: 0 }]);
  expect(archive.length).toBeGreaterThan(PREVIEW_HEAD_BYTES + PREVIEW_TAIL_BYTES);
  const file = {
    ...{ fileName: 'a.zip', bytes: archive.length, head: archive.subarray(0, PREVIEW_HEAD_BYTES).toString('base64') },
    tail: archive.subarray(-PREVIEW_TAIL_BYTES).toString('base64'),
  };
  const { part, isWhole } = await previewEnds(file, importOptions.parse({}));
  expect(isWhole).toBe(false);
  expect(part!.rows).toBeGreaterThan(50_000);
});

test('a record that cannot be read is said with its line, beside the rows before it', async () => {
  const { problem, part, lines } = await preview('depth,a,b\n1,2,3\n2,3,4\n3,4,5\n4,soft,6\n');
  expect(problem).toMatch(/a\.csv, line 5, column 2 \(a\): expected a number but received "soft"/);
  expect(part?.rows ?? 0).toBeLessThanOrEqual(3);
  expect(lines.at(-1)!.fields).toEqual(['4', 'soft', '6']);
});

test('a unit that is not known keeps the depth open until it is named', async () => {
  const content = 'Depth (fathoms),A1,A2,A3\n10,1,2,3\n11,2,3,4\n';
  const asked = await preview(content);
  expect(asked.inspection.findings.map(({ code }) => code)).toContain('depth-unit-unknown');
  expect(asked.problem).toMatch(/fathoms/);
  expect(asked.part).toBeUndefined();
  const answered = await preview(content, { depthUnit: 'ft' });
  expect(answered.problem).toBeUndefined();
  expect(answered.part).toMatchObject({ depthUnit: 'ft', rows: 2 });
});

test('what contradicts the file is refused', async () => {
  await expect(preview(TABLE, { depth: 'TVD' })).rejects.toThrow(/expected a column "TVD" for --depth/);
});

test('numbers that may mean missing are marked where they do, and are values where they do not', async () => {
  const near = 'depth,A1,A2,A3\n1,9990,9999,10001\n2,9999,9000,9500\n';
  expect((await preview(near)).lines.flatMap(({ nulls }) => nulls)).toEqual([]);
  expect((await preview(near)).part).toMatchObject({ nulls: 0 });
});

test('files of one instrument have one shape, and a LAS file has lines, too', async () => {
  const { shape } = await preview(TABLE);
  expect((await preview(TABLE.replaceAll('100', '200').replace('May', 'June'))).shape).toBe(shape);
  expect((await preview(TABLE.replace('GR', 'CALI'))).shape).not.toBe(shape);
  const las = '~V\nVERS. 2.0:\nWRAP. NO:\n~C\nDEPT.M:\nA1. :\nA2. :\nA3. :\n~A\n1 2 3 4\n2 -999.25 4 5\n';
  const { lines } = await preview(las, {}, 'a.las');
  expect(lines.find(({ line }) => line === 11)).toEqual({
    ...{ line: 11, kind: 'record', fields: ['2', '-999.25', '4', '5'], nulls: [1] },
  });
});
