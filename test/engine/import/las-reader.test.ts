// Tests that the image of LAS 2.0 files is found and read, and that other LAS files are refused.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseReader } from '../../../electron/engine/import/readers/choose-reader.ts';
import { opened, readImage, sourceOf, type Scanlines } from './scanlines.ts';

const CURVES = [
  'DEPT .M :1 Depth',
  'GR   .API :2 Gamma: a reading',
  // Out of order: the numbers decide.
  'IMG2 .g/cc :3',
  'IMG1 .g/cc :4',
  'IMG3 .g/cc :5',
  'IMG4 .g/cc :6',
  // Fewer, or with a gap, or of another unit.
  'RT1  .ohm.m :7',
  'RT3  .ohm.m :8',
  'IMG5 .API :9',
];
const ROWS = ['100.5 90 2 1 3 4 7 8 9', '101.0 -1e30 2.5 -1e30 3.5 -999.25 7 8 9'];

function las({ curves = CURVES, rows = ROWS, wrap = 'NO', end = '\r\n' } = {}): string {
  return [
    '# written by a test',
    '~Version Information',
    ' VERS. 2.0 : CWLS LOG ASCII STANDARD',
    ` WRAP. ${wrap} : one line per depth`,
    '~Well Information',
    ' STRT.M 100.5 :',
    ' NULL. -1e30 : Null value',
    '~Curve Information',
    '#MNEM.UNIT',
    ...curves,
    '~Other',
    'IMG9 .g/cc : not a curve',
    '~A DEPT GR',
    ...rows,
    '',
  ].join(end);
}

async function read(content: string | Uint8Array, chunk = 65_536): Promise<Scanlines> {
  const file = sourceOf(content, 'a.las', chunk);
  expect((await chooseReader(file)).reader.id).toBe('las');
  return readImage(await opened(file));
}

const EXPECTED: Scanlines = {
  depths: [100.5, 101],
  samples: [
    [1, 2, 3, 4],
    [NaN, 2.5, 3.5, NaN],
  ],
  lines: [22, 23],
  skippedRecords: 0,
  depthUnit: 'm',
  depthReference: undefined,
};

test.each([1, 7, 65_536])('the numbered curves are the image, in chunks of %i bytes', async (chunk) => {
  expect(await read(las(), chunk)).toEqual(EXPECTED);
  expect(await read(las({ end: '\n' }), chunk)).toEqual(EXPECTED);
  expect(await read(gzipSync(las()), chunk)).toEqual(EXPECTED);
});

test('of several families the widest is taken, of equal ones the first', async () => {
  const curves = ['TVD.F', ...['A', 'B'].flatMap((name) => [0, 1, 2, 3].map((n) => `${name}${n}X.g`))];
  const found = await read(las({ curves, rows: ['5 1 2 3 4 5 6 7 8'] }));
  expect(found).toMatchObject({ depthUnit: 'ft', depthReference: 'TVD', samples: [[1, 2, 3, 4]] });
  const wider = await read(las({ curves: [...curves, 'B4X.g'], rows: ['5 1 2 3 4 5 6 7 8 9'] }));
  expect(wider.samples).toEqual([[5, 6, 7, 8, 9]]);
});

test.each([
  [{ wrap: 'YES' }, /^a\.las, line 4: expected a LAS file with one line per depth \(WRAP NO\) .*save it unwrapped$/],
  [
    { curves: CURVES.slice(0, 5) },
    /expected 4 to 4096 curves numbered one after another.*received DEPT, GR, IMG2, IMG1/,
  ],
  [{ rows: [] }, /expected at least one scanline but received none/],
  [{ rows: ['100 1 2'] }, /^a\.las, line 22: expected 9 fields, one a curve, but received 3/],
  [{ rows: ['-1e30 90 2 1 3 4 7 8 9'] }, /^a\.las, line 22, column 1 \(DEPT\): expected a depth but received "-1e30"/],
  [{ rows: ['100 90 2 soft 3 4 7 8 9'] }, /^a\.las, line 22, column 4 \(IMG1\): expected a number but received "soft"/],
])('refused: %o', async (wrong, message) => {
  await expect(read(las(wrong))).rejects.toMatchObject({
    code: 'unreadable_file',
    message: expect.stringMatching(message) as string,
  });
});

test('a file without its data section is refused', async () => {
  await expect(read('~V\n VERS. 2.0:\n')).rejects.toMatchObject({
    message: 'a.las: expected at least one scanline but received no ~A section',
  });
});

test('its image is told before it is read: columns, unit and depths as the header has them', async () => {
  const { tables } = await opened(sourceOf(las(), 'a.las'));
  expect(tables[0]).toMatchObject({ depth: { unit: 'm' } });
  expect(tables[0]!.parts[0]).toMatchObject({ kind: 'image', valueUnit: 'g/cc' });
  expect(tables[0]!.parts[0]!.columns).toHaveLength(4);
  // A header that goes on beyond what is looked at first.
  const long = las().replace('~Curve', `${'# a comment\r\n'.repeat(100_000)}~Curve`);
  expect((await read(long)).samples).toEqual(EXPECTED.samples);
});

test.each([
  ['b.txt', '# a comment\n\n  ~Version\n', 'las'],
  ['b.txt', '~c\nDEPT.M :\n', 'las'],
  ['b.txt', '~\n1,2,3\n', 'csv'],
  ['b.txt', '1,2,3\n~V\n', 'csv'],
  ['b.txt', `${'\n'.repeat(70_000)}~V`, 'csv'],
  // What is called a LAS file is never taken for a table.
  ['b.LAS', '1,2,3\n4,5,6\n', 'las'],
  ['b.las.gz', '1,2,3\n4,5,6\n', 'las'],
])('%s that begins with %j is opened by the reader %s', async (name, content, id) => {
  expect((await chooseReader(sourceOf(content, name))).reader.id).toBe(id);
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le'));
  if (id === 'las') expect((await chooseReader(sourceOf(utf16, name))).reader.id).toBe(id);
});

test('a table that is called a LAS file is refused', async () => {
  await expect(read('100, 1, 2\n200, 3, 4\n')).rejects.toMatchObject({ code: 'unreadable_file' });
});
