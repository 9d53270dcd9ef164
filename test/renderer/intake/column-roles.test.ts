// Tests that roles given to columns become options that mean the same, and what is remembered of files.
import { expect, test } from 'vitest';
import {
  columnByName,
  imageColumns,
  withImage,
  withImageEnd,
  withRole,
} from '../../../renderer/intake/column-roles.ts';
import { likelyUnit, rememberReading } from '../../../renderer/intake/reading.ts';
import type { FilePreview } from '../../../shared/model/file-preview.ts';
import type { InspectedColumn } from '../../../shared/model/inspection.ts';
import { MOST_READINGS } from '../../../shared/model/viewer-state.ts';

const ROLES: Readonly<Record<string, InspectedColumn['role']>> = {
  d: 'depth',
  i: 'image',
  c: 'curve',
  t: 'text',
  x: 'ignored',
};
/** `roles`: a letter a column. */
const columnsOf = (names: readonly string[], roles = 'c'.repeat(names.length)): InspectedColumn[] =>
  names.map((name, i) => ({ name, unit: null, role: ROLES[roles[i]!]!, why: '' }));

function previewOf(names: readonly string[], roles: string): FilePreview {
  const columns = columnsOf(names, roles);
  const images = columns.filter(({ role }) => role === 'image').map(({ name }) => name);
  const facts = { depthMin: 0, depthMax: 1, depthUnit: 'm' as const, rows: 2, width: images.length };
  return {
    inspection: {
      ...{ file: 'a.csv', format: 'csv', encoding: null, dialect: null, columns, findings: [] },
      parts: [{ ...facts, name: 'image', kind: 'image', valueUnit: null, columns: images }],
    },
    ...{ isWhole: true, shape: 'a', columns, lines: [] },
    part: { ...facts, name: 'image', kind: 'image', sourceWidth: images.length, depthStep: 1, gaps: 0, nulls: 0 },
  };
}

test.each([
  ['its own name', ['DEPT', 'GR'], 1, 'GR'],
  ['its number where it has no name', ['DEPT', ''], 1, '2'],
  ['its number where another is called the same', ['A', 'a', 'B'], 1, '2'],
  ['its number where the name would be taken for several', ['DEPT', 'A,B', 'C..D'], 1, '2'],
  ['nothing where the number is the name of another', ['', '1', '1'], 0, undefined],
])('a column is called by %s', (_what, names, index, called) => {
  expect(columnByName(columnsOf(names), index)).toBe(called);
});

test('columns beside each other are a run, over the depth too; others are named one by one', () => {
  const columns = columnsOf(['A', 'DEPT', 'B', 'C', 'D'], 'cdccc');
  expect(withImage({}, columns, [0, 2, 3])?.image).toBe('A..C');
  expect(withImage({}, columns, [2, 4])?.image).toBe('B,D');
  expect(withImage({}, columns, [])).toBeUndefined();
});

test('a column joins the image, leaves it, or becomes the depth, whose unit was that of another column', () => {
  const preview = previewOf(['DEPT', 'A1', 'A2', 'A3', 'GR', 'Note'], 'diiict');
  expect(imageColumns(preview)).toEqual([1, 2, 3]);
  expect(withRole({}, preview, 4, 'image')).toEqual({ image: 'A1..GR' });
  expect(withRole({}, preview, 2, 'curve')).toEqual({ image: 'A1,A3' });
  expect(withRole({ depthUnit: 'ft', decimal: ',' }, preview, 4, 'depth')).toEqual({ depth: 'GR', decimal: ',' });
  for (const role of ['depth', 'image', 'curve'] as const) expect(withRole({}, preview, 5, role)).toBeUndefined();
  expect(withRole({}, preview, 0, 'image')).toBeUndefined();
});

test('an image begins and ends where it is said, words left out', () => {
  const preview = previewOf(['DEPT', 'A1', 'A2', 'A3', 'GR', 'Note', 'CALI'], 'diiictc');
  expect(withImageEnd({}, preview, 2, 'from')?.image).toBe('A2,A3');
  expect(withImageEnd({}, preview, 6, 'to')?.image).toBe('A1,A2,A3,GR,CALI');
  expect(withImageEnd({}, preview, 4, 'from')).toBeUndefined();
});

test('readings are remembered by the shape of the header, the latest first, and no more than can be kept', () => {
  let readings = rememberReading([], 'first', { depth: 'A' });
  for (let i = 0; i < MOST_READINGS; i++) readings = rememberReading(readings, `shape ${i}`, { depthUnit: 'ft' });
  expect(readings).toHaveLength(MOST_READINGS);
  expect(readings[0]!.shape).toBe(`shape ${MOST_READINGS - 1}`);
  expect(readings.some(({ shape }) => shape === 'first')).toBe(false);
  expect(rememberReading(readings, 'shape 7', {}).some(({ shape }) => shape === 'shape 7')).toBe(false);
  const lines = { skipLines: 10, headerLine: 11, unitLine: 12 };
  expect(rememberReading([], 'lines', { ...lines, depthUnit: 'cm' })[0]!.options).toEqual({ depthUnit: 'cm' });
  expect(rememberReading([], 'lines', lines)).toEqual([]);
  expect(rememberReading([], 'wide', { image: 'A,'.repeat(10_000) })).toEqual([]);
});

test.each([
  ['Depth (kft)', 'ft'],
  ['Section_depth_cm', 'cm'],
  ['Depth (furlong)', 'm'],
])('the unit of %s is most likely %s', (name, unit) => {
  expect(likelyUnit(previewOf([name, 'A1', 'A2', 'A3'], 'diii'))).toBe(unit);
});

test('a column is ignored beside others, and becomes something again; the image stays what it is', () => {
  const preview = previewOf(['DEPT', 'A1', 'A2', 'A3', 'GR', 'Note'], 'diiict');
  expect(withRole({ ignore: 'X' }, preview, 4, 'ignored')).toEqual({ ignore: 'X,GR' });
  expect(withRole({}, preview, 2, 'ignored')).toEqual({ ignore: 'A2' });
  expect(withRole({}, preview, 0, 'ignored')).toBeUndefined();
  expect(withRole({}, preview, 5, 'ignored')).toBeUndefined();
  const without = previewOf(['DEPT', 'A1', 'A2', 'A3', 'GR', 'DT'], 'diiixx');
  const reading = { ignore: 'GR,DT' };
  expect(withRole(reading, without, 4, 'ignored')).toBeUndefined();
  expect(withRole(reading, without, 4, 'depth')).toEqual({ ignore: 'DT', depth: 'GR' });
  expect(withRole(reading, without, 4, 'image')).toEqual({ ignore: 'DT', image: 'A1..GR' });
  expect(withRole(reading, without, 4, 'curve')).toEqual({ ignore: 'DT', image: 'A1..A3' });
  expect(withRole({ ignore: 'GR' }, previewOf(['DEPT', 'DT', 'GR'], 'dcx'), 2, 'curve')).toEqual({});
  // Nothing that the table itself has empty.
  expect(withRole({}, without, 4, 'image')).toBeUndefined();
});
