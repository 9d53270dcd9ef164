// Tests that the data of LAS files become a table of one record a line, each on the line where it begins in the file.
import { expect, test } from 'vitest';
import { layoutOf } from '../../../../electron/engine/import/las/data-layout.ts';
import { Tally } from '../../../../electron/engine/import/records/tally.ts';
import { readLasHeader } from '../../../../electron/engine/import/las/las-header.ts';
import { recordsOfLas } from '../../../../electron/engine/import/las/las-records.ts';
import { inChunks } from './las-source.ts';

interface Made {
  readonly layout: ReturnType<typeof layoutOf>;
  /** Lines that are not empty, by their numbers from 1. */
  readonly lines: readonly (readonly [number, string])[];
  readonly tally: Tally;
}

async function made(
  lines: readonly string[],
  { chunk = 65_536, table = 0, end = '\n', headLines = Infinity } = {},
): Promise<Made> {
  const text = lines.join(end);
  const header = readLasHeader(text, true, 'a.las');
  const { isWrapped, delimiter } = header;
  const layout = layoutOf(header.data[table]!, { fileName: 'a.las', isWrapped, delimiter, decimal: undefined });
  const tally = new Tally();
  const options = {
    fileName: 'a.las',
    layout,
    headLines: Math.min(headLines, header.lines),
    tally,
  };
  let found = '';
  for await (const piece of recordsOfLas(inChunks(Buffer.from(text), chunk), options))
    found += Buffer.from(piece).toString('latin1');
  const numbered = found.split(/\r\n|\n/).flatMap((line, at) => (line === '' ? [] : [[at + 1, line] as const]));
  return { layout, lines: numbered, tally };
}

async function readToEnd(reading: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of reading) void piece;
}

const curves = (count: number): string[] => [
  '~C',
  'DEPT.M :',
  ...Array.from({ length: count - 1 }, (_, at) => `C${at}. :`),
];
const las = (count: number, ...data: string[]): string[] => ['~V', ' WRAP. NO :', ...curves(count), '~A', ...data];
const wrapped = (count: number, ...data: string[]): string[] => ['~V', ' WRAP. YES :', ...curves(count), '~A', ...data];

test.each([1, 2, 7, 65_536])('lines that are records stay as they are, in chunks of %i bytes', async (chunk) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const { lines, layout } = await made(las(3, '100 1 2', '# a comment', '', '101 3 4', '\x1a'), { chunk, end });
    expect(layout).toEqual({ titleLine: 7, delimiter: ' ', decimal: '.', fields: 3, wrapped: null, fixed: null });
    expect(lines).toEqual([
      [8, '100 1 2'],
      [9, '# a comment'],
      [11, '101 3 4'],
      [12, '\x1a'],
    ]);
  }
});

test.each([1, 2, 7, 65_536])('a wrapped record stands on its first line, in chunks of %i bytes', async (chunk) => {
  for (const end of ['\n', '\r\n', '\r']) {
    const data = ['100.0', ' 1 2 3', '# a comment', ' 4 5', '', '# another', '100.5', ' 6 7 8', ' 9 10'];
    const { lines, layout } = await made(wrapped(6, ...data), { chunk, end });
    expect(layout.wrapped).toEqual([1, 3, 2]);
    expect(lines).toEqual([
      [11, '100.0  1 2 3  4 5'],
      [16, '# another'],
      [17, '100.5  6 7 8  9 10'],
    ]);
  }
});

test('lines may be broken otherwise in each record, as long as each depth stands alone; WRAP may be wrong', async () => {
  expect((await made(wrapped(5, '1', '2 3', '4 5', '6', '7', '8 9 10'))).lines.map(([line]) => line)).toEqual([10, 13]);
  expect((await made(las(5, '1', '2 3', '4 5', '6', '7 8', '9 10'))).layout.wrapped).toEqual([1, 2, 2]);
  expect((await made(las(4, '1 2', '3 4', '1.5 2', '0 4'))).layout.wrapped).toEqual([2, 2]);
  expect((await made(wrapped(3, '1 2 3', '2 3 4'))).layout.wrapped).toBeNull();
});

test.each([
  // A value that is missing makes no depth of the next value.
  [
    ['1', '2 3', '4', '5', '6 7', '8 9', '1', '2 3', '4 5'],
    /^a\.las, line 14: expected a depth on a line of its own, as others before it have, but received 2; correct/,
  ],
  [['1', '2 3 4', '5 6'], /^a\.las, line 10: expected 5 fields, one a curve, but received 1; correct/],
])('refused: wrapped records that do not come out, %#', async (data, message) => {
  await expect(made(wrapped(5, ...data))).rejects.toMatchObject({
    code: 'unreadable_file',
    message: expect.stringMatching(message) as string,
  });
});

test('refused: wrapped records that come out as far as was looked, and then do not', async () => {
  const good = Array.from({ length: 1_000 }, (_, at) => [`${at}`, '2 3', '4 5']).flat();
  const after = (...data: string[]) => made(wrapped(5, ...good, ...data));
  await expect(after('1000', '2 3', '4', '1001', '2 3', '4 5')).rejects.toThrow(
    /^a\.las, line 3014: expected a depth on a line of its own, as others before it have, but received 2 fields$/,
  );
  await expect(after('1000', '2 3 4', '5 6')).rejects.toThrow(
    /^a\.las, line 3012: expected 1 more fields of this record, .* but received 2/,
  );
  await expect(after('1000', '2 3')).rejects.toThrow(
    /^a\.las, line 3010: expected a record of 5 fields, .* but received 3$/,
  );
});

test('numbers that ran together are taken apart where the fields then come out, and only there', async () => {
  const { lines, tally } = await made(
    las(
      5,
      '100.0 1.5 2.5 3.5 4.5',
      '100.5-999.25-999.25 3.5 4.5',
      '101.0 1.5 7.020101130.188 4.5',
      '101.5 1.5E-05 2 2018-05-22 4',
    ),
  );
  expect(lines.map(([, line]) => line)).toEqual([
    '100.0 1.5 2.5 3.5 4.5',
    '100.5 -999.25 -999.25 3.5 4.5',
    '101.0 1.5 NaN NaN 4.5',
    '101.5 1.5E-05 2 2018-05-22 4',
  ]);
  expect(tally.remarks.map(({ message }) => message)).toEqual([
    'Numbers that had run together were taken apart on 2 lines; those without a sign between them are missing',
  ]);
  // Dates, ranges and one field too few are left for a refusal.
  const broken = ['1 2018-05-22 3', '1 22.05.2018 3 4', '1 2-3.5 4 5', '1 2 3 4'];
  const { lines: left } = await made(las(5, '0 1 2 3 4', '0 1 2 3 4', '0 1 2 3 4', '0 1 2 3 4', ...broken));
  expect(left.slice(4).map(([, line]) => line)).toEqual(broken);
});

test('text between quotes of either kind is a field', async () => {
  const { lines, layout } = await made(las(3, '1 a 2', `2 "b c" 3`, `3 'd "e" f' 4`, `4 3'x 5`));
  expect(layout.fields).toBe(3);
  expect(lines.map(([, line]) => line)).toEqual(['1 a 2', '2 "b c" 3', '3 "d ""e"" f" 4', `4 3'x 5`]);
});

test.each([
  ['COMMA', ['1,2,3', '2,,4'], ',', '.'],
  ['', ['1, 2, 3', '2, 3, 4'], ',', '.'],
  ['', ['1;2,5;3', '2;3;4'], ';', ','],
  ['', ['1 2,5 3', '2 3 4'], ' ', ','],
  ['', ['1\t2\t3', '2\t\t4'], '\t', '.'],
  ['TAB', ['1 \t  2.5\t3\t', '2\ta b\t4\t'], '\t', '.'],
  ['SPACE', ['1\t2  3', '2 3 4'], ' ', '.'],
  // What the file says is not so.
  ['COMMA', ['1 2 3', '2 3 4'], ' ', '.'],
])('delimiter %j of %j', async (said, data, delimiter, decimal) => {
  const { layout } = await made(['~V', `DLM. ${said} :`, ...curves(3), '~A', ...data]);
  expect(layout).toMatchObject({ delimiter, decimal, fields: 3, wrapped: null });
});

test('data may have fewer columns than there are curves, or more, in every line alike', async () => {
  expect((await made(las(6, '1 2 3 4', '2 2 3 4'))).layout.fields).toBe(4);
  expect((await made(las(6, '1 2 3', '2 2 3'))).layout).toMatchObject({ fields: 3, wrapped: null });
  expect((await made(las(2, '1 2 3', '2 2 3'))).layout.fields).toBe(3);
  expect((await made(['~A', '1 2 3', '2 2 3'])).layout.fields).toBe(3);
  // One broken line among others stays for a refusal; all that are broken are refused at once.
  expect((await made(las(3, '1 2 3', '2 -2.2e -04 3', '3 2 3'))).layout.fields).toBe(3);
  await expect(made(las(5, '1 2 3 4', '1 2 3'))).rejects.toThrow(
    /^a\.las, line 10: expected 5 fields, one a curve, but received 4/,
  );
});

test('the data of each section end where the next one begins', async () => {
  const file = [
    '~Log_Definition',
    'DEPT.M :',
    'A. :',
    '~Log_Data[1]',
    '1 2',
    ' ~Log_Data[2] | Log_Definition',
    '3 4',
    '',
    '~Other',
    'x',
  ];
  expect((await made(file)).lines).toEqual([[5, '1 2']]);
  expect((await made(file, { table: 1 })).lines).toEqual([[7, '3 4']]);
  // Further down than was looked at there may be remarks, and no data that would be left out.
  expect((await made([...file.slice(0, 5), '~Other', 'x'], { headLines: 5 })).lines).toEqual([[5, '1 2']]);
  await expect(made(file, { headLines: 5 })).rejects.toThrow(/^a\.las, line 6: expected all sections of data within/);
});

test('a line of more than a mebibyte is refused', async () => {
  const long = las(2, '1 2', '3 4', `5 ${'6'.repeat(1_100_000)}`);
  const header = readLasHeader(long.slice(0, -1).join('\n'), true, 'a.las');
  const layout = layoutOf(header.data[0]!, {
    fileName: 'a.las',
    isWrapped: false,
    delimiter: null,
    decimal: undefined,
  });
  const reading = recordsOfLas(inChunks(Buffer.from(long.join('\n')), 65_536), {
    fileName: 'a.las',
    layout,
    headLines: 8,
    tally: new Tally(),
  });
  await expect(readToEnd(reading)).rejects.toThrow(/^a\.las, line 9: expected lines of at most 1 MiB/);
});
