// Tests small tables whose words for missing, names and units are easily taken for something else.
import { tryCases } from './try-cases.ts';

const SCANS = [
  [20, 1, 2, 3],
  [21, 4, 5, 6],
  [22, 7, 8, 9],
];
const NAMES = ['P1', 'P2', 'P3'];

tryCases([
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
]);
