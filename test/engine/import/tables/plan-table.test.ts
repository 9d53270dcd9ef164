// Tests that the tables beside are planned as is right: dialect, depth, parts; and that options decide, or are refused.
import { describe, expect, test } from 'vitest';
import { planTable } from '../../../../electron/engine/import/tables/plan-table.ts';
import type { TableOptions, TablePlan } from '../../../../electron/engine/import/tables/table-plan.ts';
import { TABLES, type Table } from './tables.ts';

const plan = (text: string | Uint8Array, options: TableOptions = {}): TablePlan =>
  planTable(Buffer.from(text), 'img.csv', true, options);

/** What is compared of a plan. */
function told(made: TablePlan): object {
  const { dialect, depth, parts, encoding, findings } = made;
  const column = depth && 'column' in depth ? [depth.column, depth.unit, depth.times / depth.over] : undefined;
  return {
    ...{ delimiter: dialect.delimiter, decimal: dialect.decimal, quote: dialect.quote, skipped: dialect.skippedLines },
    ...{ header: dialect.headerLine, units: dialect.unitLine, first: made.firstRecordLine, depth: column, encoding },
    parts: parts.map(({ name, kind, columns }) => `${name} ${kind} ${columns.length}`),
    findings: findings.map(({ code }) => code).filter((code) => code !== 'depth-unit-assumed'),
  };
}

function right(table: Table): object {
  const { delimiter, decimal = '.', quote = '"' as const, skipped = 0, header, units = null, depth, parts } = table;
  return {
    ...{ delimiter, decimal, quote, skipped, header, units, parts, encoding: table.encoding ?? 'utf-8' },
    first: table.first ?? header! + 1,
    depth: depth && [depth[0], depth[1], depth[2] ?? 1],
    findings: table.findings ?? [],
  };
}

test.each(Object.entries(TABLES))('%s', (_, table) => {
  expect(told(plan(table.bytes ?? table.text))).toEqual(right(table));
});

describe('what the user says decides', () => {
  const text = 'a title\nDepth;x;gr;when\n1,5;2;3;x\n2,5;3;4;y\n';
  test.each<[options: TableOptions, found: object]>([
    [{}, { header: 2, depth: [0, 'm', 1], parts: ['curves curves 2'], decimal: ',' }],
    [{ skipLines: 1 }, { header: 2, findings: ['no-image'] }],
    [{ headerLine: 0 }, { header: null, first: 3 }],
    [{ depth: 'x' }, { depth: [1, 'm', 1], parts: ['curves curves 2'] }],
    [{ depth: '2' }, { depth: [1, 'm', 1] }],
    [{ depthUnit: 'cm' }, { depth: [0, 'm', 0.01] }],
    [{ image: 'x,gr' }, { parts: ['image image 2'] }],
    [{ image: 'x..gr' }, { parts: ['image image 2'] }],
    [{ image: '2..3' }, { parts: ['image image 2'] }],
    [{ delimiter: ';' }, { delimiter: ';' }],
    [{ decimal: ',' }, { decimal: ',' }],
  ])('%j', (options, found) => {
    expect(told(plan(text, options))).toMatchObject(found);
  });

  test('a depth that the file does not have', () => {
    const { depth, parts } = plan(text, { depth: { first: 10, step: 5 }, depthUnit: 'in', ignore: 'Depth' });
    expect(depth).toEqual({ unit: 'ft', first: 10 / 12, step: 5 / 12 });
    expect(parts[0]!.columns).toEqual([1, 2]);
  });

  test('a header and units by their lines', () => {
    const both = 'x,y,z\nDepth,a,b\nrun,1,2\n10,1,2\n20,3,4\n';
    expect(told(plan(both, { headerLine: 2, unitLine: 3 }))).toMatchObject({ header: 2, units: 3, first: 4 });
  });

  test('missing numbers', () => {
    expect(plan(text, { nullValues: [7] })).toMatchObject({ nullValues: [7], sentinels: [] });
    expect(plan('# null: -1\ndepth,a,b\n1,2,3\n')).toMatchObject({ nullValues: [-999, -999.25, -9999, -9999.25, -1] });
  });
});

test.each<[what: string, text: string, options: TableOptions, message: string]>([
  [
    'a unit',
    'Depth (ft),a,b\n1,2,3\n',
    { depthUnit: 'm' },
    'img.csv: expected depths in m for --depth-unit but received "ft" for Depth (ft)',
  ],
  [
    'a unit that is none',
    'Depth,a,b\n1,2,3\n',
    { depthUnit: 'furlong' },
    'Expected a unit of depth such as m, ft, cm or in for --depth-unit but received "furlong"',
  ],
  [
    'a column',
    'Depth,a,b\n1,2,3\n',
    { depth: 'MD' },
    'img.csv: expected a column "MD" for --depth but received a table of Depth, a, b',
  ],
  [
    'a column of words',
    'Depth,a,b\n1,x,3\n2,y,3\n',
    { depth: 'a' },
    'img.csv: expected numbers in the depth column but received words in a',
  ],
  [
    'an image',
    'Depth,a,b\n1,2,3\n',
    { image: 'a,c' },
    'img.csv: expected a column "c" for --image but received a table of Depth, a, b',
  ],
  [
    'an image of one column twice',
    'Depth,a,b\n1,2,3\n',
    { image: 'a,a' },
    'img.csv: expected each column once for --image but received a twice',
  ],
  [
    'an image of the depth',
    'Depth,a,b\n1,2,3\n',
    { image: 'Depth,b' },
    'img.csv: expected 2 columns or more for --image but received "Depth,b": Depth is the depth and no column of the image',
  ],
  [
    'a depth that is to be left out',
    'Depth,a,b\n1,2,3\n2,3,4\n3,4,9\n',
    { ignore: 'Depth' },
    'img.csv: expected columns beside the depth for --ignore but received Depth, which is the depth; --depth names another, or gives START,STEP',
  ],
  [
    'lines behind the end',
    'Depth,a,b\n1,2,3\n',
    { skipLines: 2 },
    'img.csv: expected the table behind 2 lines for --skip-lines but received a file of 2 lines',
  ],
  [
    'a delimiter',
    'Depth,a,b\n1,2,3\n',
    { delimiter: ';' },
    'img.csv: expected ";" between columns for --delimiter but received "," between them',
  ],
  [
    'lines',
    'x\ny\nDepth,a,b\n1,2,3\n',
    { skipLines: 1 },
    'img.csv, line 2: expected the table for --skip-lines 1 but received a line that is none of it; the table begins behind 2 lines',
  ],
  [
    'a header',
    'Depth,a,b\n\n1,2,3\n',
    { headerLine: 2 },
    'img.csv, line 2: expected a header for --header-line but received a line that is none of the table',
  ],
  [
    'a header among the records',
    'Depth,a,b\n1,5,3\n2,7,4\n',
    { headerLine: 2 },
    'img.csv, line 2: expected a header for --header-line but received numbers: 1, 5, 3',
  ],
  [
    'a row of units among the records',
    'Depth,a,b,c\n1,2,3,9\n2,7,4,4\n',
    { unitLine: 3 },
    'img.csv, line 3: expected units for --unit-line but received numbers: 2, 7, 4, …; --unit-line 0 says that there is none',
  ],
  [
    'a first depth and a step',
    'Depth (ft),S1,S2\n1,2,3\n2,3,4\n',
    { depth: { first: 1, step: 1 } },
    'img.csv: expected a table without depths for --depth START,STEP but received those of Depth (ft); --ignore Depth (ft) leaves them out',
  ],
])('%s that the file contradicts is refused with what it has', (_, text, options, message) => {
  expect(() => plan(text, options)).toThrow(message);
});

test('findings say what is not sure, and the option that decides otherwise', () => {
  expect(plan('Depth (fathoms),S1,S2\n1,2,3\n').findings).toEqual([
    {
      code: 'depth-unit-unknown',
      message: 'The unit "fathoms" of Depth (fathoms) is no known unit of length',
      option: '--depth-unit',
    },
  ]);
  expect(plan('depth,dt,rhob,nphi\n1,2,3,4\n').findings).toEqual([
    { code: 'depth-unit-assumed', message: 'Depths have no unit and are taken for metres', option: '--depth-unit' },
    {
      code: 'no-image',
      message:
        'The table holds no image and is taken for curves; --image dt,rhob,… makes an image of the columns it names',
      option: '--image',
    },
  ]);
});

test.each<[what: string, text: string, line: number, received: string]>([
  ['units in the cells', 'Depth,S1,S2\n10.5m,1,2\n10.6m,4,5\n', 2, '10.5m'],
  ['intervals', 'Tiefe (cm),Ca,Fe\n10-12,1,9\n20-22,4,8\n30-32,7,8\n', 2, '10-12'],
  ['another decimal sign', 'Depth\tS1\tS2\n1,5\t2.25\t3\n2,5\t3.25\t4\n', 2, '1,5'],
])('where depths are words, %s, no other column stands in for them', (_, text, line, received) => {
  const { depth, parts, findings } = plan(text);
  expect({ depth, parts }).toEqual({ depth: undefined, parts: [] });
  expect(findings.find(({ code }) => code === 'no-depth')).toMatchObject({ option: '--depth' });
  expect(findings.at(-1)!.message).toContain(`Line ${line} has "${received}" and no number for `);
});

test.each<[what: string, text: string, said: string]>([
  ['per cent', 'Depth (%),S1,S2\n1,2,3\n2,3,4\n', 'The unit "%" of Depth (%) is no known unit'],
  ['metres and feet', `Depth (m),S1,S2\n10'6",1,2\n10'9",4,5\n`, 'Depth (m) is in m by its unit and written in feet'],
  ['words below names', 'DEPTH,GR,DT\nfathom,foo,bar\n10,80,2\n11,81,3\n', 'The unit "fathom" of DEPTH'],
  ['long words below names', 'DEPTH,GR\nfathoms,counts in a minute\n10,80\n11,81\n', 'The unit "fathoms" of DEPTH'],
])('%s are no unit of depth', (_, text, said) => {
  const { depth, findings } = plan(text);
  expect(depth).toBeUndefined();
  expect(findings.find(({ code }) => code === 'depth-unit-unknown')!.message).toContain(said);
});

test.each([
  ['a key', 'Units: FT\n\nDEPTH S1 S2\n1 2 3\n2 3 4\n', 'FT'],
  ['a remark', '# Teufe [ft]\n# Amplitude\nDEPTH,S1,S2\n1,2,3\n2,3,4\n', 'ft'],
  ['a legend', '# column 1: depth (ft)\n# column 2: S1\n1,2,3\n2,3,4\n3,4,5\n', 'ft'],
])('a unit that %s above the table tells is taken, and said', (_, text, unit) => {
  const { depth, findings } = plan(text);
  expect(depth).toMatchObject({ unit: 'ft' });
  const message = `Depths have no unit and are taken for ${unit}, which a line around the table calls the unit`;
  expect(findings).toContainEqual({ code: 'depth-unit-assumed', message, option: '--depth-unit' });
});

test.each([
  [
    'prose',
    '# All depths in ft\nDEPTH,S1,S2\n1,2,3\n2,3,4\n',
    'Depths have no unit, and lines around the table tell of ft',
  ],
  ['an end of the log', 'Stop: 3500 ft\nDEPTH,S1,S2\n1,2,3\n2,3,4\n', 'tell of ft'],
  ['two keys', '# Depth (ft)\n# Units: m\n# Depth [m]\nDEPTH,S1,S2\n1,2,3\n2,3,4\n', 'tell of ft and m'],
  ['a name', '# Depth (ft)\nDEPTH,S1,S2\nm,mV,mV\n1,2,3\n2,3,4\n', 'm by the row of units and in ft by a line around'],
  ['a key', 'Depth unit: ft\nDepth (m),S1,S2\n1,2,3\n2,3,4\n', 'm by its name and in ft by a line around'],
])('a unit above the table that %s puts in doubt is asked for', (_, text, message) => {
  const { depth, findings } = plan(text);
  expect(depth).toBeUndefined();
  expect(findings.find(({ code }) => code === 'depth-unit-unknown')!.message).toContain(message);
  expect(
    plan(text, { depthUnit: text.includes('Depth (m),') || text.includes('\nm,') ? 'm' : 'ft' }).depth,
  ).toBeDefined();
});

test.each([
  '# Depth (ft), Depth (m)\n',
  '# column 1: depth (m)\n# column 2: depth (ft)\n',
  '# Depth resolution 2 mm\n',
])('what stands above the table and agrees with its depth puts nothing in doubt: %s', (above) => {
  expect(plan(`${above}Depth (m),S1,S2\n1,2,3\n2,3,4\n`).depth).toMatchObject({ unit: 'm' });
});

test.each([
  ['Depth,Unit,S1,S2\n100,ft,1,2\n101,ft,4,5\n', 'ft', 1],
  ['DEPTH;DEPTH_UNIT;S1;S2\n100;cm;1;2\n101;cm;4;5\n', 'm', 0.01],
])('a column that says the unit of depth is believed: %s', (text, unit, factor) => {
  const { depth } = plan(text);
  expect(depth).toMatchObject({ unit });
  expect((depth as { times: number }).times / (depth as { over: number }).over).toBe(factor);
});

test.each<[what: string, text: string, code: string]>([
  ['two units in one column', 'Depth,Unit,S1,S2\n100,ft,1,2\n101,m,4,5\n', 'depth-unit-unknown'],
  ['another quantity in feet', 'Step: 0.5 feet\n\nDepth,S1,S2\n100,1,2\n101,4,5\n', 'depth-unit-unknown'],
  ['the unit of values in a column', 'Depth,Unit,S1,S2\n100,dB,1,2\n101,dB,4,5\n', 'depth-unit-assumed'],
  ['a header with fewer names', 'Depth (m),GR,CALI\n100,1,2,3,7\n101,4,5,6.5,7\n', 'names-missing'],
])('%s is not passed over', (_, text, code) => {
  expect(plan(text).findings.map((found) => found.code)).toContain(code);
});

test.each(['Tiefe [m],GR\n100,5,1,5\n101,5,4,5\n', 'Tiefe,S1,S2\n100,5,1,5,2,5\n101,5,4,5,5,5\n'])(
  'decimal commas between delimiting commas are refused: %s',
  (text) => {
    expect(() => plan(text)).toThrow('line 2: expected ');
  },
);

test('without names a first column that counts is no depth beside one that alone goes on evenly', () => {
  const { depth, columns } = plan('0,2500,1,2,3\n1,2501,9,5,6\n2,2502,7,8,9\n3,2503,7,1,9\n');
  expect([depth, columns[0]!.role]).toMatchObject([{ column: 1 }, 'record number']);
});

test('quoted numbers with three digits behind a comma are thousands beside delimiting commas', () => {
  expect(plan('Depth,S1,S2\n"1,000","1,500",2\n"1,001",4,5\n"1,002",7,8\n')).toMatchObject({ thousands: ',' });
});

test('columns have names, units, roles and reasons; members that are missing stand behind', () => {
  const { columns, parts, notes, well } = plan(
    '# Well: N 3\nLabel,MD (ft),S000 (dB),S090 (dB),S270 (dB),GR\nx,1,2,3,4,5\ny,2,3,4,5,6\n',
  );
  expect(columns.map(({ name, unit, role, field }) => [name, unit, role, field])).toEqual([
    ['Label', null, 'text', 0],
    ['MD (ft)', 'ft', 'depth', 1],
    ['S000 (dB)', 'dB', 'image', 2],
    ['S090 (dB)', 'dB', 'image', 3],
    ['S270 (dB)', 'dB', 'image', 4],
    ['GR', null, 'curve', 5],
    ['S180', null, 'image', null],
  ]);
  expect(columns[1]!.why).toBe('its name is MD (ft)');
  expect(parts).toEqual([
    { name: 'S', kind: 'image', columns: [2, 3, 6, 4], valueUnit: 'dB' },
    { name: 'curves', kind: 'curves', columns: [5] },
  ]);
  expect({ notes, well }).toEqual({ notes: ['# Well: N 3'], well: 'N 3' });
});

test('a word in an image is left for reading to refuse by its line', () => {
  expect(told(plan('depth,col1,col2,col3\n1,2,Infinity,4\n'))).toMatchObject({ parts: ['col image 3'] });
  expect(told(plan('depth,a,b\n1,2,x\n'))).toMatchObject({ parts: ['image image 2'] });
});

test('a head that is cut is planned from its complete records', () => {
  const whole = `depth,S1,S2\n${Array.from({ length: 50 }, (_, i) => `${i},1,2`).join('\n')}`;
  const cut = planTable(Buffer.from(whole.slice(0, -4)), 'img.csv', false, {});
  expect(told(cut)).toMatchObject({ header: 1, parts: ['S image 2'], findings: [] });
});

describe('no record of numbers is left out', () => {
  test.each<[text: string, header: number | null, first: number, width: number]>([
    ['1,,nan\n2,3,4\n3,4,5\n', null, 1, 2],
    ['1,2,3\n4,5,6,7\n', null, 1, 2],
    ['depth,a,b,c\n1,x,y,z\n2,1,2,3\n3,1,2,3\n', 1, 2, 3],
    ['depth,a,b,c\n1,NA,,-\n2,1,2,3\n3,1,2,3\n', 1, 2, 3],
    ['', null, 2, 0],
    // The first record has a fault, and is no header, no units, and not left out.
    ['depth,S1,S2,S3\n<10,1,2,3\n20,4,5,6\n30,7,8,9\n', 1, 2, 3],
    ['depth,S1,S2,S3\n,5,6,7\n2,1,2,3\n3,1,2,3\n', 1, 2, 3],
    ['depth,S1,S2,S3\n1,5,6\n2,1,2,3\n3,1,2,3\n', 1, 2, 3],
  ])('%j', (text, header, first, width) => {
    const made = plan(text);
    expect([made.dialect.headerLine, made.firstRecordLine, made.parts[0]?.columns.length ?? 0]).toEqual([
      header,
      first,
      width,
    ]);
    expect(made.encoding).toBe('utf-8');
  });
});
