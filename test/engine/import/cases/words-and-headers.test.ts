// Tests small tables whose words for missing, names and units are easily taken for something else.
import { tryCases } from './try-cases.ts';

const SCANS = [
  [20, 1, 2, 3],
  [21, 4, 5, 6],
  [22, 7, 8, 9],
];
const NAMES = ['P1', 'P2', 'P3'];
const RECORDS = SCANS.map((scan) => `${scan.join(',')}\n`).join('');
const LONG = Array.from({ length: 30_000 }, (_, i) => [100_000 + i, 1, 2, 3]);
/** Names of columns that count. */
const COUNTING = [
  'row_id',
  'rowid',
  'FID',
  'OBJECTID',
  'OID',
  'rownames',
  'row names',
  'id',
  'record',
  'rec',
  'sample no',
];

tryCases([
  ...[...COUNTING, 'Row Number', 'RecNo', 'level_0', 'feature id'].map((name) => ({
    what: `${name} counts the records`,
    content: `${name},MD (m),P1,P2,P3\n${SCANS.map((scan, i) => `${i + 1},${scan.join(',')}\n`).join('')}`,
    becomes: [{ rows: SCANS, names: NAMES }],
  })),
  {
    what: 'i among other letters is a sample, though it counts',
    content: `MD (m),h,i,j\n${SCANS.map(([depth], i) => `${depth},5,${i + 1},3\n`).join('')}`,
    becomes: [{ rows: SCANS.map(([depth], i) => [depth!, 5, i + 1, 3]), names: ['h', 'i', 'j'] }],
  },
  {
    what: 'row_id that does not count is a curve',
    content: `row_id,MD (m),P1,P2,P3\n${SCANS.map((scan, i) => `${i + 2},${scan.join(',')}\n`).join('')}`,
    becomes: [
      { rows: SCANS, names: NAMES },
      {
        kind: 'curves',
        rows: [
          [20, 2],
          [21, 3],
          [22, 4],
        ],
        names: ['row_id'],
      },
    ],
  },
  {
    what: 'two columns of one name of depth: the first one is the depth',
    content: 'MD,MD,P1,P2,P3\n20,7,1,2,3\n21,8,4,5,6\n22,9,7,8,9\n',
    becomes: [
      { rows: SCANS, names: NAMES },
      {
        kind: 'curves',
        rows: [
          [20, 7],
          [21, 8],
          [22, 9],
        ],
        names: ['MD'],
      },
    ],
    says: ['depth-chosen'],
  },
  {
    what: 'error cells of spreadsheets in other languages, and what databases dump',
    content: 'Tiefe;P1;P2;P3\n20;#NV;#wert!;3\n21;#DIV/0 !;#¡VALOR!;6\n22;7;\\N;n.d.\n',
    becomes: [
      {
        rows: [
          [20, NaN, NaN, 3],
          [21, NaN, NaN, 6],
          [22, 7, NaN, NaN],
        ],
      },
    ],
    says: ['missing-words'],
  },
  {
    what: 'an error cell for a depth is no comment',
    content: 'Tiefe;P1;P2;P3\n20;1;2;3\n#¡VALOR!;4;5;6\n22;7;8;9\n',
    becomes: { refused: /line 3, column 1 \(Tiefe\): expected a depth but received "#¡VALOR!"/ },
  },
  {
    what: 'names behind the mark of a comment of which none is called depth',
    content: `# z,P1,P2,P3\n${RECORDS}`,
    becomes: [{ rows: SCANS, names: NAMES }],
    says: ['depth-assumed'],
  },
  {
    what: 'the mark of a comment that is the name of the record numbers',
    content: `#,z,P1,P2,P3\n${SCANS.map((scan, i) => `${i},${scan.join(',')}\n`).join('')}`,
    becomes: [{ rows: SCANS, names: NAMES }],
    says: ['depth-assumed'],
  },
  {
    what: 'numbered names between blanks behind the mark of a comment',
    content: `# z P1 P2 P3\n${RECORDS.replaceAll(',', ' ')}`,
    becomes: [{ rows: SCANS, names: NAMES }],
  },
  ...['# made by me, at noon, in rain, twice', '# Well: A1, a, b, c', '# ok, ok, ok, ok', '# 1st, 2nd, 3rd, 4th'].map(
    (line) => ({
      what: `${line} is no header`,
      content: `${line}\n${RECORDS}`,
      becomes: [{ rows: SCANS }],
      says: ['lines-skipped'],
    }),
  ),
  {
    what: 'as many words between blanks as columns are a sentence',
    content: `# made at noon today\n${RECORDS.replaceAll(',', ' ')}`,
    becomes: [{ rows: SCANS }],
    says: ['lines-skipped'],
  },
  ...['DEPTH,p1,P2,P3', ' Depth , P1,P2 ,P3', '"depth","P1","P2","P3"'].map((line) => ({
    what: `${line} in the midst of the records is the header once more`,
    content: `Depth,P1,P2,P3\nft,mV,mV,mV\n20,1,2,3\n${line}\nFT, mV,mV,mV\n21,4,5,6\n22,7,8,9\n`,
    becomes: [{ rows: SCANS, names: NAMES, unit: 'ft' as const }],
    says: ['lines-skipped'],
  })),
  {
    what: 'units in the midst of the records that are not those of the beginning',
    content: 'Depth,P1,P2,P3\nft,mV,mV,mV\n20,1,2,3\nDepth,P1,P2,P3\nm,mV,mV,mV\n21,4,5,6\n22,7,8,9\n',
    becomes: { refused: /line 5, column 1 \(Depth\): expected a depth but received "m"/ },
  },
  ...['ft,1,1,1', 'Unit: ft,mV,mV,mV', 'Units,ft,mV,mV,mV'].map((line) => ({
    what: `${line} gives the units`,
    content: `Depth,P1,P2,P3\n${line}\n${RECORDS}`,
    becomes: [{ rows: SCANS, names: NAMES, unit: 'ft' as const }],
    valueUnits: [line.includes('mV') ? 'mV' : '1'],
  })),
  {
    what: 'ones behind a label that could be a unit are a record',
    content: 'Lith,MD (m),P1,P2\nm,1,1,1\nf,2,1,1\nm,3,1,1\n',
    becomes: [
      {
        rows: [
          [1, 1, 1],
          [2, 1, 1],
          [3, 1, 1],
        ],
      },
    ],
  },
  {
    what: 'a label in the place of the unit of depth',
    content: `Depth,P1,P2,P3\nUnits,mV,mV,mV\n${RECORDS}`,
    becomes: { refused: /the unit "Units" of Depth is no known unit of length; --depth-unit says otherwise/ },
  },
  {
    what: 'quotes around whole lines',
    content: `"Depth,P1,P2,P3"\n${SCANS.map((scan) => `"${scan.join(',')}"\n`).join('')}`,
    becomes: { refused: /line 2 is one field, as quotes stand around the whole line, .*: take these quotes away$/ },
  },
  {
    what: 'quotes around whole lines below plain names',
    content: `Depth,P1,P2,P3\n${SCANS.map((scan) => `"${scan.join(',')}"\n`).join('')}`,
    becomes: {
      refused: /line 2: expected 4 fields but received 1 field, as quotes stand around the whole line: take these/,
    },
  },
  {
    what: 'a unit in a comment behind records that are more than what is looked at first',
    content: `Depth,P1,P2,P3\n${LONG.map((scan) => `${scan.join(',')}\n`).join('')}# All depths in feet\n`,
    becomes: [{ rows: LONG }],
    says: ['depth-unit-assumed', 'depth-unit-contradicted'],
  },
  {
    what: 'a unit in a comment behind few records',
    content: `Depth,P1,P2,P3\n${RECORDS}# Depth unit: ft\n`,
    becomes: [{ rows: SCANS, unit: 'ft' }],
  },
]);
