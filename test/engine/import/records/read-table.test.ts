// Tests that tables of every form are read as their plans say, from bytes or as text, in one pass or cut anywhere.
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../../electron/engine/import/records/read-table.ts';
import type { Kept } from '../../../../electron/engine/import/records/record-form.ts';
import { findingsOf, judge, Tally } from '../../../../electron/engine/import/records/tally.ts';
import type { TablePlan } from '../../../../electron/engine/import/tables/table-plan.ts';
import { sourceOf } from '../scanlines.ts';
import { planOf } from './plan-of.ts';

interface Read {
  readonly depths: number[];
  readonly rows: number[][];
  readonly lines: number[];
  readonly tally: Tally;
}

async function read(
  text: string | Uint8Array,
  plan: TablePlan,
  { chunk = 65_536, kept }: { chunk?: number; kept?: Kept | undefined } = {},
): Promise<Read> {
  const tally = new Tally();
  const result: Read = { depths: [], rows: [], lines: [], tally };
  for await (const block of readTable(sourceOf(text, 'a.csv', chunk), plan, { parts: plan.parts, tally, kept })) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    result.depths.push(...block.depths);
    result.lines.push(...block.places);
    for (let i = 0; i < block.count; i++) {
      result.rows.push([...block.samples.subarray(i * block.width, (i + 1) * block.width)]);
    }
  }
  return result;
}

const PLAIN = {
  depths: [1, 2.5],
  rows: [
    [10, -0.5],
    [30, NaN],
  ],
};

const FORMS: Record<string, [text: string | Uint8Array, plan: TablePlan]> = {
  plain: ['depth,a,b\n1,10,-0.5\n2.5,30,\n', planOf({})],
  'decimal commas': ['depth;a;b\n1;10,0;-,5\n2,50;+30;NA\n', planOf({ dialect: { delimiter: ';', decimal: ',' } })],
  'runs of blanks': ['depth a b\n  1   10\t-.5\n  2.5 30  -  \n', planOf({ dialect: { delimiter: ' ' } })],
  'runs of blanks and quotes': ['depth a b\n "1"   10\t-.5 \n2.5 30 "N/A"\n', planOf({ dialect: { delimiter: ' ' } })],
  'exponents of Fortran and of three digits': ['depth,a,b\n0.1D+01,1.0E+001,-5.0d-1\n2.5E+000,3.0D1,NaN\n', planOf({})],
  'signs, blanks and bare points': ['depth,a,b\n +1. , 10,-.5 \n\t2.5,+30.0,  \n', planOf({})],
  'a trailing delimiter': ['depth,a,b\n1,10,-0.5,\n2.5,30,, \n', planOf({})],
  'fields that are not read': [
    'id,depth,why,a,b,when\n1,1,"so, ""so""",10,-0.5,2020-01-01\n2,2.5,größe,30,null,\n',
    planOf({ names: ['id', 'depth', 'why', 'a', 'b', 'when'], depth: 1, ignored: [0, 2, 5] }),
  ],
  'text over two lines that is not read': [
    'depth,a,b,note\n1,10,-0.5,"one\ntwo"\n2.5,30,,x\n',
    planOf({ names: ['depth', 'a', 'b', 'note'], ignored: [3] }),
  ],
  'comments, blank lines, a second header and an end mark': [
    'depth,a,b\n# one\n1,10,-0.5\n\n  // two\n,,\ndepth,a,b \n2.5,30,#N/A\n# 3,4,5\n\x1a',
    planOf({ comments: ['#', '//'] }),
  ],
  'an end mark behind the last number': ['depth,a,b\n1,10,-0.5\n2.5,30,****\x1a', planOf({})],
  'centimetres stored in metres': [
    'depth,a,b\n100,10,-0.5\n250,30,\n',
    planOf({ depth: { column: 0, times: 1, over: 100 } }),
  ],
  'depths that the file does not have': [
    'a,b\n10,-0.5\n30,NA\n',
    planOf({ names: ['a', 'b'], depth: { first: 1, step: 1.5 } }),
  ],
  'feet and inches': [`depth,a,b\n1',10,-0.5\n"2'-6""",30,\n`, planOf({ depth: { column: 0, feetAndInches: true } })],
  'feet and inches without quotes': [
    `depth\ta\tb\n1' 0"\t10\t-0.5\n2'-6"\t30\t\n`,
    planOf({ dialect: { delimiter: '\t' }, depth: { column: 0, feetAndInches: true } }),
  ],
  'single quotes': [`depth,a,b\n'1','10',-0.5\n'2.5',30,''\n`, planOf({ dialect: { quote: "'" } })],
  'UTF-16': [
    Buffer.from('\ufeffdepth\ta\tb\r\n1\t10\t-0,5\r\n2,5\t30\t\r\n', 'utf16le'),
    planOf({ encoding: 'utf-16le', dialect: { delimiter: '\t', decimal: ',' } }),
  ],
  'UTF-16, the other way round': [
    Buffer.from('depth\ta\tb\r\n1\t10\t-0.5\r\n2.5\t30\t\r\n', 'utf16le').swap16(),
    planOf({ encoding: 'utf-16be', dialect: { delimiter: '\t' } }),
  ],
  GBK: [
    // A name of which the second byte is a vertical bar in ASCII.
    Buffer.concat([Buffer.of(0x81, 0x7c), Buffer.from('|a|b\n1|10|-0.5\n2.5|30|\n')]),
    planOf({ encoding: 'gbk', dialect: { delimiter: '|' } }),
  ],
  'Windows-1252': [
    Buffer.from('d\xe9pth,a,b,n\n1,10,-0.5,\xb0\n2.5,30,,\xb0\n', 'latin1'),
    planOf({ names: ['dépth', 'a', 'b', 'n'], ignored: [3], encoding: 'windows-1252' }),
  ],
  'a byte order mark and no header': [
    '\ufeff1,10,-0.5\n2.5,30,\n',
    planOf({ dialect: { headerLine: null }, firstRecordLine: 1 }),
  ],
};

describe.each([1, 3, 65_536])('in chunks of %i bytes', (chunk) => {
  test.each(Object.entries(FORMS))('%s', async (_, [text, plan]) => {
    expect(await read(text, plan, { chunk })).toMatchObject(PLAIN);
  });
});

test.each<[string, string, TablePlan]>([
  ['in quotes', 'depth,a,b\n1,"1,030","-0.5"\n2.5,"12,345,678.5",""\n', planOf({ thousands: ',' })],
  [
    'as points beside decimal commas',
    'depth;a;b\n1;1.030;-0,5\n2,5;12.345.678,5;NA\n',
    planOf({ dialect: { delimiter: ';', decimal: ',' }, thousands: '.' }),
  ],
])('thousands %s', async (_, text, plan) => {
  expect((await read(text, plan, { chunk: 3 })).rows).toEqual([
    [1030, -0.5],
    [Math.fround(12_345_678.5), NaN],
  ]);
});

test.each(['\n', '\r\n', '\r'])('lines that end with %j', async (end) => {
  const text = 'depth,a,b\n# note\n1,10,-0.5\n\n2.5,30,\n'.replaceAll('\n', end);
  for (const chunk of [1, 2, 100]) {
    const { lines, ...all } = await read(text, planOf({ comments: ['#'] }), { chunk });
    expect({ lines, ...all }).toMatchObject({ ...PLAIN, lines: [3, 5], tally: { comments: 1, blankRecords: 1 } });
  }
});

test('an image, curves and a member that is missing lie one after another in a row', async () => {
  const plan = planOf({
    names: ['gr', 'depth', 'p2', 'p1', 'rhob'],
    depth: 1,
    parts: [
      { kind: 'image', fields: [3, null, 2] },
      { kind: 'curves', fields: [0, 4] },
    ],
  });
  const { rows } = await read('gr,depth,p2,p1,rhob\n75,1,2,1,2.6\nNA,2,4,3,-2.7\n', plan);
  expect(rows).toEqual([
    [1, NaN, 2, 75, Math.fround(2.6)],
    [3, NaN, 4, NaN, Math.fround(-2.7)],
  ]);
});

test('any number in any field of any form is what Number makes of its normal spelling', async () => {
  const spelling = fc
    .tuple(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
      fc.nat(3),
      fc.integer({ min: 1, max: 17 }),
    )
    .map(([value, how, digits]) => {
      const text = how === 0 ? String(value) : how === 1 ? value.toExponential(digits) : value.toPrecision(digits);
      return how === 3 ? text.replace(/^(-?)0\./, '$1.') : text;
    });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(spelling, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(',', ';', ' ', '|'),
      fc.constantFrom('.', ','),
      fc.constantFrom('e', 'D', 'E'),
      fc.integer({ min: 1, max: 100 }),
      async (numbers, delimiter, sign, letter, chunk) => {
        const decimal = delimiter === ',' ? '.' : sign;
        const plan = planOf({
          names: ['a', 'depth', 'b', 'c', 'd'],
          depth: 1,
          dialect: { delimiter, decimal },
          parts: [
            { kind: 'image', fields: [4, 0] },
            { kind: 'curves', fields: [3, 2] },
          ],
        });
        const between = delimiter === ' ' ? '  ' : delimiter;
        const written = (text: string): string => text.replace('.', decimal).replace('e', letter);
        const lines = numbers.map(([a, b, c, d], row) => [a!, String(row), b!, c!, d!].map(written).join(between));
        const { rows } = await read(`a\n${lines.join('\n')}\n`, plan, { chunk });
        expect(rows).toEqual(numbers.map(([a, b, c, d]) => [d, a, c, b].map((text) => Math.fround(Number(text)))));
      },
    ),
    { numRuns: 300 },
  );
});

test.each<[what: string, text: string, message: string, plan?: TablePlan]>([
  ['a text', '1,2,abc\n', 'a.csv, line 2, column 3 (b): expected a number but received "abc"'],
  ['hexadecimal', '1,0x10,2\n', 'a.csv, line 2, column 2 (a): expected a number but received "0x10"'],
  ['a line of totals', '1,2,3\nTotal,2,3\n', 'a.csv, line 3, column 1 (depth): expected a depth but received "Total"'],
  ['a depth that is missing', '1,2,3\nNA,2,3\n', 'a.csv, line 3, column 1 (depth): expected a depth but received "NA"'],
  ['too few fields', '1,2\n', 'a.csv, line 2: expected 3 fields but received 2 fields'],
  ['too many', '1,2,3,4\n', 'a.csv, line 2: expected 3 fields but received 4 fields'],
  ['two delimiters too many', '1,2,3,,\n', 'a.csv, line 2: expected 3 fields but received 5 fields'],
  ['beyond float32', '1,2,3.5e38\n', 'a.csv, line 2, column 3 (b): expected a number between'],
  [
    'decimal commas where there are none',
    '1,"2,5",3\n',
    'a.csv, line 2, column 2 (a): expected a number but received "2,5"',
  ],
  [
    'too few fields among blanks',
    '1 2 \n',
    'a.csv, line 2: expected 3 fields but received 2 fields',
    planOf({ dialect: { delimiter: ' ' } }),
  ],
  [
    'points where commas are',
    '1;2.5;3\n',
    'a.csv, line 2, column 2 (a): expected a number but received "2.5"',
    planOf({ dialect: { delimiter: ';', decimal: ',' } }),
  ],
  [
    'a number where feet and inches are',
    `10'-6",1,2\n10.5,1,2\n`,
    'a.csv, line 3, column 1 (depth): expected a depth in feet and inches but received "10.5"',
    planOf({ depth: { column: 0, feetAndInches: true } }),
  ],
  ['a comment where there are none', '1,2,3\n# x\n', 'a.csv, line 3: expected 3 fields but received 1 field'],
  ['no record', '\n\n', 'a.csv: expected at least one scanline but received a header only'],
])('%s is refused', async (_, text, message, plan = planOf({})) => {
  for (const chunk of [1, 1000]) {
    await expect(read(`depth,a,b\n${text}`, plan, { chunk })).rejects.toThrow(message);
  }
});

test('one bad cell in many rows is refused with its line', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => (i === 12_345 ? `${i},7,x` : `${i},7,8`));
  const message = 'a.csv, line 12347, column 3 (b): expected a number but received "x"';
  await expect(read(`depth,a,b\n${rows.join('\n')}\n`, planOf({}))).rejects.toThrow(message);
});

test('more blank lines than a sheet of Excel may have are refused before they are all read', async () => {
  let read_ = 0;
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('depth,a,b\n1,2,3\n');
    const blank = Buffer.alloc(1_048_576, '\n');
    for (; read_ < 2000; read_++) yield blank;
  }
  const reading = async (): Promise<number> => {
    let blocks = 0;
    const choice = { parts: planOf({}).parts, tally: new Tally() };
    for await (const block of readTable({ name: 'a.csv', stream }, planOf({}), choice)) if ('count' in block) blocks++;
    return blocks;
  };
  await expect(reading()).rejects.toThrow('expected records but received more than 2097152 blank lines');
  expect(read_).toBeLessThan(5);
});

test('progress goes on over blank lines and comments', async () => {
  const text = `depth,a,b\n1,2,3\n${`${' '.repeat(99)}\n`.repeat(20_000)}2,3,4\n`;
  const counts: number[] = [];
  const choice = { parts: planOf({}).parts, tally: new Tally() };
  for await (const block of readTable(sourceOf(text, 'a.csv'), planOf({}), choice)) {
    if ('count' in block) counts.push(block.count);
  }
  expect(counts.length).toBeGreaterThan(5);
  expect(choice.tally.blankRecords).toBe(20_000);
});

describe('missing samples', () => {
  const SENTINELS = [-99_999, 9999, 99_999, -32_768, 32_767, 1e30, 1.70141e38, 3.4e38].flatMap((n) => [n, -n]);

  test('by words and null values are counted by what they are, once each, however their record is read', async () => {
    // The quoted line end has csv-parse read a record of which the bytes were tried before.
    const text = 'depth,a,b,note\n1,NA,-999.25,\n2,,-999.250,"x\ny"\n3,na,-9.9925e2,\n4,#DIV/0!,7,\n';
    const plan = planOf({ names: ['depth', 'a', 'b', 'note'], ignored: [3], nullValues: [-999.25] });
    const { rows, tally } = await read(text, plan);
    expect(rows.flat()).toEqual([NaN, NaN, NaN, NaN, NaN, NaN, NaN, 7]);
    expect(Object.fromEntries(tally.words)).toEqual(
      Object.fromEntries([
        ['', 1],
        ['#div/0!', 1],
        ['na', 2],
      ]),
    );
    expect([...tally.nullValues]).toEqual([[-999.25, 3]]);
    const [finding] = findingsOf(tally);
    expect(finding).toMatchObject({
      code: 'missing-words',
      message: 'Taken as missing: 2 of "na", 1 blank field, 1 of "#div/0!"',
    });
  });

  test('sentinels far outside of all other values are missing, and said', async () => {
    const plan = planOf({ sentinels: SENTINELS, names: ['depth', 'a', 'b', 'c'] });
    const text =
      'depth,a,b,c\n1,10,1e30,1.0000000150474662e30\n2,-32768,32,12\n3,3.4028235e38,-3.402823466e+38,1.70141e+38\n';
    const { rows, tally } = await read(text, plan);
    expect(rows).toEqual([
      [10, NaN, NaN],
      [NaN, 32, 12],
      [NaN, NaN, NaN],
    ]);
    const { findings, kept } = judge(tally);
    expect(kept).toBeUndefined();
    expect(findings).toContainEqual({
      code: 'sentinel-missing',
      message: '2 samples of 1e30 are taken as missing',
      option: '--null-values',
    });
    expect(findings).toContainEqual(expect.objectContaining({ message: '1 sample of -32768 is taken as missing' }));
  });

  test('sentinels among other values are values, which a second reading keeps', async () => {
    const plan = planOf({ sentinels: SENTINELS });
    const text = 'depth,a,b\n1,9000,9999\n2,12000,32767\n3,99999,7000\n';
    const first = await read(text, plan);
    expect(first.rows).toEqual([
      [9000, NaN],
      [12_000, NaN],
      [NaN, 7000],
    ]);
    // Other values are 7000 to 12000, so up to 17000 there is no reason to take one for missing.
    const { findings, kept } = judge(first.tally);
    expect(findings.map(({ message }) => message)).toEqual([
      '1 sample of 32767 is taken as missing',
      '1 sample of 99999 is taken as missing',
    ]);
    expect((await read(text, plan, { kept })).rows).toEqual([
      [9000, 9999],
      [12_000, NaN],
      [NaN, 7000],
    ]);
  });

  test('curves are judged each by itself', async () => {
    const plan = planOf({ sentinels: SENTINELS, parts: [{ kind: 'curves', fields: [1, 2] }] });
    const text = 'depth,a,b\n1,9000,9999\n2,9999,1\n3,10000,2\n';
    const { kept, findings } = judge((await read(text, plan)).tally);
    expect(findings.map(({ message }) => message)).toEqual(['1 sample of 9999 is taken as missing']);
    expect((await read(text, plan, { kept })).rows).toEqual([
      [9000, NaN],
      [9999, 1],
      [10_000, 2],
    ]);
  });

  test('a depth is never missing by its value', async () => {
    const plan = planOf({ sentinels: SENTINELS, nullValues: [-999.25] });
    expect((await read('depth,a,b\n-999.25,1,2\n9999,1,2\n', plan)).depths).toEqual([-999.25, 9999]);
  });

  test('every sample is checked against every special number, whatever came before', async () => {
    const number = fc.oneof(
      fc.constantFrom(-999.25, 0, 7, ...SENTINELS),
      fc.integer({ min: -40_000, max: 100_000 }),
      fc.double({ min: -1.5e30, max: 1.5e30, noNaN: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        async (all, isImage) => {
          const parts = [{ kind: isImage ? ('image' as const) : ('curves' as const), fields: [1, 2] }];
          const plan = planOf({ sentinels: SENTINELS, nullValues: [-999.25, 0], parts });
          const text = all.map((row, i) => [i, ...row].join(',')).join('\n');
          const { rows, tally } = await read(`depth,a,b\n${text}\n`, plan);
          const isNear = (n: number): boolean =>
            SENTINELS.some((s) => n === s || (Math.abs(s) >= 1e30 && Math.abs(n - s) <= Math.abs(s) * 1e-3));
          const isMissing = (n: number): boolean => n === -999.25 || n === 0 || isNear(n);
          expect(rows).toEqual(all.map((row) => row.map((n) => (isMissing(n) ? NaN : Math.fround(n)))));
          for (const [group, { min, max }] of tally.groups.entries()) {
            const values = (isImage ? all.flat() : all.map((row) => row[group]!)).filter((n) => !isMissing(n));
            // As float32, without the sign of zero.
            const extremes = [Math.min(...values), Math.max(...values)].map((value) => Math.fround(value) + 0);
            expect([min, max]).toEqual(extremes);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
