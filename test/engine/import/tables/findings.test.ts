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
