// Tests that generated CSV texts of every dialect, cut anywhere, read as csv-parse alone reads them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readByCsvParse } from './csv-by-csv-parse.ts';
import { readCsv } from './scanlines.ts';

interface Dialect {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly bom: boolean;
  readonly header: boolean;
  readonly endsWithLineEnd: boolean;
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.boolean(),
  header: fc.boolean(),
  endsWithLineEnd: fc.boolean(),
});

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 999 }).map(String) },
  { weight: 3, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((n) => n.toFixed(3)) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, min: -1e30, max: 1e30 }).map(String) },
);
/** `odd`: a sample that is written as few are, or is none. */
function field(odd: boolean): fc.Arbitrary<string> {
  if (!odd) return number;
  return fc.oneof(
    number,
    fc.constantFrom(
      '',
      ' ',
      'NaN',
      'null',
      '-999.25',
      '+5',
      '.5',
      '5.',
      '1E3',
      '-0',
      ' 7',
      '8  ',
      '"9"',
      '" 1 "',
      '""',
    ),
  );
}
const spoiled = fc.constantFrom('abc', '1.2.3', '3.5e38', '1e999', 'ä', '"x"', '"a""b"', '0x1f', '1,5;6\t7');

const COLUMNS = 5;
const records = fc.oneof(
  { weight: 12, arbitrary: fc.array(field(false), { minLength: COLUMNS - 1, maxLength: COLUMNS - 1 }) },
  { weight: 6, arbitrary: fc.array(field(true), { minLength: COLUMNS - 1, maxLength: COLUMNS - 1 }) },
  { weight: 1, arbitrary: fc.constant('blank' as const) },
  { weight: 1, arbitrary: fc.constant('delimiters' as const) },
);
/** Something that makes the file unreadable, at some record of it; mostly nothing. */
const fault = fc.option(
  fc.oneof(
    fc.record({ at: fc.nat(60), column: fc.nat(COLUMNS - 1), text: spoiled }),
    fc.record({ at: fc.nat(60), fields: fc.constantFrom(1, COLUMNS - 1, COLUMNS + 1) }),
  ),
  { freq: 4 },
);

function textOf(
  { delimiter, lineEnd, bom, header, endsWithLineEnd }: Dialect,
  rows: readonly (readonly string[] | 'blank' | 'delimiters')[],
  broken: { at: number; column?: number; text?: string; fields?: number } | null,
): string {
  const lines = rows.map((row, i) => {
    if (row === 'blank') return '';
    if (row === 'delimiters') return delimiter.repeat(COLUMNS - 1);
    const fields = [((90_000 + i) / 10).toFixed(1), ...row];
    if (broken?.at !== i) return fields.join(delimiter);
    if (broken.fields !== undefined) return Array.from({ length: broken.fields }, () => '1').join(delimiter);
    // One more field would be a fault of its own, which the two need not find in the same order.
    const text = broken.text!.replaceAll(delimiter, '');
    return fields.with(broken.column!, text).join(delimiter);
  });
  // Plain scanlines first, whatever follows, so that both find the same delimiter and number of columns.
  const first = ['8999.8', '8999.9'].map((depth) => [depth, '1', '2', '3', '4'].join(delimiter));
  const names = ['depth', 'a', 'b', 'c', 'd'].join(delimiter);
  const all = [...(header ? [names] : []), ...first, ...lines].join(lineEnd);
  return `${bom ? '\ufeff' : ''}${all}${endsWithLineEnd ? lineEnd : ''}`;
}

/** What comes of it: the scanlines, or the sentence that refuses them. */
async function outcome(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    return (error as Error).message;
  }
}

const chunkSizes = fc.oneof(fc.constantFrom(1, 2, 3, 7), fc.integer({ min: 1, max: 1_048_576 }));

test('every dialect, whole or cut, readable or not, as csv-parse alone reads it', async () => {
  await fc.assert(
    fc.asyncProperty(
      dialects,
      fc.array(records, { maxLength: 60 }),
      fault,
      chunkSizes,
      async (dialect, rows, broken, chunk) => {
        const text = textOf(dialect, rows, broken);
        // A record of another delimiter's quotes is csv-parse's to refuse, in words of its own.
        const expected = await outcome(() => readByCsvParse(text, dialect.delimiter));
        fc.pre(typeof expected !== 'string' || expected.startsWith('img.csv'));
        expect(await outcome(() => readCsv(text, { chunk }))).toEqual(expected);
      },
    ),
    { numRuns: 1500 },
  );
});

test('large texts in chunks of up to 1 MB', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) =>
    i % 997 === 0
      ? ['"5"', ' 6', '', 'nan']
      : i % 4001 === 0
        ? ('blank' as const)
        : [`${i % 256}`, '-1.5', '1e-3', '7'],
  );
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const dialect = { delimiter: ',', lineEnd, bom: false, header: true, endsWithLineEnd: true };
    const text = textOf(dialect, rows, null);
    const expected = readByCsvParse(text, ',');
    for (const chunk of [1000, 65_537, 1_000_000]) expect(await readCsv(text, { chunk })).toEqual(expected);
  }
});
