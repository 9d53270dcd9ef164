// Tests that LAS files in the forms that people have are read to the numbers that they hold, or refused by line.
import { expect, test } from 'vitest';
import { planLasFile } from '../../../../electron/engine/import/las/open-las.ts';
import { readLasTable } from '../../../../electron/engine/import/las/read-las.ts';
import { findingsOf, Tally } from '../../../../electron/engine/import/records/tally.ts';
import { lasSource } from './las-source.ts';

interface Read {
  readonly depths: number[];
  readonly rows: number[][];
  readonly lines: number[];
  readonly findings: string[];
}

async function read(content: string | Uint8Array, chunk = 65_536): Promise<Read> {
  const source = lasSource(content, 'a.las', chunk);
  const { tables, headLines } = await planLasFile(source, {});
  const [table] = tables;
  const tally = new Tally();
  const [depths, rows, lines]: [number[], number[][], number[]] = [[], [], []];
  for await (const block of readLasTable(source, table!, headLines, { parts: table!.plan.parts, tally })) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    const { count, width, samples, places } = block;
    depths.push(...block.depths.subarray(0, count));
    lines.push(...places.subarray(0, count));
    for (let row = 0; row < count; row++) rows.push([...samples.subarray(row * width, (row + 1) * width)]);
  }
  const findings = findingsOf(tally).map(({ code }) => code);
  return { depths, rows, lines, findings };
}

const HEAD = [
  '~VERSION',
  'VERS. 2.0 :',
  'WRAP. NO :',
  '~WELL',
  'STRT.M 100 :',
  'NULL. -999.25 :',
  '~CURVE',
  'DEPT.M :',
];
const IMAGE = ['IMG1. :', 'IMG2. :', 'IMG3. :'];

test.each([1, 5, 65_536])(
  'an image and its null values, whatever ends a line, in chunks of %i bytes',
  async (chunk) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = [
        ...HEAD,
        ...IMAGE,
        ' ~A',
        '100.0 1 2 3',
        '100.5 -999.25 NaN (null)',
        '101.0 7 8 -1.#IND00',
        '\x1a',
      ];
      expect(await read(lines.join(end), chunk)).toEqual({
        depths: [100, 100.5, 101],
        rows: [
          [1, 2, 3],
          [NaN, NaN, NaN],
          [7, 8, NaN],
        ],
        lines: [13, 14, 15],
        findings: ['missing-words', 'null-values'],
      });
    }
  },
);

test('depths in tenths of an inch and in centimetres', async () => {
  const of = (unit: string, ...depths: number[]) =>
    read(
      [...HEAD.slice(0, 4), '~C', `DEPT.${unit} :`, ...IMAGE, '~A', ...depths.map((depth) => `${depth} 1 2 3`)].join(
        '\n',
      ),
    );
  expect((await of('.1IN', 360_000, 360_001)).depths).toEqual([3000, 360_001 / 120]);
  expect((await of('CM', 0, 50)).depths).toEqual([0, 0.5]);
});

test.each([1, 5, 65_536])('wrapped records, each at its first line, in chunks of %i bytes', async (chunk) => {
  const data = ['100.0', ' 9 1', '', ' 2 3', '# a comment', '100.5', ' 9 4', ' 5 6'];
  const lines = [...HEAD.map((line) => line.replace('NO', 'YES')), 'GR. :', ...IMAGE, '~A', ...data];
  expect(await read(lines.join('\n'), chunk)).toEqual({
    depths: [100, 100.5],
    rows: [
      [1, 2, 3, 9],
      [4, 5, 6, 9],
    ],
    lines: [14, 19],
    findings: ['lines-skipped'],
  });
});

test('version 3.0 with commas, words and an array', async () => {
  const lines = [
    ...['~Version', 'VERS. 3.0 :', 'DLM. COMMA :', '~Log_Definition', 'DEPT.M : {F}', 'CDES. : {S}'],
    ...['NMR[1].ms : {AF;0ms}', 'NMR[2].ms : {AF;5ms}', 'NMR[3].ms : {AF;10ms}', '~Log_Data | Log_Definition'],
    ...['1,SAND WI/VUGS,10,12,14', '2,,20,,24', '~Other', 'text 1,2'],
  ];
  expect(await read(lines.join('\r\n'))).toEqual({
    depths: [1, 2],
    rows: [
      [10, 12, 14],
      [20, NaN, 24],
    ],
    lines: [11, 12],
    findings: ['missing-words'],
  });
});

test('decimal commas, numbers that ran together, text in any encoding', async () => {
  const data = (...lines: string[]) => [...HEAD, ...IMAGE, '~A', ...lines].join('\n');
  expect((await read(data('100,5 1,5 2 3', '101,0 4 5,25 6'))).rows).toEqual([
    [1.5, 2, 3],
    [4, 5.25, 6],
  ]);
  expect(await read(data('100.0 1.5 2.5 3.5', '100.5-999.25 2.5 3.5', '101.0 1.5-20.5-30.5'))).toMatchObject({
    rows: [
      [1.5, 2.5, 3.5],
      [NaN, 2.5, 3.5],
      [1.5, -20.5, -30.5],
    ],
    findings: ['run-together', 'null-values'],
  });
  const text = data('100 1 2 3', '101 4 5 6').replaceAll('IMG', 'ÄÖ');
  for (const bytes of [
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(text, 'latin1'),
  ]) {
    expect((await read(bytes, 7)).rows).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  }
});

test('a decimal comma among points, where it can be nothing else', async () => {
  const data = (...lines: string[]) => [...HEAD, ...IMAGE, '~A', ...lines].join('\n');
  expect(await read(data('100.0 1.5 123.450 3.5', '101.0 1.5 124,420 3.5', '102.0 1.5 125.123 3.5'))).toMatchObject({
    rows: [
      [1.5, Math.fround(123.45), 3.5],
      [1.5, Math.fround(124.42), 3.5],
      [1.5, Math.fround(125.123), 3.5],
    ],
    findings: ['decimal-comma'],
  });
  // As large as the others with a comma between thousands; another number of digits; nothing to compare with.
  for (const others of ['2550.000', '2.50', '25']) {
    const reading = read(data(`100.0 1.5 ${others} 3.5`, '101.0 1.5 2,550 3.5'));
    await expect(reading).rejects.toThrow(/line 14, column 3 .*"2,550"/);
  }
});

test.each([
  ['an exponent with a blank in it', ['100 1 2 3', '101 1 -2.2e -04 3', '102 1 2 3'], /^a\.las, line 14: .*4.*5/],
  ['a field too few', ['100 1 2 3', '101 1 2', '102 1 2 3'], /^a\.las, line 14: .*4.*3/],
  ['stars over two columns', ['100 1 2 3', '101 1 ********', '102 1 2 3'], /^a\.las, line 14: /],
  [
    'a word',
    ['100 1 2 3', '101 1 ERR 3', '102 1 2 3'],
    /^a\.las, line 14, column 3 \(IMG2\): expected a number but received "ERR"/,
  ],
  [
    'a comma among points',
    ['100.0 1.5 2.5 3.5', '101.0 1.5 2,550 3.5'],
    /^a\.las, line 14, column 3 \(IMG2\): .*"2,550"/,
  ],
  ['no data', [], /^a\.las: expected at least one scanline/],
])('refused: %s', async (_, data, message) => {
  await expect(read([...HEAD, ...IMAGE, '~A', ...data].join('\n'))).rejects.toMatchObject({
    code: 'unreadable_file',
    message: expect.stringMatching(message) as string,
  });
});
