// Tests which parts of a file are imported, what they are called, and what is said where there are none.
import { describe, expect, test } from 'vitest';
import { chosenParts, partNames } from '../../../electron/engine/import/chosen-parts.ts';
import type { HeldTable } from '../../../electron/engine/import/readers/log-reader.ts';
import type { Finding, PartKind } from '../../../shared/model/inspection.ts';

interface Shape {
  readonly parts?: readonly (readonly [name: string, kind: PartKind])[];
  readonly hasDepth?: boolean;
  readonly columns?: number;
  readonly findings?: readonly Finding[];
  readonly refusal?: string;
}

function table(name: string, { parts = [], hasDepth = true, columns = 3, findings = [], refusal }: Shape): HeldTable {
  const column = { name: '', unit: null, role: 'image', why: '', field: null } as const;
  return {
    ...{ name, encoding: 'utf-8', dialect: null, notes: [], findings },
    columns: Array.from({ length: columns }, () => column),
    ...(hasDepth ? { depth: { unit: 'm', first: 0, step: 1 } } : {}),
    parts: parts.map(([part, kind]) => ({ name: part, kind, columns: [1] })),
    ...(refusal === undefined ? {} : { refusal }),
    read: () => {
      throw new Error('Nothing is read to choose');
    },
  };
}

const chosen = (tables: readonly HeldTable[], wanted?: string): string[][] =>
  chosenParts('a.las', tables, wanted).map(({ table: { name }, parts }) => [name, ...parts.map((part) => part.name)]);

const ONE = [
  table('', {
    parts: [
      ['FMI', 'image'],
      ['AMP', 'image'],
      ['curves', 'curves'],
    ],
  }),
];
const TWO = [
  table('FRAME', {
    parts: [
      ['ABDC', 'image'],
      ['curves', 'curves'],
    ],
  }),
  table('OTHER', {
    parts: [
      ['ABDC', 'image'],
      ['NMR', 'image'],
    ],
  }),
];

describe('what is chosen', () => {
  test('is all of it unless a part is asked for', () => {
    expect(chosen(ONE)).toEqual([['', 'FMI', 'AMP', 'curves']]);
    expect(chosen(TWO)).toEqual([
      ['FRAME', 'ABDC', 'curves'],
      ['OTHER', 'ABDC', 'NMR'],
    ]);
  });

  test.each([
    ['AMP', ['', 'AMP', 'curves']],
    ['fmi', ['', 'FMI', 'curves']],
    ['curves', ['', 'curves']],
  ])('%s is that part, with the curves beside an image', (wanted, expected) => {
    expect(chosen(ONE, wanted)).toEqual([expected]);
  });

  test('is told apart by its table where several have the name', () => {
    expect(partNames(chosenParts('a.las', TWO, undefined))).toEqual(['FRAME/ABDC', 'curves', 'OTHER/ABDC', 'NMR']);
    expect(chosen(TWO, 'other/abdc')).toEqual([['OTHER', 'ABDC']]);
    expect(chosen(TWO, 'NMR')).toEqual([['OTHER', 'NMR']]);
  });

  test.each([
    ['XYZ', 'a.las: expected a part called XYZ but received FRAME/ABDC, curves, OTHER/ABDC, NMR'],
    ['ABDC', 'a.las: expected one part called ABDC but received FRAME/ABDC, curves, OTHER/ABDC, NMR'],
  ])('is refused with what the file has: %s', (wanted, message) => {
    expect(() => chosen(TWO, wanted)).toThrow(expect.objectContaining({ code: 'unreadable_file', message }));
  });
});

describe('without anything to import', () => {
  const unknown = { code: 'depth-unit-unknown', message: 'The unit "x" of D is no known unit of length' };
  test.each<[what: string, tables: readonly HeldTable[], message: string]>([
    ['no table', [], 'a.las: expected a depth and an image or curves but received none; see inspect'],
    [
      'one column',
      [table('', { columns: 1 })],
      'a.las: expected a depth and an image or curves but received a table of 1 column; see inspect',
    ],
    [
      'no parts',
      [table('', {})],
      'a.las: expected a depth and an image or curves but received a table of 3 columns without them; see inspect',
    ],
    [
      'a finding in the way',
      [table('', { hasDepth: false, findings: [{ ...unknown, option: '--depth-unit' }] })],
      'a.las: expected a depth and an image or curves, but the unit "x" of D is no known unit of length; --depth-unit says otherwise',
    ],
    [
      'a finding nothing can be done about',
      [table('', { hasDepth: false, findings: [{ code: 'no-depth', message: 'There are no records', option: null }] })],
      'a.las: expected a depth and an image or curves, but there are no records',
    ],
    [
      'a refusal of the plan',
      [table('', { hasDepth: false, refusal: 'expected x but received y' })],
      'a.las: expected x but received y',
    ],
    [
      'a refusal, though there are parts',
      [table('', { parts: [['A', 'image']], refusal: 'expected depths in one unit but received two' })],
      'a.las: expected depths in one unit but received two',
    ],
  ])('%s', (_, tables, message) => {
    expect(() => chosen(tables)).toThrow(expect.objectContaining({ code: 'unreadable_file', message }));
  });
});
