// Tests further small tables that random ones have found: quotes, labels and inches that hid a depth or a name.
import { tryCases } from './try-cases.ts';

const SCANS = [
  [20, 1, 2, 3],
  [21, 4, 5, 6],
  [22, 7, 8, 9],
];
const NAMES = ['P1', 'P2', 'P3'];
const RECORDS = SCANS.map((scan) => `${scan.join(';')}\n`).join('');

tryCases([
  {
    what: 'names in quotes behind the mark of a comment, over marks of inches',
    content: `# "Depth";"P1";"P2";"P3"\n20' 0";1;2;3\n21' 0";4;5;6\n22' 0";7;8;9\n`,
    becomes: [{ unit: 'ft', rows: SCANS, names: NAMES }],
  },
  {
    what: 'names in single quotes behind the mark of a comment',
    content: `# 'TDEP:mMDRF';'P1';'P2';'P3'\n${RECORDS}`,
    becomes: [{ rows: SCANS, names: NAMES }],
  },
  {
    what: 'an index in a unit of length that counts is the depth',
    content: 'index;P1;P2;P3\nkm;dB;dB;dB\n1;1;2;3\n2;4;5;6\n3;7;8;9\n',
    becomes: [{ rows: SCANS.map((scan, i) => [1000 * (i + 1), ...scan.slice(1)]) }],
  },
  {
    what: 'blanks divide thousands with decimals beside a label',
    content:
      'Instrument: Imager 7\n\n# depth_mm 0° 45° 90° 135° 180° 225° "Core section" 270° 315°\n1.015,012 35.437 37.736 36.909 32.213 35.358 33.131 grey_clay 37.557 33.252\n1.015,014 35.162 30.939 31.330 30.345 32.456 39.282 Sand 31.880 36.749\n1.015,016 33.541 32.681 37.211 30.988 36.228 33.945 see_notes 33.829 36.572\n',
    becomes: [
      {
        rows: [
          [1.015012, 35437, 37736, 36909, 32213, 35358, 33131, 37557, 33252],
          [1.015014, 35162, 30939, 31330, 30345, 32456, 39282, 31880, 36749],
          [1.015016, 33541, 32681, 37211, 30988, 36228, 33945, 33829, 36572],
        ],
      },
    ],
  },
  {
    what: 'two records of feet and inches with a label below many lines that are none',
    content: `${'Company: Test & Sons\nFile: C:\\data\\run 1.dat\nSerial: 4711\n'.repeat(2)}\nDepth P1 Event P2 P3\n"20' 0""" 1 x 2 3\n"21' 0""" 4 x 5 6\n`,
    becomes: [{ unit: 'ft', rows: SCANS.slice(0, 2) }],
  },
  {
    what: 'a last sample without a name that is missing in each record is one all the same',
    content: '20,1,2,NaN\n21,4,5,\n22,7,8,NaN\n',
    becomes: [{ rows: SCANS.map((scan) => [...scan.slice(0, 3), NaN]) }],
  },
  {
    what: 'a header one name shorter than records with fractional depths',
    content: 'Depth,GR,DT\n20.5,1,2,3\n21.5,4,5,6\n22.5,7,8,9\n',
    becomes: [
      { kind: 'curves', rows: SCANS.map((scan) => [scan[0]! + 0.5, ...scan.slice(1)]), names: ['GR', 'DT', ''] },
    ],
    says: ['names-missing'],
  },
  ...['\n', '# a remark\n', 'Remark: nothing was said\n'].map((line) => ({
    what: `a table behind 256 KiB of ${JSON.stringify(line)}`,
    content: `${line.repeat(262_144 / line.length + 1)}Depth;P1;P2;P3\n${RECORDS}`,
    becomes: { refused: /^table.csv: .*no table begins within the first 256 KiB.*take away lines above it$/ },
  })),
  {
    what: 'numbers in quotes with wide gaps, and decimal commas, below lines of text',
    content: `Operator: Jo\nSerial: 4711\n\n"TVD"  "P1"  "P2"  "P3"\n${['20', '21', '22'].map((depth) => `"2'0${depth},5"  "0,5"  "-55,5"  "1,0"\n`).join('')}`,
    becomes: [{ rows: SCANS.map(([depth]) => [2000.5 + depth!, 0.5, -55.5, 1]) }],
  },
  {
    what: 'a record with fields too many among two columns with decimal commas',
    content:
      '# "GR"|"DEPT(ft)"\n9,469|174,2\n26,566|173,7\n17,880|173,2\n45,121|172,2|7|8\n34,293|171,7\n14,093|171,2\n',
    becomes: { refused: /^table.csv, line 5: expected 2 fields but received 4 fields/ },
  },
  {
    what: 'a rule below a header that is asked for by its line',
    content: `Depth;P1;P2;P3\n-----;--;--;--\n${RECORDS}`,
    options: { headerLine: 1 },
    becomes: [{ rows: SCANS }],
  },
  {
    what: 'units that begin with per cent below names that span lines',
    content: `Depth\t"wall\n1"\t"wall\n2"\t"wall\n3"\n\t%\t%\t%\n${RECORDS.replaceAll(';', '\t')}`,
    becomes: [{ rows: SCANS }],
    valueUnits: ['%'],
  },
  {
    what: 'units that begin with per cent, asked for by their line',
    content: `P1\tP2\tP3\tDepth\n%\t%\t%\tcm\n${SCANS.map(([depth, ...samples]) => `${[...samples, 100 * depth!].join('\t')}\n`).join('')}`,
    options: { unitLine: 2 },
    becomes: [{ rows: SCANS }],
    valueUnits: ['%'],
  },
  {
    what: 'a line that no one would take for units, asked for as these',
    content: `Depth;P1;P2;P3\nft;bits and pieces;bits and pieces;bits and pieces\n${RECORDS}`,
    options: { unitLine: 2 },
    becomes: [{ unit: 'ft', rows: SCANS }],
  },
  {
    what: 'units that begin with per cent, a delimiter behind each line',
    content: `P1;"P\n2";P3;Depth;\n%;%;%;cm;\n${SCANS.map(([depth, ...samples]) => `${[...samples, 100 * depth!].join(';')};\n`).join('')}`,
    becomes: [{ rows: SCANS }],
    valueUnits: ['%'],
  },
  {
    what: 'as many names with a unit as words of a key and its value above them',
    content: 'Serial: 4711\nRun date: 2020-01-02\n\nTVD_[CM] DT Zr\n454 15 5\n455 82 6\n456 42 7\n',
    becomes: [
      {
        ...{ kind: 'curves', names: ['DT', 'Zr'] },
        rows: [
          [4.54, 15, 5],
          [4.55, 82, 6],
          [4.56, 42, 7],
        ],
      },
    ],
  },
  {
    what: 'one record with a label',
    content: '# a\nCore section;DEVI;TVD;HAZI\ngrey clay;54.42;1722.37;354.04\n',
    becomes: [{ kind: 'survey', names: ['DEVI', 'HAZI'], rows: [[1722.37, 54.42, 354.04]] }],
  },
  {
    what: 'a quoted name with a comma beside apostrophes between thousands, a comma behind each record',
    content: "\"CCSF-D, Feet\",,,\n1'262.75,1'378.5,5'485.25,7,\n1'262.95,7'591.5,1'658.25,8,\n",
    becomes: [
      {
        unit: 'ft',
        rows: [
          [1262.75, 1378.5, 5485.25, 7],
          [1262.95, 7591.5, 1658.25, 8],
        ],
      },
    ],
  },
  {
    what: 'a name with a comma in single quotes below a line in others, a comma behind each record',
    content: `"Borehole image of today"\n\n'DEPTH, F',P1,P2,P3\n${RECORDS.replaceAll(';', ',').replaceAll('\n', ',\n')}`,
    becomes: [{ unit: 'ft', rows: SCANS, names: NAMES }],
  },
  {
    what: 'the only record among samples without names counts nothing',
    content: ';;;Depth;\n3;0;1;20;6\n',
    becomes: [{ rows: [[20, 3, 0, 1, 6]] }],
  },
  {
    what: 'as many records as lines of keys and values with a number',
    content:
      'Serial: 4711\nRun date: 2020-01-02\nCompany: Test & Sons\nFile: C:\\data\\run 1.dat\n\n"depth_in_F" "KSDR"\n20 NaN\n21 5\n22 7\n',
    becomes: [
      {
        ...{ kind: 'curves', unit: 'ft' },
        rows: [
          [20, NaN],
          [21, 5],
          [22, 7],
        ],
      },
    ],
  },
  {
    what: 'one record that blanks divide below lines of keys and values',
    content: 'Company: Test & Sons\nOperator: Jo\n  深度_feet  a  b\n  20  1  2\n',
    becomes: [{ unit: 'ft', rows: [[20, 1, 2]] }],
  },
  {
    what: 'a key and its value above a depth with a unit, and an element that is a unit, too',
    content: 'File,C:\\data\\run 1.dat\n\nMD (M),Ti\n20,1\n21,4\n22,7\n',
    becomes: [{ kind: 'curves', names: ['Ti'], rows: SCANS.map((scan) => scan.slice(0, 2)) }],
  },
  {
    what: 'a key and its value of as many words as there are names, with units below these',
    content:
      'Instrument: Imager 7\n\n"Depth" "Site" "Vp"\n"[ft]" "-" "[SI]"\n"20,5" "T-1" "-10,5"\n"21,5" "clay" "-22,5"\n"22,5" "T-1" "33,5"\n',
    becomes: [
      {
        ...{ kind: 'curves', unit: 'ft' },
        rows: [
          [20.5, -10.5],
          [21.5, -22.5],
          [22.5, 33.5],
        ],
      },
    ],
  },
  {
    what: 'a quote left open in a record, below names in quotes, is refused by its line',
    content: `"Depth:meters";"P1";"P2";"P3"\n${RECORDS.replace('6', '"6')}`,
    becomes: { refused: /^table.csv, line 3: expected a closing quote/ },
  },
  {
    what: 'remarks with numbers above a table that is shorter than they are',
    content: `% 0.5, 1.5; 2.5\n% Depth, amplitude and what they mean\n% depth resolution 2 mm, casing 30 m\n% end\n"Teufe";"P1";"P2";"P3"\n"20";"1";"2";"3"\n`,
    becomes: [{ rows: SCANS.slice(0, 1), names: NAMES }],
  },
  {
    what: 'a remark with a word that is a unit, below one with a word for depth',
    content: `# Depth, and what they mean\n# made by a logger\nSerial 4711 A B\n# "Teufe" "P1" "P2" "P3"\n${RECORDS.replaceAll(';', ' ')}`,
    becomes: [{ rows: SCANS, names: NAMES }],
  },
  {
    what: 'a remark with a word for depth above a unit alone, between blanks, with fewer words than there are columns',
    content:
      '// Depth, amplitude and what they mean\n//\n  "mbsf"\n"20" "1" "2" "3" "4" "5" "6" "7" "8"\n"21" "2" "3" "4" "5" "6" "7" "8" "9"\n"22" "3" "4" "5" "6" "7" "8" "9" "1"\n',
    becomes: [
      {
        ...{ kind: 'image', unit: 'm' },
        rows: [
          [20, 1, 2, 3, 4, 5, 6, 7, 8],
          [21, 2, 3, 4, 5, 6, 7, 8, 9],
          [22, 3, 4, 5, 6, 7, 8, 9, 1],
        ],
      },
    ],
  },
]);
