// Tests that numbers read from bytes equal what Number makes of their text, to the last bit.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordFormOf } from '../../../../electron/engine/import/records/record-form.ts';
import { RecordReader } from '../../../../electron/engine/import/records/record-reader.ts';
import { SampleCheck } from '../../../../electron/engine/import/records/sample-check.ts';
import { planOf } from './plan-of.ts';

interface Layout {
  readonly depthColumn?: number;
  readonly nullValues?: readonly number[];
}

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const sign = fc.constantFrom('', '', '-', '+');
const exponent = fc.oneof(
  fc.constant(''),
  fc.tuple(fc.constantFrom('e', 'E'), sign, digits(1, 3)).map((parts) => parts.join('')),
);
/** Of up to 40 digits: far more than a float64 tells apart. */
const decimal = fc
  .tuple(
    sign,
    fc.oneof(
      digits(1, 20),
      fc.tuple(digits(1, 20), fc.constant('.'), digits(0, 20)).map((parts) => parts.join('')),
      digits(1, 20).map((fraction) => `.${fraction}`),
    ),
    exponent,
  )
  .map((parts) => parts.join(''));
/** As programs print them: the 17 digits that name a float64, or fewer. */
const printed = fc
  .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 1, max: 17 }), fc.nat(2))
  .map(([value, precision, how]) =>
    how === 0 ? String(value) : how === 1 ? value.toExponential(precision - 1) : value.toPrecision(precision),
  );
const spaces = fc.constantFrom('', '', ' ', '\t', '  ');
const spelling = fc.oneof({ weight: 2, arbitrary: decimal }, { weight: 1, arbitrary: printed });

/** Depth and samples, or undefined when the record is left to others. */
function read(
  fields: readonly string[],
  { depthColumn = 0, nullValues = [] }: Layout = {},
  columns = Math.max(3, fields.length),
): { depth: number; samples: number[]; end: number } | undefined {
  const plan = planOf({ names: Array.from({ length: columns }, (_, i) => `c${i}`), depth: depthColumn, nullValues });
  const form = recordFormOf(plan, plan.parts);
  // Not at the beginning of the bytes, and something behind it.
  const bytes = Buffer.from(`9,9\n${fields.join(',')}\n7,7,7\n`);
  const samples = new Float32Array(form.width);
  const records = new RecordReader(form, new SampleCheck(form));
  const end = records.read(bytes, 4, samples, 0);
  return end < 0 ? undefined : { depth: records.depth, samples: [...samples], end };
}

test('any decimal is what Number makes of it', () => {
  fc.assert(
    fc.property(spelling, spelling, spelling, spaces, (depth, first, last, space) => {
      const fields = [depth, space + first + space, last + space];
      const result = read(fields);
      const numbers = [first, last].map(Number);
      // What a float32 cannot hold is left to others, and a depth that no float64 holds.
      if (numbers.some((n) => !Number.isFinite(Math.fround(n))) || !Number.isFinite(Number(depth))) {
        expect(result).toBeUndefined();
        return;
      }
      expect(Object.is(result!.depth, Number(depth))).toBe(true);
      expect(result!.samples.every((sample, i) => Object.is(sample, Math.fround(numbers[i]!)))).toBe(true);
      expect(result!.end).toBe(4 + fields.join(',').length);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  '9007199254740993', // 2^53 + 1: the first that a float64 has not
  '123456789012345678',
  '0.1234567890123456789',
  '999999999',
  '9999999999',
  '2147483648',
  '000000000000000000001.5',
  '1e22',
  '1e23',
  '9e-22',
  '3.4028234663852886e38',
  '4.9e-324',
  '-0',
  '-0.0',
  '5.',
  '.5',
])('%s as a depth', (text) => {
  expect(Object.is(read([text, '1', '2'])!.depth, Number(text))).toBe(true);
});

test.each(['', ' ', 'NaN', 'nan', ' NULL ', 'null', '#N/A', '-', '****', '-1.#IND', '1.#QNAN', '"NA"'])(
  '%j is a null sample and no depth',
  (text) => {
    expect(read(['1', text, text])).toMatchObject({ samples: [NaN, NaN] });
    expect(read([text, '1', '2'])).toBeUndefined();
  },
);

test.each([
  '"5',
  '5"',
  '"5"5',
  'abc',
  '1e',
  '--1',
  '1.2.3',
  '0x10',
  'Infinity',
  '1_000',
  '5 5',
  '\u00a05',
  '3.5e38',
  '1e400',
  '+',
  '.',
])('a record with %j is left to others', (text) => {
  expect(read(['1', text, '2'])).toBeUndefined();
  expect(read(['1', '2', text])).toBeUndefined();
});

test('too few and too many fields are left to others', () => {
  expect(read(['1', '2'])).toBeUndefined();
  expect(read(['1', '2', '3', '4'], {}, 3)).toBeUndefined();
  expect(read(['1', '2', '3', '', ''], {}, 3)).toBeUndefined();
});

test('a delimiter behind the last field makes no further one', () => {
  expect(read(['1', '2', '3', ''], {}, 3)).toMatchObject({ depth: 1, samples: [2, 3], end: 10 });
  expect(read(['2', '3', '1', ''], { depthColumn: 2 }, 3)).toMatchObject({ depth: 1, samples: [2, 3], end: 10 });
});

test('null values are compared as numbers, in every column but the depth', () => {
  const layout = { depthColumn: 2, nullValues: [-999.25, 0, 7] };
  expect(read(['-999.250', '7.5', '7', '0e5'], layout)).toMatchObject({ depth: 7, samples: [NaN, 7.5, NaN] });
});

test.each([0, 1, 2, 3])('the depth in column %i', (depthColumn) => {
  const result = read(['10', '11', '12', '13'], { depthColumn });
  expect(result).toMatchObject({ depth: 10 + depthColumn, samples: [10, 11, 12, 13].toSpliced(depthColumn, 1) });
});

test('records of numbers and words for missing, one after another', () => {
  const words = ['', 'NaN', '-', 'null', 'missing', '1.#QNAN000'];
  const field = fc.oneof(
    { weight: 3, arbitrary: fc.nat(300).map(String) },
    { weight: 1, arbitrary: printed.filter((text) => Number.isFinite(Math.fround(Number(text)))) },
    { weight: 1, arbitrary: fc.constantFrom(...words) },
  );
  const plan = planOf({ names: ['depth', 'a', 'b', 'c', 'd', 'e'], depth: 0 });
  const form = { ...recordFormOf(plan, plan.parts), nullValues: [], sentinels: [] };
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const check = new SampleCheck(form);
      const records = new RecordReader(form, check);
      const counts = new Map<string, number>();
      for (const [depth, row] of rows.entries()) {
        const line = `${depth},${row.join(',')}`;
        const samples = new Float32Array(5);
        expect(records.read(Buffer.from(`${line}\n`), 0, samples, 0)).toBe(line.length);
        expect(records.depth).toBe(depth);
        expect([...samples]).toEqual(row.map((text) => (words.includes(text) ? NaN : Math.fround(Number(text)))));
        for (const text of row.filter((each) => words.includes(each))) {
          counts.set(text.toLowerCase(), (counts.get(text.toLowerCase()) ?? 0) + 1);
        }
      }
      expect(new Map(check.take().words)).toEqual(counts);
    }),
    { numRuns: 2000 },
  );
});

test('words that are read again as text are not counted twice', () => {
  const plan = planOf({ names: ['depth', 'a', 'b', 'c'], depth: 0 });
  const form = recordFormOf(plan, plan.parts);
  const check = new SampleCheck(form);
  const records = new RecordReader(form, check);
  const samples = new Float32Array(3);
  records.read(Buffer.from('1,NaN,NaN,5\n'), 0, samples, 0);
  expect(records.read(Buffer.from('2,NaN,NaN,wrong\n'), 0, samples, 0)).toBe(-1);
  check.undo();
  expect(check.take().words).toEqual([['nan', 2]]);
});
