// Tests that LAS files are recognised, by their first section or their name, and what their reader says that they hold.
import { expect, test } from 'vitest';
import { lasReader } from '../../../../electron/engine/import/readers/las-reader.ts';
import { Tally } from '../../../../electron/engine/import/records/tally.ts';
import { lasSource } from './las-source.ts';

test.each([
  ['b.txt', '# a comment\n\n  ~Version\n', true],
  ['b.txt', '~c\nDEPT.M :\n', true],
  ['b.txt', '~\n1,2,3\n', false],
  ['b.txt', '1,2,3\n~V\n', false],
  ['b.txt', `${'\n'.repeat(70_000)}~V`, true],
  ['b.txt', '', false],
  // What is called a LAS file is never taken for a table.
  ['b.LAS', '1,2,3\n4,5,6\n', true],
  ['b.las.gz', '1,2,3\n4,5,6\n', true],
  ['blas', '1,2,3\n4,5,6\n', false],
])('%s that begins with %j: %s', (name, content, isLas) => {
  expect(lasReader.sniff(Buffer.from(content), name)).toBe(isLas);
  expect(lasReader.sniff(Buffer.from(`\ufeff${content}`, 'utf16le'), name)).toBe(isLas);
});

test('bytes that are no text are no LAS file, unless they are called so', () => {
  expect(lasReader.sniff(Buffer.from('PK\x03\x04\0'), 'b.zip')).toBe(false);
  expect(lasReader.sniff(Buffer.from('PK\x03\x04\0'), 'b.las')).toBe(true);
});

test('a file holds a table for each log; one may be read more than once', async () => {
  const section = ['~C', 'DEPT.M :', 'A1. :', 'A2. :', 'A3. :', 'GR.GAPI :', '~A', '1 2 3 4 5', '2 3 4 5 6'];
  const { tables } = await lasReader.open(lasSource(['~V', ...section, ...section].join('\n')), {});
  expect(tables.map(({ name, parts }) => [name, parts.map((part) => part.name)])).toEqual([
    ['Log', ['A', 'curves']],
    ['Log[2]', ['A', 'curves']],
  ]);
  for (const table of [...tables, tables[0]!]) {
    const samples: number[] = [];
    for await (const block of table.read({ parts: table.parts, tally: new Tally() }))
      if ('count' in block) samples.push(...block.samples.subarray(0, block.count * block.width));
    expect(samples).toEqual([2, 3, 4, 5, 3, 4, 5, 6]);
  }
});
