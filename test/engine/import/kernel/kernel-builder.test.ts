// Tests that the kernel builds segments as TypeScript does, to the last bit, of generated records of all forms.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Segment, SegmentTask } from '../../../../electron/engine/import/build/built-segment.ts';
import { storedParts } from '../../../../electron/engine/import/build/stored-part.ts';
import { KernelBuilder } from '../../../../electron/engine/import/kernel/kernel-builder.ts';
import { recordFormOf } from '../../../../electron/engine/import/records/record-form.ts';
import { TableSegmentBuilder } from '../../../../electron/engine/import/segments/table-segment-builder.ts';
import { INTERPOLATIONS } from '../../../../shared/model/image-log.ts';
import { planOf } from '../records/plan-of.ts';

const NULL_VALUES = [-999.25, 0.1, 99999.001];
const SENTINELS = [9999, -9999, 32_767, 1e30];

/** What a field of a kind is; `random` from 0 up to 1. The kernel reads the first ones itself. */
const KINDS: Record<string, (random: () => number) => string> = {
  'whole numbers': (random) => String(Math.floor(random() * 256)),
  'whole numbers of all lengths': (random) => String(Math.floor(10 ** (random() * 7))),
  'leading zeros': (random) => String(Math.floor(random() * 300)).padStart(1 + Math.floor(random() * 4), '0'),
  'four decimals': (random) => (random() * 250).toFixed(4),
  'one decimal': (random) => (random() * 9e5).toFixed(1),
  'decimals below zero': (random) => (random() * 500 - 250).toFixed(2),
  'up to 17 digits': (random) => (random() * 10).toPrecision(1 + Math.floor(random() * 17)),
  'points at the ends': (random) =>
    random() < 0.5 ? `${Math.floor(random() * 99)}.` : `.${Math.floor(random() * 999)}`,
  zeros: (random) => (random() < 0.3 ? '-0' : random() < 0.5 ? '0' : '-0.0'),
  exponents: (random) => (random() * 1000).toExponential(3),
  'plus signs': (random) => `+${Math.floor(random() * 100)}`,
  blanks: (random) => (random() < 0.5 ? '' : ' '),
  words: (random) => (random() < 0.5 ? 'NaN' : 'null'),
  'null values': (random) => String(NULL_VALUES[Math.floor(random() * NULL_VALUES.length)]),
  sentinels: (random) => String(SENTINELS[Math.floor(random() * SENTINELS.length)]),
  'near null values': (random) => (99999 + Math.floor(random() * 4) / 1000).toFixed(3),
  quoted: (random) => `"${Math.floor(random() * 100)}"`,
  padded: (random) => ` ${Math.floor(random() * 100)}`,
};

const shape = fc.record({
  columns: fc.integer({ min: 4, max: 40 }),
  width: fc.option(fc.integer({ min: 4, max: 60 }), { nil: undefined }),
  interpolation: fc.constantFrom(...INTERPOLATIONS),
  depthField: fc.nat(40),
  delimiter: fc.constantFrom(',', ';', '\t', '|', ' '),
  decimal: fc.constantFrom<'.' | ','>('.', ','),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  isDescending: fc.boolean(),
  step: fc.constantFrom(1, 0.1, 0.015625),
  levels: fc.integer({ min: 1, max: 3 }),
  firstTile: fc.nat(3),
  /** Most records are of one kind, some of another, and single fields of a third. */
  kinds: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...Object.keys(KINDS)))),
  isMixed: fc.boolean(),
  scale: fc.constantFrom({ times: 1, over: 1 }, { times: 0.3048, over: 1 }, { times: 1, over: 1000 }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function taskOf(of: Shape, disturb: (line: string, row: number) => string = (line) => line): SegmentTask {
  const { columns, delimiter, decimal, lineEnd, isDescending, step, levels, firstTile, kinds, isMixed, seed } = of;
  const random = randomOf(seed);
  const rows = 256 * 4 ** (levels - 1);
  const lines = Array.from({ length: rows }, (_, row) => {
    const kind = isMixed && row % 50 === 49 ? kinds[1]! : kinds[0]!;
    const fields = Array.from({ length: columns }, () => {
      return KINDS[isMixed && random() < 0.05 ? kinds[2]! : kind]!(random).replace('.', decimal);
    });
    const depth = ((isDescending ? -1 : 1) * (row + 100) * step).toFixed(6).replace(/0+$/, '0').replace('.', decimal);
    const all = fields.toSpliced(of.depthField % (columns + 1), 0, depth);
    return disturb(delimiter === ' ' ? blanksBetween(all, random) : all.join(delimiter), row) + lineEnd;
  });
  // A segment has no more lines than rows, whatever stands in them.
  const text = lines.join('').split('\n').slice(0, rows).join('\n');
  // Room for none of its tiles, for some, or for all.
  const tileMemory = usedMemory((seed % 3) * 500_000);
  return { text: Buffer.from(`${text}\n`), firstRow: firstTile * rows, rows, levels, tileMemory };
}

function usedMemory(bytes: number): SharedArrayBuffer {
  const block = new SharedArrayBuffer(bytes);
  new Uint8Array(block).fill(0xa5);
  return block;
}

/** Fields between runs of blanks and tabs, some of them at the ends of the line. No field is blank. */
function blanksBetween(fields: readonly string[], random: () => number): string {
  const run = (least: number): string => {
    return Array.from({ length: least + Math.floor(random() ** 4 * 80) }, () => (random() < 0.1 ? '\t' : ' ')).join('');
  };
  const line = fields.map((field, i) => (i === 0 ? run(0) : run(1)) + (field.trim() === '' ? '-' : field.trim()));
  return line.join('') + (random() < 0.3 ? run(0) : '');
}

function tableOf(of: Shape) {
  const { columns, width, interpolation, delimiter, decimal, depthField, scale } = of;
  const names = Array.from({ length: columns + 1 }, (_, field) => `c${field}`);
  const plan = planOf({
    ...{ names, depth: { column: depthField % (columns + 1), ...scale }, dialect: { delimiter, decimal } },
    ...{ comments: ['#'], nullValues: NULL_VALUES, sentinels: SENTINELS },
  });
  const parts = storedParts([{ kind: 'image', width: columns }], { width: width ?? 'source', interpolation });
  return { form: recordFormOf(plan, plan.parts), parts };
}

/** NaN has many bits, which mean the same. */
function bitsOf(floats: Float32Array): Int32Array {
  return new Int32Array(floats.map((value) => (value === value ? value : NaN)).buffer);
}

/** What two segments must have in common, plain enough to compare. */
function comparable(segment: Segment | undefined) {
  return (
    segment && {
      ...segment,
      counts: { ...segment.counts, words: segment.counts.words.toSorted() },
      pieces: segment.pieces.map(({ tiles, groups, statistics }) => ({
        ...{ groups: { ...groups, minima: bitsOf(groups.minima), maxima: bitsOf(groups.maxima) }, statistics },
        tiles: tiles
          .map(({ level, firstRow, rows, width, depths, depthEnds, samples }) => {
            return { level, firstRow, rows, width, depths, depthEnds, samples: bitsOf(samples) };
          })
          .toSorted((a, b) => a.level - b.level || a.firstRow - b.firstRow),
      })),
    }
  );
}

/** Quotes beside runs of blanks are not for the kernel. */
const plainShape = shape.filter(({ delimiter, decimal, kinds }) => {
  return delimiter !== decimal && !(delimiter === ' ' && kinds.includes('quoted'));
});

/** How the kernel and TypeScript build a segment. */
function both(of: Shape, disturb?: (line: string, row: number) => string) {
  const table = tableOf(of);
  const task = taskOf(of, disturb);
  const kernel = KernelBuilder.of(table)!;
  const built = kernel.build(task);
  // The next table gets its memory, with all that is left in it.
  kernel.release();
  const apart = { ...task, tileMemory: usedMemory(task.tileMemory.byteLength) };
  return { built: comparable(built), expected: comparable(new TableSegmentBuilder(table).build(apart)) };
}

test('any plain table is built the same', () => {
  fc.assert(
    fc.property(plainShape, (of) => {
      const { built, expected } = both(of);
      expect(expected).toBeDefined();
      expect(built).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

/** What stands in the place of single records. */
const DISTURBANCES: Record<string, (line: string, of: Shape) => string> = {
  'a field too many': (line, { delimiter }) => `${line}${delimiter}5`,
  'a field too few': (line, { delimiter }) => line.slice(0, line.lastIndexOf(delimiter)),
  'a delimiter at the end': (line, { delimiter }) => `${line}${delimiter}`,
  'two lines': (line, { delimiter }) => line.replace(delimiter, '\n'),
  'a line end in quotes': (line, { delimiter }) => line.replace(delimiter, `${delimiter}"1\n"${delimiter}`),
  'a delimiter in quotes': (line, { delimiter }) => line.replace(delimiter, `${delimiter}"1${delimiter}1"${delimiter}`),
  'a carriage return': (line) => line.replace(/.$/, '\r'),
  'a carriage return more': (line) => `${line}\r`,
  'a comment': (line) => `#${line}`,
  'a comment behind a blank': (line) => ` #${line}`,
  'a blank line': () => '',
  text: (line) => line.replace(/.$/, 'x'),
  'a byte 0': (line) => line.replace(/.$/, '\0'),
  'another alphabet': (line) => line.replace(/.$/, '\u0661'),
  'beyond float32': (line) => line.replace(/.$/, '9e39'),
  'a depth that turns back': (line) => line.replace(/\d+/g, '7'),
  'a depth too far out': (line) => line.replace(/\d+/g, '123456789'),
  'two signs': (line) => line.replace(/.$/, '--1'),
  'a sign alone': (line, { delimiter }) => line.replace(/.$/, `-${delimiter}`),
  'two points': (line, { decimal }) => line.replace(/.$/, `1${decimal}1${decimal}1`),
};

test('a segment with disturbed records is built the same, or given back', () => {
  const outcomes = { built: 0, back: 0 };
  fc.assert(
    fc.property(
      plainShape,
      fc.constantFrom(...Object.keys(DISTURBANCES)),
      fc.array(fc.nat(255), { minLength: 1, maxLength: 3 }),
      (of, what, rows) => {
        const disturb = DISTURBANCES[what]!;
        const { built, expected } = both(of, (line, row) => (rows.includes(row) ? disturb(line, of) : line));
        if (built) expect(built).toEqual(expected);
        outcomes[built ? 'built' : 'back']++;
      },
    ),
    { numRuns: 150 },
  );
  expect(outcomes.built).toBeGreaterThan(0);
  expect(outcomes.back).toBeGreaterThan(0);
});

test('segments of one table follow each other, whatever became of the one before', () => {
  const of = fc.sample(plainShape, { numRuns: 1, seed: 1 })[0]!;
  const whole = { ...of, kinds: ['whole numbers', 'four decimals', 'words'], isMixed: true };
  const shapes = [
    whole,
    { ...of, seed: 7, kinds: ['one decimal', 'zeros', 'null values'], isMixed: true },
    whole,
  ] as Shape[];
  const table = tableOf(of);
  const kernel = KernelBuilder.of(table)!;
  const typescript = new TableSegmentBuilder(table);
  for (const each of shapes) {
    const broken = taskOf(each, (line, row) => (row === 200 ? 'text' : line));
    expect(kernel.build(broken)).toBeUndefined();
    expect(typescript.build(broken)).toBeUndefined();
    expect(comparable(kernel.build(taskOf(each)))).toEqual(comparable(typescript.build(taskOf(each))));
  }
});

test('a table that is hardly plain is left to TypeScript after its first segment', () => {
  const [some] = fc.sample(plainShape, { numRuns: 1, seed: 2 });
  const of: Shape = { ...some!, kinds: ['exponents', 'exponents', 'exponents'] };
  const kernel = KernelBuilder.of(tableOf(of))!;
  expect(kernel.build(taskOf(of))).toBeDefined();
  expect(kernel.build(taskOf(of))).toBeUndefined();
});

test('long lines are left to TypeScript, which needs no room for a whole segment of them', () => {
  const of = { ...fc.sample(plainShape, { numRuns: 1, seed: 3 })[0]!, columns: 20_000, levels: 1, width: undefined };
  expect(KernelBuilder.of(tableOf(of))!.build(taskOf(of))).toBeUndefined();
});

test('quotes beside runs of blanks are left to TypeScript, as blanks inside them are their own', () => {
  const [some] = fc.sample(plainShape, { numRuns: 1, seed: 5 });
  const of: Shape = { ...some!, delimiter: ' ', decimal: '.', kinds: ['whole numbers', 'whole numbers', 'zeros'] };
  const quoted = (line: string, row: number): string => (row === 9 ? line.replace(/\S+\s*$/, '"no  data"') : line);
  expect(both(of).built).toBeDefined();
  expect(both(of, quoted).built).toBeUndefined();
});

const SOME = fc.sample(plainShape, { numRuns: 1, seed: 4 })[0]!;

test.each<[what: string, change: (table: ReturnType<typeof tableOf>) => object]>([
  ['depths in feet and inches', ({ form }) => ({ form: { ...form, depth: { ...form.depth, feetAndInches: true } } })],
  ['counted depths', ({ form }) => ({ form: { ...form, depth: { first: 1, step: 1 } } })],
  ['a column that is not read', ({ form }) => ({ form: { ...form, places: [...form.places, -1] } })],
  ['curves', ({ form }) => ({ form: { ...form, groups: form.groups.map((_, i) => i) } })],
  ['two parts', ({ parts }) => ({ parts: [...parts, ...parts] })],
  ['three samples', ({ parts }) => ({ parts: [{ ...parts[0]!, width: 3 }] })],
])('%s are not for the kernel', (_, change) => {
  const table = tableOf(SOME);
  expect(KernelBuilder.of(table)).toBeDefined();
  expect(KernelBuilder.of({ ...table, ...change(table) })).toBeUndefined();
});
