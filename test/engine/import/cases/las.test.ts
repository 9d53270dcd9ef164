// Tests that LAS files of every version are read as other programs write them.
import { tryCases } from './try-cases.ts';

const SECTORS = ['S1', 'S2', 'S3', 'S4'].map((name) => `${name}.MV : a sector`);
const ROWS = [
  [60, 1.5, 2.5, NaN, 4.5],
  [60.25, 5.5, 6.5, 7.5, 8.5],
];
const DATA = ['60.00 1.5 2.5 -999.25 4.5', '60.25 5.5 6.5 7.5 8.5'];

interface Las {
  readonly version?: string;
  readonly wrap?: string;
  readonly unit?: string;
  readonly start?: string;
  readonly stop?: string;
  readonly curves?: readonly string[];
  readonly data?: readonly string[];
}

function las({ version = '2.0', wrap = 'NO', unit = 'M', start = '60', stop = '60.25', ...rest }: Las = {}): string {
  const { curves = SECTORS, data = DATA } = rest;
  const lines = [
    ...['~VERSION INFORMATION', `VERS. ${version} : CWLS`, `WRAP. ${wrap} : lines`],
    ...[
      '~WELL INFORMATION',
      `STRT.${unit} ${start} :`,
      `STOP.${unit} ${stop} :`,
      `STEP.${unit} 0 :`,
      'NULL. -999.25 :',
    ],
    ...['~CURVE INFORMATION', `DEPT.${unit} : depth`, ...curves, '~A', ...data],
  ];
  return `${lines.join('\n')}\n`;
}

tryCases(
  [
    {
      what: 'a DOS end-of-file byte on the last line says nothing',
      content: `${las()}\x1a\n`,
      becomes: [{ rows: ROWS }],
    },
    {
      what: 'depths counted in tenths of an inch are stored in feet',
      content: las({ unit: '.1IN', start: '240', stop: '252', data: ['240 1 2 3 4', '252 5 6 7 8'] }),
      becomes: [
        {
          unit: 'ft' as const,
          rows: [
            [2, 1, 2, 3, 4],
            [2.1, 5, 6, 7, 8],
          ],
        },
      ],
    },
    ...['CALI.M', 'CALI.IN', 'XYZ.', 'GR.GAPI'].map((curve) => ({
      what: `a depth behind the first curve, ${curve}`,
      content: las()
        .replace('DEPT.M : depth', `${curve} : another\nDEPT.M : depth`)
        .replace(/^(?=60)/gm, '9 '),
      becomes: [{ rows: ROWS }, { kind: 'curves' as const, rows: ROWS.map(([depth]) => [depth!, 9]) }],
      says: ['depth-chosen'],
    })),
    {
      what: 'sections of LAS 3.0 in different units of depth',
      content: `${las({ version: '3.0' }).replace('~A\n', '~Log_Data\n')}~Log_Definition[2]\nDEPT.FT : depth\nS1.MV : one\nS2.MV : two\nS3.MV : three\n~Log_Data[2]\n300 1 2 3\n301 4 5 6\n`,
      becomes: [
        { rows: ROWS },
        {
          unit: 'ft' as const,
          rows: [
            [300, 1, 2, 3],
            [301, 4, 5, 6],
          ],
        },
      ],
    },
    {
      what: 'NaN is missing',
      content: las({ data: ['60 1.5 2.5 NaN 4.5', '60.25 5.5 6.5 7.5 8.5'] }),
      becomes: [{ rows: ROWS }],
    },
    {
      what: 'one field too many is refused with its line',
      content: las({ data: ['60 1 2 3 4', '60.25 5 6 7 8', '60.5 5 6.0 e+01 7 8', '60.75 1 2 3 4'] }),
      becomes: { refused: /line 18: expected 5 fields/ },
    },
    {
      what: 'wrapped records',
      content: las({ wrap: 'YES', data: ['60.00', '1.5 2.5', '-999.25 4.5', '60.25', '5.5 6.5', '7.5 8.5'] }),
      becomes: [{ rows: ROWS }],
    },
    {
      what: 'centimetres are stored in metres',
      content: las({ unit: 'CM', start: '6000', stop: '6025', data: ['6000 1 2 3 4', '6025 5 6 7 8'] }),
      becomes: [
        {
          rows: [
            [60, 1, 2, 3, 4],
            [60.25, 5, 6, 7, 8],
          ],
        },
      ],
    },
    {
      what: 'sectors named by their angle',
      content: las({ curves: ['GR000', 'GR090', 'GR180', 'GR270'].map((name) => `${name}.GAPI :`) }),
      becomes: [{ rows: ROWS, names: ['GR000', 'GR090', 'GR180', 'GR270'] }],
    },
    {
      what: 'version 3 with commas and an array curve',
      content: las({
        version: '3.0',
        curves: ['T2[1].MS : {F}', 'T2[2].MS : {F}', 'T2[3].MS : {F}', 'T2[4].MS : {F}'],
        data: DATA.map((line) => line.replaceAll(' ', ',')),
      }).replace('WRAP. NO : lines', 'WRAP. NO : lines\nDLM. COMMA : between'),
      becomes: [{ rows: ROWS }],
    },
    { what: 'lone carriage returns', content: las().replaceAll('\n', '\r'), becomes: [{ rows: ROWS }] },
    { what: 'blanks before each ~', content: las().replaceAll('~', '  ~'), becomes: [{ rows: ROWS }] },
    { what: 'no colons', content: las().replaceAll(':', ''), becomes: [{ rows: ROWS }] },
    {
      what: 'version 1.2 says the description before the value',
      content: las({ version: '1.2' }).replace('NULL. -999.25 :', 'NULL. -999.25 :\nWELL. WELL : Q-9'),
      becomes: [{ rows: ROWS }],
    },
    {
      what: 'curves beside sectors',
      content: las({ curves: ['GR.GAPI :', ...SECTORS.slice(0, 3)] }),
      becomes: [
        {
          rows: [
            [60, 2.5, NaN, 4.5],
            [60.25, 6.5, 7.5, 8.5],
          ],
        },
        {
          kind: 'curves' as const,
          names: ['GR'],
          rows: [
            [60, 1.5],
            [60.25, 5.5],
          ],
        },
      ],
    },
  ].map((each) => ({ file: 'log.las', ...each })),
);
