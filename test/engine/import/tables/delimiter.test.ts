// Tests that the delimiter and the quotes of tables of any kind are found.
import { expect, test } from 'vitest';
import { findDelimiter } from '../../../../electron/engine/import/tables/delimiter.ts';
import { textRecords } from '../../../../electron/engine/import/tables/text-records.ts';

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

test.each<[what: string, text: string, delimiter: string | null, quote?: '"' | "'" | null]>([
  ['names and numbers', 'name,age\nAda,36\nBob,7\n', ','],
  ['decimal commas', '1,5;2,5;3\n2,5;3,25;4\n', ';'],
  ['decimal commas with one value a line', 'name;value\na;1,5\nb;2,5\n', ';'],
  ['more commas than semicolons', 'a;b\nx, y, z;1\nw, v;2\nu;3\n', ';'],
  ['tabs beside commas and blanks', 'title\tplace\nA, and B\tKiel, town\nC\tRome\n', '\t'],
  ['bars', 'a|b|c\n1|x,y|2\n3|z|4\n', '|'],
  ['blanks in numbers of columns', '1.5 2.5  3\n10.5 22.5 33\n', ' '],
  ['blanks between words are none', 'It was a dark night\nand the rain fell\n', null],
  ['one word a line', 'a\nb\nc\n', null],
  ['clock times', '10:05:00\n10:05:10\n10:05:20\n', null],
  ['dates with times', '2020-01-01 10:05\n2020-01-02 10:05\n', null],
  ['dates with times and values', '2020-01-01 10:05,1.5\n2020-01-02 10:05,2.5\n', ','],
  ['colons', 'root:0:home\nada:1:home\nbob:2:home\neve:3:home\n', ':'],
  ['tildes', 'a~b~c\n1~2~3\n4~5~6\n', '~'],
  ['commas in quotes', 'a;b\n"x,1,2";"y,3,4"\n"x,1,2";"y,3,4"\n', ';', '"'],
  ['lines in quotes', 'a,b\n"one\ntwo\nthree",1\n"four\nfive",2\n', ',', '"'],
  ['single quotes', "a,b\n'x, y',1\n'z, w',2\n", ',', "'"],
  ['inches are no quotes', 'size,count\n6",1\n8",2\n10",3\n', ',', null],
  ['lines above', `A title\nMade by hand\n\n${lines(5, (i) => `${i};${i / 2};x`)}\n`, ';'],
  ['lines below', `${lines(9, (i) => `${i},${i / 2},x`)}\nSource: somewhere; checked\n`, ','],
  ['delimiters behind each line', 'a;b;\n1;2;\n3;4;\n', ';'],
  ['empty fields', 'a,b,c\n,,\n1,,\n,2,3\n', ','],
  ['addresses with signs in them', 'https://a.org/?x=1;y=2,https://b.org\nhttps://c.org/?x=1;y=2,https://d.org\n', ','],
  ['one line', 'a;b;c', ';'],
  ['nothing', '', null],
])('%s', (_, text, delimiter, quote = '"') => {
  expect(findDelimiter(text, ['#'], true)).toMatchObject({ delimiter, quote });
});

test('a beginning cut inside a record does not count the last one', () => {
  const whole = lines(40, (i) => `${i},"a, b",2`);
  expect(findDelimiter(whole.slice(0, -6), [], false)).toMatchObject({ delimiter: ',', sureness: 1 });
});

test('records know their lines, quotes and comments', () => {
  const form = { delimiter: ',', quote: '"', comments: ['#'] } as const;
  const text = '# c\n\na,"b\r\nc"\r\n  # d\r1, "x""y" ,\n"open';
  expect(textRecords(text, form, 10)).toEqual([
    { line: 12, fields: ['a', 'b\r\nc'], quoted: new Set([1]), isOpen: false },
    { line: 15, fields: ['1', 'x"y', ''], quoted: new Set([1]), isOpen: false },
    { line: 16, fields: ['open'], quoted: new Set([0]), isOpen: true },
  ]);
  expect(textRecords(' 1  2\t3 \n', { delimiter: ' ', quote: '"', comments: [] })).toMatchObject([
    { fields: ['1', '2', '3'] },
  ]);
});
