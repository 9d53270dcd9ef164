// Tests that CSV as different programs write it reads as the same scanlines.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Tally } from '../../../electron/engine/import/records/tally.ts';
import { csvReader } from '../../../electron/engine/import/readers/csv-reader.ts';
import { opened, readCsv, sourceOf } from './scanlines.ts';

const PLAIN = 'depth,col1,col2\n9000.1,1,2\n9000.2,3,4\n';
const EXPECTED = {
  depths: [9000.1, 9000.2],
  samples: [
    [1, 2],
    [3, 4],
  ],
  lines: [2, 3],
  skippedRecords: 0,
  depthUnit: 'm',
};

const DIALECTS: Record<string, [text: string, differs?: object]> = {
  LF: [PLAIN],
  CRLF: [PLAIN.replaceAll('\n', '\r\n')],
  CR: [PLAIN.replaceAll('\n', '\r')],
  'mixed line ends': ['depth,col1,col2\r\n9000.1,1,2\r9000.2,3,4\n'],
  'no line end at the end': [PLAIN.trimEnd()],
  BOM: [`\ufeff${PLAIN}`],
  semicolons: [PLAIN.replaceAll(',', ';')],
  tabs: [PLAIN.replaceAll(',', '\t')],
  'quoted fields': ['"depth","col1","col2"\n"9000.1","1","2"\n"9000.2",3,"4"\n'],
  'spaces around fields and quotes': ['depth, "col1" ,col2\n 9000.1 ," 1 ", 2\n9000.2,3 ,4  \n'],
  'quoted names with delimiters, quotes and line ends': [
    '"depth","a,""b"";c","two\r\nlines"\r\n9000.1,1,2\r\n9000.2,3,4\r\n',
    { lines: [3, 4] },
  ],
  'no header': [PLAIN.slice(PLAIN.indexOf('\n') + 1), { lines: [1, 2] }],
  'signs, exponents and bare points': ['depth,a,b\n+90001e-1,1.,+2E0\n9.0002e3,.3e1,4\n'],
  'depth not first': ['col1,DEPTH,col2\n1,9000.1,2\n3,9000.2,4\n'],
  'empty records': [
    'depth,col1,col2\n9000.1,1,2\n\n,,\n9000.2,3,4\n  \n" ",\n\n',
    { lines: [2, 5], skippedRecords: 5 },
  ],
  // Lines before the table are none of it, and counted otherwise.
  'an empty record first': [`\n,,\n${PLAIN}`, { lines: [4, 5] }],
};

describe.each([1, 2, 3, 7, 64, 65_536])('in chunks of %i bytes', (chunk) => {
  test.each(Object.entries(DIALECTS))('%s', async (_, [text, differs]) => {
    expect(await readCsv(text, { chunk })).toEqual({ ...EXPECTED, ...differs });
  });

  test('gzip', async () => {
    expect(await readCsv(gzipSync(PLAIN), { chunk })).toEqual(EXPECTED);
  });

  test('gzip in several members', async () => {
    const members = Buffer.concat([gzipSync(PLAIN.slice(0, 20)), gzipSync(PLAIN.slice(20))]);
    expect(await readCsv(members, { chunk })).toEqual(EXPECTED);
  });
});

test('a longer file reads the same however it is cut', async () => {
  const rows = Array.from({ length: 4000 }, (_, i) => `${100 + i / 8},${i},${i % 7 ? -i / 3 : 'NaN'},"${i}"`);
  const text = `\ufeffdepth (ft),größe,b,c\r\n${rows.join('\r\n')}`;
  const whole = await readCsv(text, { chunk: text.length * 2 });
  expect(whole.depths).toHaveLength(4000);
  expect(whole.lines).toEqual(whole.lines.map((_, i) => i + 2));
  for (const chunk of [1, 3, 1000, 65_536]) expect(await readCsv(text, { chunk })).toEqual(whole);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 10, max: 5000 }), async (chunk) => {
      expect(await readCsv(text, { chunk })).toEqual(whole);
    }),
    { numRuns: 10 },
  );
});

test('a number is what Number makes of its text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 }), async (values) => {
      const { samples } = await readCsv(`1,${values.map(String).join(',')}\n`, { nullValues: [] });
      expect(samples[0]).toEqual(values.map((value) => Number(String(value))));
    }),
    { numRuns: 50 },
  );
});

test('nulls: blank, words, and numbers compared as numbers; depth is never one', async () => {
  const { depths, samples } = await readCsv(
    'depth,a,b,c,d,e,f,g,h\n-999.25,,nan,NULL,-999,-999.2500,-9.99925E+3,-9999,-998\n-9999,1,1,1,1,1,1,1,"  "\n',
  );
  expect(depths).toEqual([-999.25, -9999]);
  expect(samples[0]).toEqual([NaN, NaN, NaN, NaN, NaN, NaN, NaN, -998]);
  expect(samples[1]!.at(-1)).toBeNaN();
});

test('the list of null values is the caller’s', async () => {
  const { samples } = await readCsv('1,-999,0,0.0,5\n', { nullValues: [0] });
  expect(samples).toEqual([[-999, NaN, NaN, 5]]);
});

test('a first record of nulls and numbers is a scanline, one that begins with a word or names a depth is a header', async () => {
  expect((await readCsv('1,,nan\n2,3,4\n')).depths).toEqual([1, 2]);
  expect((await readCsv('z,1,2\n2,3,4\n')).depths).toEqual([2]);
  expect((await readCsv(',1,x\n2,3,4\n')).depths).toEqual([2]);
  expect((await readCsv('0,depth,1\n2,3,4\n')).depths).toEqual([3]);
});

test.each([
  ['depth', 'm', 2],
  ['MD', 'm', 2],
  ['Dept', 'm', 2],
  ['TDEP', 'm', 2],
  ['depth (ft)', 'ft', 2],
  ['Depth [m]', 'm', 2],
  ['depth(Feet)', 'ft', 2],
  ['DEPT.M', 'm', 2],
  ['DEPT.F', 'ft', 2],
  ['depth_m', 'm', 2],
  ['MD meters', 'm', 2],
  ['depth (km)', 'm', 2000],
  ['depth (in)', 'ft', 2 / 12],
  // Without brackets only a unit makes it a depth.
  ['depth_bin', 'm', 1],
  ['depths', 'm', 1],
  ['mdm', 'm', 1],
  ['depth_constructor', 'm', 1],
])('a column called "%s": unit %s', async (name, unit, depth) => {
  const read = await readCsv(`a,${name},b\n1,2,3\n`);
  expect(read.depthUnit).toBe(unit);
  expect(read.depths).toEqual([depth]);
});

test.each([
  ['MD', 'MD', 'm'],
  ['md_ft', 'MD', 'ft'],
  ['tvd', 'TVD', 'm'],
  ['TVD (m)', 'TVD', 'm'],
  ['TVDSS.F', 'TVD', 'ft'],
  ['Depth (MD)', 'MD', 'm'],
  ['depth', undefined, 'm'],
  ['TDEP', undefined, 'm'],
])('a column called "%s": reference %s', async (name, reference, unit) => {
  const read = await readCsv(`a,${name},b\n1,2,3\n`);
  expect(read).toMatchObject({ depths: [2], depthReference: reference, depthUnit: unit });
});

test('the leftmost of several depth names is the depth; one straight down only where there is no other', async () => {
  expect((await readCsv('a,MD,depth,b\n1,2,3,4\n')).samples).toEqual([[1, 3, 4]]);
  expect((await readCsv('a,tvd,md,b\n1,2,3,4\n')).depths).toEqual([3]);
  expect((await readCsv('a,tvdss,tvd,b\n1,2,3,4\n')).depths).toEqual([2]);
});

test('a delimiter inside the names or the values does not mislead the sniffing', async () => {
  expect((await readCsv('depth,"a;b;c;d",c\n1,2,3\n')).samples).toEqual([[2, 3]]);
  expect((await readCsv('depth,\ta,\tb\n1,\t2,\t3\n')).samples).toEqual([[2, 3]]);
  expect((await readCsv('depth\ta, b, c, d\tb\n1\t2\t3\n')).samples).toEqual([[2, 3]]);
});

test('blocks are bounded, and blank records are counted, those after the last scanline too', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `${i},${'7,'.repeat(99)}7`)
    .join('\n')
    .replace('\n', '\n\n');
  const counts: number[] = [];
  const text = new TextEncoder().encode(`${rows}\n${','.repeat(100)}\n`);
  const { tables } = await csvReader.open(sourceOf(text, 'img.csv', 4096), {});
  const tally = new Tally();
  for await (const block of tables[0]!.read({ parts: tables[0]!.parts, tally })) {
    if (!('count' in block)) throw new Error('Expected blocks only');
    counts.push(block.count);
  }
  expect(counts.reduce((a, b) => a + b)).toBe(3000);
  expect(Math.max(...counts) * 100).toBeLessThanOrEqual(65_600);
  expect(tally.blankRecords).toBe(2);
});

describe('sniffing', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  test.each([
    ['text', bytes(PLAIN), true],
    ['nothing', bytes(''), true],
    ['a head cut inside a character', bytes('größe').subarray(0, 3), true],
    ['a NUL byte', bytes('depth,a\0,b\n'), false],
    ['Latin-1', Uint8Array.of(0x67, 0x72, 0xf6, 0xdf, 0x65, 0x2c, 0x31, 0x32), true],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x64, 0x00, 0x65, 0x00), true],
  ])('%s', (_, head, expected) => {
    expect(csvReader.sniff(head, 'img.csv')).toBe(expected);
  });
});

describe('what it holds is told before it is read', () => {
  test.each<[text: string, width: number | undefined, depth?: object]>([
    ['TVD (ft),a,b,c\n1,2,3,4\n', 3, { unit: 'ft', reference: 'TVD' }],
    ['\n,,\n1,2,3\n', 2, { unit: 'm' }],
    ['1,2,3', 2],
    ['"depth","two\r\nlines",c\r\n1,2,3', 2],
  ])('%j', async (text, width, depth = {}) => {
    for (const contents of [
      await csvReader.open(sourceOf(text, 'img.csv'), {}),
      await opened(sourceOf(gzipSync(text), 'img.csv.gz')),
    ]) {
      const [table] = contents.tables;
      expect(table!.parts[0]?.columns.length).toBe(width);
      expect(table!.depth).toMatchObject(depth);
    }
  });

  test('but for what is wrong beyond its beginning, which only reading tells', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `${i},1,2\n`).join('');
    const { tables } = await csvReader.open(sourceOf(`${rows}40000,1\n`, 'img.csv'), {});
    const reading = async (): Promise<void> => {
      for await (const block of tables[0]!.read({ parts: tables[0]!.parts, tally: new Tally() })) void block;
    };
    await expect(reading()).rejects.toMatchObject({
      message: 'img.csv, line 40001: expected 3 fields but received 2 fields',
    });
  });
});
