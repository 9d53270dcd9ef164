// Tests the smallest tables of those that random ones have shown to be read wrongly or refused though right.
import { tryCases } from './try-cases.ts';

const SCANS = [
  [20, 1, 2, 3],
  [21, 4, 5, 6],
  [22, 7, 8, 9],
];
const IN_FEET = SCANS.map((scan) => [scan[0]! / 12, ...scan.slice(1)]);
const RECORDS = SCANS.map((scan) => `${scan.join(',')}\n`).join('');

tryCases([
  {
    what: 'the depth alone has a name, and a unit with it',
    content: `Depth [ft],,,\n${RECORDS}`,
    becomes: [{ unit: 'ft', rows: SCANS }],
  },
  {
    what: 'units on the second line below a depth alone with a name',
    content: `Depth,,,\nft,dB,dB,dB\n${RECORDS}`,
    becomes: [{ unit: 'ft', rows: SCANS }],
  },
  {
    what: 'more lines of comments than records',
    content: `${'# a remark, 12.5 m and 13\n'.repeat(9)}Depth,P1,P2,P3\n${RECORDS}`,
    becomes: [{ rows: SCANS }],
  },
  {
    what: 'a quoted name with a comma, records with a delimiter more',
    content: `"MD, inches",P1,P2,P3\n${RECORDS.replaceAll('\n', ',\n')}`,
    becomes: [{ unit: 'ft', rows: IN_FEET }],
  },
  {
    what: 'a record that begins with #N/A is no comment',
    content: 'P1,P2,P3,Depth\n#N/A,2,3,20\n4,5,6,21\n7,8,9,22\n',
    becomes: [{ rows: [[20, NaN, 2, 3], ...SCANS.slice(1)] }],
  },
  {
    what: 'units that begin with per cent are no comment',
    content: 'P1 P2 P3 DEPTH\n% % % cm\n1 2 3 2000\n4 5 6 2100\n7 8 9 2200\n',
    becomes: [{ rows: SCANS }],
  },
  ...['DEPTH:in', 'Depth_in', 'Hole Depth in', 'Position in', '"Position, in"'].map((name) => ({
    what: `inches: ${name}`,
    content: `${name},P1,P2,P3\n${RECORDS}`,
    becomes: [{ unit: 'ft' as const, rows: IN_FEET }],
  })),
  {
    what: 'apostrophes between thousands, in the first record too',
    content: "Depth (ft);P1;P2\n2'000,5;1'000;2\n2'001,5;3'000;4\n",
    becomes: [
      {
        unit: 'ft',
        rows: [
          [2000.5, 1000, 2],
          [2001.5, 3000, 4],
        ],
      },
    ],
  },
  {
    what: 'blanks between thousands beside a decimal point',
    content: '"Depth, Feet",P1,P2\n2 000.5,1 000.5,2\n2 001.5,3 000.5,4\n',
    becomes: [
      {
        unit: 'ft',
        rows: [
          [2000.5, 1000.5, 2],
          [2001.5, 3000.5, 4],
        ],
      },
    ],
  },
  {
    what: 'Excel’s first line tells a tab',
    content: `sep=\t\nDepth\tP1\tP2\tP3\n${RECORDS.replaceAll(',', '\t')}`,
    becomes: [{ rows: SCANS }],
  },
  {
    what: 'units below names of which the first is a mark of comments',
    content: `#,Depth,P1,P2,P3\n,ft,dB,dB,dB\n${SCANS.map((scan, i) => `${i},${scan.join(',')}\n`).join('')}`,
    becomes: [{ unit: 'ft', rows: SCANS }],
  },
  {
    what: 'a missing sentinel is told of beside one that is a value',
    content: 'Depth;P1;P2;P3\n20;10000;32767;-99999\n21;89000;4;5\n',
    becomes: [
      {
        rows: [
          [20, 10000, 32767, NaN],
          [21, 89000, 4, 5],
        ],
      },
    ],
    says: ['sentinel-missing'],
  },
  {
    what: 'a column without name and values keeps its place among others without names',
    content: 'Depth,,,\n20,1,,3\n21,4,,6\n',
    becomes: [
      {
        rows: [
          [20, 1, NaN, 3],
          [21, 4, NaN, 6],
        ],
      },
    ],
  },
  {
    what: 'a sample that counts the records among others without names is a sample',
    content: 'Depth,,,\n20,9,3,0\n21,8,4,1\n22,9,2,2\n',
    becomes: [
      {
        rows: [
          [20, 9, 3, 0],
          [21, 8, 4, 1],
          [22, 9, 2, 2],
        ],
      },
    ],
  },
  {
    what: 'several delimiters at the end of each line make no columns',
    content: `Depth,P1,P2,P3,,,\n${RECORDS.replaceAll('\n', ',,,\n')}`,
    becomes: [{ rows: SCANS, names: ['P1', 'P2', 'P3'] }],
  },
  {
    what: 'lines of delimiters count for no record',
    content: 'Unnamed: 0,Depth,P1,P2,P3\n0,20,1,2,3\n,,,,\n1,21,4,5,6\n2,22,7,8,9\n',
    becomes: [{ rows: SCANS }],
  },
  {
    what: 'blanks divide numbers with decimal commas',
    content: 'Depth(m) P1 P2\n20,5 1,5 2,5\n21,5 3,5 4,5\n22,5 5,5 6,5\n',
    becomes: [
      {
        rows: [
          [20.5, 1.5, 2.5],
          [21.5, 3.5, 4.5],
          [22.5, 5.5, 6.5],
        ],
      },
    ],
  },
  {
    what: 'a key and its value are no names',
    content: 'Tool: Imager 7\nDEPTH[ft] Site SGR\n20.5 A 1\n21.5 B 2\n22.5 C 3\n',
    becomes: [
      {
        kind: 'curves',
        unit: 'ft',
        rows: [
          [20.5, 1],
          [21.5, 2],
          [22.5, 3],
        ],
      },
    ],
  },
  {
    what: 'nor are they where the names below are units, too',
    content: 'Operator\tJo\nmcd\tINC\tAZI\n20\t1\t2\n21\t3\t4\n',
    becomes: [
      {
        ...{ kind: 'survey', names: ['INC', 'AZI'] },
        rows: [
          [20, 1, 2],
          [21, 3, 4],
        ],
      },
    ],
  },
  {
    what: 'nor are they nearer than names behind a mark',
    content: 'Company: Test & Sons\n# TVD_[ftKB] DEVI HAZI\n20 1 2\n21 3 4\n',
    becomes: [
      {
        ...{ kind: 'survey', unit: 'ft', names: ['DEVI', 'HAZI'] },
        rows: [
          [20, 1, 2],
          [21, 3, 4],
        ],
      },
    ],
  },
  {
    what: 'aligned numbers with decimal commas beside a label',
    content:
      'Depth[ft]    Site     DT     GR\n   20,056   A_12   6,61   5,42\n   20,156   A_12   7,37   8,71\n   20,256   A_12   8,47   2,54\n',
    becomes: [
      {
        ...{ kind: 'curves', unit: 'ft' },
        rows: [
          [20.056, 6.61, 5.42],
          [20.156, 7.37, 8.71],
          [20.256, 8.47, 2.54],
        ],
      },
    ],
  },
  {
    what: 'rounded depths without a name are depths, whatever else goes on in one direction',
    content: '20.1,9,1,7\n20.1,8,2,7\n20.2,9,3,7\n20.2,9,4,6\n',
    becomes: [
      {
        rows: [
          [20.1, 9, 1, 7],
          [20.15, 8, 2, 7],
          [20.2, 9, 3, 7],
          [20.25, 9, 4, 6],
        ],
      },
    ],
  },
  {
    what: 'two records below many lines that are none',
    content: `${'Remark: tool stuck at 312.5 m, pulled\nFile: C:\\data\\run 1\n'.repeat(2)}\n"CCSF-D" "DT" "Ti_(in)"\n748.1 -7 31\n748.2 -9 9\n`,
    becomes: [
      {
        kind: 'curves',
        rows: [
          [748.1, -7, 31],
          [748.2, -9, 9],
        ],
      },
    ],
  },
  {
    what: 'three sectors by angle beside their mean',
    content: 'Depth,GR,GR000,GR120,GR240\n20,9,1,2,3\n21,9,4,5,6\n22,9,7,8,9\n',
    becomes: [
      { rows: SCANS },
      {
        kind: 'curves',
        names: ['GR'],
        rows: [
          [20, 9],
          [21, 9],
          [22, 9],
        ],
      },
    ],
  },
]);
