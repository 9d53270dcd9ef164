// Tests the sentences in which a plan tells what it took, each with the option that says otherwise.
import { expect, test } from 'vitest';
import { planTable } from '../../../../electron/engine/import/tables/plan-table.ts';
import type { TableOptions } from '../../../../electron/engine/import/tables/table-plan.ts';

test.each<[what: string, text: string, options: TableOptions, message: string, option: string | null]>([
  [
    'two columns of one name',
    'Depth,Depth,S1,S2,S3\n1,9,3,4,5\n2,8,3,4,5\n',
    {},
    'Depth in column 1 is taken for the depth, and not Depth in column 2',
    '--depth',
  ],
  [
    'two columns of the name that is asked for',
    'x,MD,MD,S1,S2\n1,9,3,4,5\n2,8,3,4,5\n',
    { depth: 'MD' },
    'MD in column 2 is taken for the depth, and not MD in column 3',
    '--depth',
  ],
  [
    'columns of other names',
    'TVD,MD,x,S1,S2\n1,9,3,4,5\n2,8,3,4,5\n',
    {},
    'MD is taken for the depth, and not TVD',
    '--depth',
  ],
  [
    'the depth among the columns of an image',
    'Depth,S1,S2,S3\n1,9,3,4\n2,8,3,4\n',
    { image: 'Depth,S1,S3' },
    'Depth is the depth and no column of the image',
    '--image',
  ],
  [
    'feet of the United States',
    'Depth (US ft),S1,S2,S3\n1,9,3,4\n2,8,3,4\n',
    {},
    'US ft is taken for feet of 0.3048 m, and not for US survey feet, which are 2 ppm longer',
    '--depth-unit',
  ],
  [
    'feet of surveys',
    'Depth (US survey foot),S1,S2,S3\n1,9,3,4\n2,8,3,4\n',
    {},
    'Depths in US survey feet are stored in feet of 0.3048 m, 2 ppm more of them',
    '--depth-unit',
  ],
  [
    'feet of the United States that are those of surveys',
    'Depth (ftUS),S1,S2,S3\n1,9,3,4\n2,8,3,4\n',
    { depthUnit: 'US survey ft' },
    'Depths in US survey feet are stored in feet of 0.3048 m, 2 ppm more of them',
    '--depth-unit',
  ],
  [
    'points before three digits beside semicolons',
    'Depth;S1;S2;S3\n1.500;9;3.125;4\n1.750;8;3;4\n',
    {},
    'The point in numbers is taken for the decimal sign',
    '--decimal',
  ],
])('%s', (_, text, options, message, option) => {
  const { findings } = planTable(Buffer.from(text), 'img.csv', true, options);
  expect(findings.map(({ message: said, option: by }) => [said, by])).toContainEqual([message, option]);
});

test('a column that is asked for by its number is no choice', () => {
  const { findings } = planTable(Buffer.from('MD,MD,S1,S2,S3\n1,9,3,4,5\n2,8,3,4,5\n'), 'img.csv', true, {
    depth: '2',
  });
  expect(findings.map(({ code }) => code)).not.toContain('depth-chosen');
});

test('columns of an image are in the order in which they are asked for', () => {
  const text = 'Depth,S1,S2,S3\n1,9,3,4\n2,8,3,4\n';
  const { columns, parts } = planTable(Buffer.from(text), 'img.csv', true, { image: 'S3..S1' });
  expect(parts[0]!.columns.map((column) => columns[column]!.name)).toEqual(['S3', 'S2', 'S1']);
});

test.each([
  ['one with other digits', 'Depth;S1;S2;S3\n1.500;9;3.125;4\n1.75;8;3;4\n', {}],
  ['one that begins with zero', 'Depth;S1;S2;S3\n1.500;9;0.125;4\n1.750;8;3;4\n', {}],
  ['another delimiter', 'Depth,S1,S2,S3\n1.500,9,3.125,4\n1.750,8,3,4\n', {}],
  ['the sign that is said', 'Depth;S1;S2;S3\n1.500;9;3.125;4\n1.750;8;3;4\n', { decimal: '.' } as const],
])('points before three digits are decimal for sure with %s', (_, text, options) => {
  const { findings } = planTable(Buffer.from(text), 'img.csv', true, options);
  expect(findings.map(({ code }) => code)).not.toContain('decimal-assumed');
});
