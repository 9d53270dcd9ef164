// Tests further small tables that random ones have found: quotes, labels and marks of inches that hid a depth or a name.
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
]);
