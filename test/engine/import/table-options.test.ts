// Tests what the options of an import mean for reading a table, and which of them can mean nothing.
import { expect, test } from 'vitest';
import { tableOptionsOf } from '../../../electron/engine/import/table-options.ts';
import { importOptions } from '../../../shared/model/image-log.ts';

const read = (options: object) => tableOptionsOf(importOptions.parse(options));

test('what nobody has decided is found out', () => {
  expect(read({ name: 'Mine', width: 20, again: true, part: 'FMI' })).toEqual({});
});

test('what is decided is told as it is', () => {
  const decided = {
    ...{ encoding: 'gbk', skipLines: 0, decimal: ',', headerLine: 0, unitLine: 4, depth: 'MD', depthUnit: 'cm' },
    ...{ image: 'a..c', nullValues: [0, -1] },
  };
  expect(read(decided)).toEqual(decided);
});

test.each([
  ['tab', '\t'],
  ['\\t', '\t'],
  ['TAB', '\t'],
  ['blank', ' '],
  ['blanks', ' '],
  ['space', ' '],
  ['semicolon', ';'],
  ['bar', '|'],
  [';', ';'],
  ['\t', '\t'],
])('the delimiter %j is %j', (delimiter, expected) => {
  expect(read({ delimiter })).toEqual({ delimiter: expected });
});

test.each([';;', '.', 'e', '1', '-', '"'])('%j is refused as a delimiter', (delimiter) => {
  const message = `Expected one character, tab or blank for --delimiter but received ${JSON.stringify(delimiter)}`;
  expect(() => read({ delimiter })).toThrow(expect.objectContaining({ code: 'bad_input', message }));
});

test.each<[string, object | string]>([
  ['100,0.5', { first: 100, step: 0.5 }],
  [' 1e3 , -2.5e-1 ', { first: 1000, step: -0.25 }],
  ['-10,.1', { first: -10, step: 0.1 }],
  ['3', '3'],
  ['Depth (m)', 'Depth (m)'],
  ['MD,TVD', 'MD,TVD'],
])('depth %j', (depth, expected) => {
  expect(read({ depth })).toEqual({ depth: expected });
});

test.each(['100,0', '1.2.3,1', '1e999,1'])('depths %j begin nowhere or stand still', (depth) => {
  const message = `Expected START,STEP of depths with a step other than 0 for --depth but received "${depth}"`;
  expect(() => read({ depth })).toThrow(expect.objectContaining({ code: 'bad_input', message }));
});

test.each(['image', 'depth', 'delimiter', 'ignore', 'part'])('%s is no empty text', (option) => {
  const { error } = importOptions.safeParse({ [option]: '' });
  expect(error!.issues.map(({ path, message }) => [path, message])).toEqual([
    [[option], 'Expected a text but received an empty one; left out, it is found out from the file'],
  ]);
});

test.each(['x', -1, 1.5, 1e10])('%j is no number of lines', (skipLines) => {
  const { error } = importOptions.safeParse({ skipLines });
  const message = `Expected a whole number from 0 to 1000000000 but received ${JSON.stringify(skipLines)}`;
  expect(error!.issues.map((issue) => issue.message)).toEqual([message]);
});
