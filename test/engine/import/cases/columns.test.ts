// Tests which column is the depth, in which unit, and which columns are an image, curves or nothing of the kind.
import { describe } from 'vitest';
import { tryCases, type TableCase } from './try-cases.ts';

const SCANS = [
  [820, 3, 4, 5, 6],
  [820.02, 13, 14, 15, 16],
  [820.04, 23, 24, 25, 26],
];
const SAMPLES = ['3,4,5,6', '13,14,15,16', '23,24,25,26'];

function counted(header: string): string {
  return `${header},BHTV[0],BHTV[1],BHTV[2],BHTV[3]\n${SAMPLES.map((samples, i) => `${i},${820 + i / 50},${samples}\n`).join('')}`;
}

describe('depth', () => {
  tryCases([
    ...[',TDEP', 'Unnamed: 0,TDEP', ',Measured Depth (m)', 'Nr,Depth'].map((header): TableCase => ({
      what: `a column that counts records is no pixel and no depth: ${header}`,
      content: counted(header),
      becomes: [{ rows: SCANS }],
    })),
    {
      what: 'each depth stands twice by rounding',
      content: 'DEPT,E1,E2\n50.0,1,2\n50.0,3,4\n50.1,5,6\n50.1,7,8\n50.2,9,10\n',
      becomes: [
        {
          rows: [
            [50, 1, 2],
            [50.05, 3, 4],
            [50.1, 5, 6],
            [50.15, 7, 8],
            [50.2, 9, 10],
          ],
        },
      ],
      says: ['depths-spread'],
    },
    {
      what: 'a depth that comes back is refused with both depths and the line',
      content: 'depth,a,b,c\n612.1,1,2,3\n613.4,4,5,6\n612.25,7,8,9\n612.4,10,11,12\n',
      becomes: { refused: /612\.25 after 613\.4 at line 4/ },
    },
    {
      what: 'the depth is the fourth column, beside another one',
      content:
        'Exp,Core,Offset (cm),Depth CSF-A (m),Depth CSF-B (m),R,G,B\n401,3,10,7.1,7.2,60,61,62\n401,3,20,7.2,7.3,63,64,65\n',
      becomes: [
        {
          rows: [
            [7.1, 60, 61, 62],
            [7.2, 63, 64, 65],
          ],
        },
        {
          kind: 'curves',
          names: ['Exp', 'Core', 'Offset (cm)', 'Depth CSF-B (m)'],
          rows: [
            [7.1, 401, 3, 10, 7.2],
            [7.2, 401, 3, 20, 7.3],
          ],
        },
      ],
      says: ['depth-chosen'],
    },
    {
      what: 'the depth is mbsf and not the number of the sample',
      content: 'Sample,Depth mbsf,R,G,B\n1,7.1,60,61,62\n2,7.2,63,64,65\n3,7.3,66,67,68\n',
      becomes: [
        {
          rows: [
            [7.1, 60, 61, 62],
            [7.2, 63, 64, 65],
            [7.3, 66, 67, 68],
          ],
        },
      ],
    },
    {
      what: 'the depth is the last of many columns',
      content: wide(),
      becomes: [
        { rows: [0, 1].map((row) => [33 + row / 2, ...Array.from({ length: 1440 }, (_, i) => (i + row) % 97)]) },
      ],
    },
  ]);
});

describe('units of depth', () => {
  const spellings = [
    ...['Hole Depth (ft)', 'Depth, feet', 'DEPT:FT', 'Depth feet', 'MD [ft]', 'Depth (ft RKB)', 'MD (ft KB)'],
    ...['Depth in ft', 'MEASURED DEPTH (FT)', 'Depth (US ft)', 'TVDSS [ft]', 'Depth_feet', 'DEPT (F)'],
  ];
  tryCases([
    ...spellings.map((name): TableCase => ({
      what: `feet: ${name}`,
      content: `"${name}",a,b\n310,5,6\n311.5,7,8\n`,
      becomes: [
        {
          unit: 'ft',
          rows: [
            [310, 5, 6],
            [311.5, 7, 8],
          ],
        },
      ],
    })),
    {
      what: 'units on the second line: feet',
      content: 'DEPTH,ECHO1,ECHO2,ECHO3\nft,mV,mV,mV\n310,5,6,7\n311,8,9,10\n',
      becomes: [
        {
          unit: 'ft',
          rows: [
            [310, 5, 6, 7],
            [311, 8, 9, 10],
          ],
        },
      ],
    },
    {
      what: 'units on the second line, of curves, depths descending',
      content: 'DEPT,GR,CALI,SP\nM,GAPI,IN,MV\n90.5,55,8.5,-12\n90.25,54,8.25,-13\n90,53,8,-14\n',
      becomes: [
        {
          kind: 'curves',
          names: ['GR', 'CALI', 'SP'],
          rows: [
            [90, 53, 8, -14],
            [90.25, 54, 8.25, -13],
            [90.5, 55, 8.5, -12],
          ],
        },
      ],
      says: ['no-image'],
    },
    {
      what: 'centimetres are stored in metres',
      content: 'Depth (cm),R,G,B\n5,1,2,3\n10,4,5,6\n',
      becomes: [
        {
          rows: [
            [0.05, 1, 2, 3],
            [0.1, 4, 5, 6],
          ],
        },
      ],
    },
    {
      what: 'a unit that is not known is never metres',
      content: 'Depth (fathom),a,b\n5,1,2\n10,4,5\n',
      becomes: { refused: /fathom/ },
    },
    {
      what: 'unless the user says what it is',
      content: 'Depth (fathom),a,b\n5,1,2\n10,4,5\n',
      options: { depthUnit: 'ft' },
      becomes: [
        {
          unit: 'ft',
          rows: [
            [5, 1, 2],
            [10, 4, 5],
          ],
        },
      ],
    },
  ]);
});

describe('image and curves', () => {
  tryCases([
    {
      what: 'ordinary curves beside a numbered image',
      content: `DEPTH (m),GR,CALI,AZI,RAD[0],RAD[1],RAD[2]\n9.0,70,6.1,120.5,301,302,303\n9.1,71,6.2,120.6,304,305,306\n`,
      becomes: [
        {
          names: ['RAD[0]', 'RAD[1]', 'RAD[2]'],
          rows: [
            [9, 301, 302, 303],
            [9.1, 304, 305, 306],
          ],
        },
        {
          kind: 'curves',
          names: ['GR', 'CALI', 'AZI'],
          rows: [
            [9, 70, 6.1, 120.5],
            [9.1, 71, 6.2, 120.6],
          ],
        },
      ],
    },
    {
      what: 'a LAS as CSV, descending, a numbered family in its midst',
      content: 'DEPT,BVI,TB1,TB2,TB3,TB4,KSDR\n77.5,0.02,0.5,0.25,0,0.125,810\n77.0,0.03,0.75,0.5,0.25,0,820\n',
      becomes: [
        {
          names: ['TB1', 'TB2', 'TB3', 'TB4'],
          rows: [
            [77, 0.75, 0.5, 0.25, 0],
            [77.5, 0.5, 0.25, 0, 0.125],
          ],
        },
        {
          kind: 'curves',
          names: ['BVI', 'KSDR'],
          rows: [
            [77, 0.03, 820],
            [77.5, 0.02, 810],
          ],
        },
      ],
    },
    {
      what: 'columns named by angle, of which one is missing',
      content: 'Depth;AZ000;AZ060;AZ180;AZ240;AZ300\n9;1;2;4;5;6\n10;11;12;14;15;16\n',
      becomes: [
        {
          rows: [
            [9, 1, 2, NaN, 4, 5, 6],
            [10, 11, 12, NaN, 14, 15, 16],
          ],
        },
      ],
    },
    {
      what: 'inclination and azimuth are a survey',
      content: 'MD (m),INC,AZI,TVD\n30,1.5,200,29.9\n60,2.5,201,59.8\n',
      becomes: [
        {
          kind: 'survey',
          names: ['INC', 'AZI', 'TVD'],
          rows: [
            [30, 1.5, 200, 29.9],
            [60, 2.5, 201, 59.8],
          ],
        },
      ],
    },
    {
      what: 'named columns make an image where the user says so',
      content: 'MD (m),INC,AZI\n30,1.5,200\n60,2.5,201\n',
      options: { image: 'INC,AZI' },
      becomes: [
        {
          rows: [
            [30, 1.5, 200],
            [60, 2.5, 201],
          ],
        },
      ],
    },
  ]);
});

/** 1,440 columns named by quarters of a degree, and the depth behind them. */
function wide(): string {
  const columns = Array.from({ length: 1440 }, (_, i) => i);
  const record = (row: number): string => `${columns.map((i) => (i + row) % 97).join(',')},${33 + row / 2}`;
  return `${columns.map((i) => `A${i / 4}`).join(',')},Depth\n${record(0)}\n${record(1)}\n`;
}
