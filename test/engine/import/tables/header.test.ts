// Tests which record is the header and which the units, and that none with an error is taken for either.
import { expect, test } from 'vitest';
import { planTable } from '../../../../electron/engine/import/tables/plan-table.ts';

/** The lines of the header, of the units and of the first record. */
function linesOf(text: string): (number | null)[] {
  const { dialect, firstRecordLine } = planTable(Buffer.from(text), 'img.csv', true, {});
  return [dialect.headerLine, dialect.unitLine, firstRecordLine];
}

const VALUES = '10,1,2\n11,3,4\n12,5,6\n';

test.each<[what: string, above: string, lines: (number | null)[]]>([
  ['names', 'Depth,a,b\n', [1, null, 2]],
  ['names without a depth', 'x,a,b\n', [1, null, 2]],
  ['units below', 'Depth,a,b\nm,mV,mV\n', [1, 2, 3]],
  ['units above', 'm,mV,mV\nDepth,a,b\n', [2, 1, 3]],
  ['units that nobody knows', 'Depth,a,b\nellen,foo,bar\n', [1, 2, 3]],
  ['names that are units, below a key and its value', 'Site:,U1337\nmcd,T,V\n', [2, null, 3]],
  ['names over units of which one could be a depth', 'Position,Level,b\nm,mcd,mV\n', [1, 2, 3]],
  ['a rule below names without a depth', 'x,a,b\n====,====,====\n', [1, null, 3]],
  ['a comment with a depth', '# Depth,a,b\n', [1, null, 2]],
  ['a comment with a depth, and units', '# Depth,a,b\nm,mV,mV\n', [1, 2, 3]],
  ['a comment with a depth, and one with units', '# Depth,a,b\n# m,mV,mV\n', [1, 2, 3]],
  ['a comment above names', '# depth,and,more\nDepth,a,b\n', [2, null, 3]],
  ['a sentence with a depth above names that could be units', '# Depth, and more\nMD,INC,AZI\n', [2, null, 3]],
  ['a comment that is a sentence', '# made by Jo,then,again\n', [null, null, 2]],
  ['a comment with a word for each column', '# z,gr,cal\n', [1, null, 2]],
  ['the name of the depth alone', 'Depth,,\n', [1, null, 2]],
  ['the name of the depth alone, and units', 'Depth,,\nm,mV,mV\n', [1, 2, 3]],
  [
    'the name of the depth alone, which is a unit too, and units of which one names a depth',
    'MD,,\nm RKB,in,in\n',
    [1, 2, 3],
  ],
  ['the name of the depth alone, above a first value that is missing', 'Depth,,\n--,,5\n', [1, null, 2]],
  ['the name of the depth alone, without so much as a delimiter', 'Depth\nftKB,mV,mV\n', [1, 2, 3]],
  ['numbers that tell equal names apart', 'Depth,amp,amp\nMD,1,2\n', [2, null, 3]],
  ['names above names, which are no units', 'Depth,a,b\nTVD,c,d\n', [2, null, 3]],
  ['ones for units without a dimension', 'Depth,S1,S2\nft,1,1\n', [1, 2, 3]],
  ['a unit of depth behind the label of its row', 'Depth,S1,S2\nUnit: ft,mV,mV\n', [1, 2, 3]],
  ['the label of the row of units alone', 'Depth,S1,S2\nUnits,ft,mV,mV\n', [1, 2, 3]],
  ['numbers in a list of keys', 'Top,10,\nBase,12,\nDepth,a,b\n', [3, null, 4]],
])('%s', (_, above, lines) => {
  expect(linesOf(above + VALUES)).toEqual(lines);
});

test.each(['Remark: tool was pulled\n"mcd"', 'Run of date: 2020\nmbsf INC AZI GR'])(
  'a key with as many words as columns is no header: %j',
  (above) => {
    expect(linesOf(`Run: two\n${above}\n10 1 2 3\n11 4 5 6\n12 7 8 9\n`)).toEqual([3, null, 4]);
  },
);

test.each<[what: string, text: string, lines: (number | null)[]]>([
  ['an error in the first record', `Depth,a,b\nx100,1,err\n${VALUES}`, [1, null, 2]],
  ['a number and an error in the first record', `Depth,a,b\n9,err,err\n${VALUES}`, [1, null, 2]],
  ['an error in the first record, without names', `9,err,1\n${VALUES}`, [null, null, 1]],
  ['a first record that is shorter', `Depth,a,b\n9,1\n${VALUES}`, [1, null, 2]],
  ['a first record that is shorter, below a comment', `# Depth,a,b\n9,err\n${VALUES}`, [1, null, 2]],
  ['words of another shape between units and records', `Depth,a,b\nm,mV,mV\nSite,U1337\n${VALUES}`, [1, 2, 3]],
  ['names once more', `Depth,a,b\n9,1,2\nDepth,a,b\n${VALUES}`, [1, null, 2]],
  ['names once more, with units', `Depth,,\n9,1,2\nDepth,a,b\nm,mV,mV\n${VALUES}`, [1, null, 2]],
  ['names once more, below words', `Depth,a,b\nwell measured\n9,1,2\nDepth,a,b\n${VALUES}`, [1, null, 2]],
  ['names below more numbers than above', `${VALUES}Depth,a,b\n13,7,8\n`, [null, null, 1]],
  ['an error among records', `${VALUES}x13,y,z\n${VALUES}${VALUES}${VALUES}`, [null, null, 1]],
])('is refused by its line, and not left out: %s', (_, text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});
