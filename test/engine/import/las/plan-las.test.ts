// Tests that LAS files are planned as tables: depth, image, curves, survey; what is not sure is refused or said.
import { expect, test } from 'vitest';
import { planLasFile } from '../../../../electron/engine/import/las/open-las.ts';
import { planLas, type LasTable } from '../../../../electron/engine/import/las/plan-las.ts';
import type { TableOptions, TablePlan } from '../../../../electron/engine/import/tables/table-plan.ts';
import { lasSource } from './las-source.ts';

interface Parts {
  readonly version?: readonly string[];
  readonly well?: readonly string[];
  readonly curves?: readonly string[];
  readonly data?: readonly string[];
}

const ROWS = ['100 1 2 3 4', '100.5 2 3 4 5', '101 3 4 5 6'];

function lasOf({ version = [], well = [], curves = ['DEPT.M :', 'GR.GAPI :'], data = ROWS }: Parts): string {
  const fields = data[0]?.split(' ').length ?? curves.length;
  const filled = [
    ...curves,
    ...Array.from({ length: Math.max(0, fields - curves.length) }, (_, at) => `C${'ABCDEFGH'[at]!}X. :`),
  ];
  return ['~V', ' VERS. 2.0 :', ...version, '~W', ...well, '~C', ...filled, '~A', ...data].join('\n');
}

function tablesOf(text: string, options: TableOptions = {}): readonly LasTable[] {
  return planLas({ fileName: 'a.las', encoding: 'utf-8', text, isWhole: true }, options).tables;
}

const planOf = (parts: Parts, options: TableOptions = {}): TablePlan => tablesOf(lasOf(parts), options)[0]!.plan;
const codesOf = ({ findings }: TablePlan): string[] => findings.map(({ code }) => code);
const partsOf = ({ parts, columns }: TablePlan): unknown =>
  parts.map(({ kind, name, columns: own }) => [kind, name, own.map((column) => columns[column]!.name).join(' ')]);

test('a log is its image and its curves, with well, units, null values and the lines before the data', () => {
  const curves = ['DEPT.M :', 'GR.GAPI :', 'RHO1.G/C3 :', 'RHO2.G/C3 :', 'RHO3.G/C3 :'];
  const plan = planOf({ curves, well: [' NULL. -777 :', ' WELL. B-1 :'], data: ['# remark', ...ROWS] });
  expect(plan).toMatchObject({
    encoding: 'utf-8',
    dialect: { delimiter: ' ', quote: null, decimal: '.', skippedLines: 13, headerLine: null, unitLine: null },
    ...{ firstRecordLine: 14, comments: ['#'], well: 'B-1', nullValues: [-999, -999.25, -9999, -9999.25, -777] },
    depth: { unit: 'm', column: 0, times: 1, over: 1, feetAndInches: false },
    parts: [
      { kind: 'image', name: 'RHO', columns: [2, 3, 4], valueUnit: 'G/C3' },
      { kind: 'curves', columns: [1] },
    ],
    findings: [],
  });
  expect(plan.columns.map(({ name, unit, field, role }) => [name, unit, field, role])).toEqual([
    ['DEPT', 'M', 0, 'depth'],
    ['GR', 'GAPI', 1, 'curve'],
    ['RHO1', 'G/C3', 2, 'image'],
    ['RHO2', 'G/C3', 3, 'image'],
    ['RHO3', 'G/C3', 4, 'image'],
  ]);
  expect(plan.refusal).toBeUndefined();
  expect(plan.notes.slice(0, 4)).toEqual(['~V', ' VERS. 2.0 :', '~W', ' NULL. -777 :']);
  expect(plan.sentinels).toContain(1e30);
  expect(planOf({}, { nullValues: [5] })).toMatchObject({ nullValues: [5], sentinels: [] });
});

test('an array curve, and sectors by angle of which one is missing', () => {
  expect(
    partsOf(
      planOf({
        curves: [
          'DEPT.M : {F}',
          'NMR[1].ms : {AF;0ms}',
          'NMR[2].ms : {AF;5ms}',
          'NMR[3].ms : {AF;10ms}',
          'CDES. : {S}',
        ],
      }),
    ),
  ).toEqual([['image', 'NMR', 'NMR[1] NMR[2] NMR[3]']]);
  const angles = planOf({
    curves: ['DEPT.M :', ...['000', '045', '090', '135', '225', '270', '315'].map((angle) => `GR${angle}.GAPI :`)],
    data: ['1 1 2 3 4 6 7 8', '2 1 2 3 4 6 7 8'],
  });
  expect(angles.parts).toMatchObject([{ kind: 'image', columns: [1, 2, 3, 4, 8, 5, 6, 7] }]);
  expect(angles.columns[8]).toMatchObject({ name: 'GR180', field: null, role: 'image' });
});

test.each([
  ['DEPT.M :', { unit: 'm', times: 1, over: 1 }],
  ['DEPTH.FEET :', { unit: 'ft', times: 1, over: 1 }],
  ['DEPT..1IN :', { unit: 'ft', times: 1, over: 120 }],
  ['DEPT.CM :', { unit: 'm', times: 1, over: 100 }],
  ['TVD.ftKB :', { unit: 'ft', times: 1, over: 1, reference: 'TVD' }],
  ['MD.mMDRF :', { unit: 'm', times: 1, over: 1, reference: 'MD' }],
  ['DEPT.метер :', { unit: 'm', times: 1, over: 1 }],
  ['ETIM.M : 1 DEPTH', { unit: 'm', times: 1, over: 1 }],
])('depths of %s', (curve, depth) => {
  const plan = planOf({ curves: [curve] });
  expect(plan.depth).toMatchObject(depth);
  expect(plan.refusal).toBeUndefined();
});

test('a unit that the curve does not have is that of STRT; without any it is metres, and said', () => {
  expect(planOf({ curves: ['DEPT. :'], well: ['STRT.F 1 :'] }).depth).toMatchObject({ unit: 'ft' });
  const assumed = planOf({ curves: ['DEPT. :'] });
  expect(assumed.depth).toMatchObject({ unit: 'm' });
  expect(assumed.findings[0]).toEqual({
    code: 'depth-unit-assumed',
    message: 'Depths have no unit and are taken for metres',
    option: '--depth-unit',
  });
  // A curve of another name is the depth if the file says so.
  expect(planOf({ curves: ['X. :'], well: ['STRT.M 100 :'] }).depth).toMatchObject({ unit: 'm', column: 0 });
});

test.each([
  [{ curves: ['ETIM.S : elapsed time'] }, 'time-index', /received an index of time, ETIM in S; .* --depth$/],
  [{ curves: ['TIME. :'], data: ['00:00:00 1', '00:00:01 2'] }, 'time-index', /an index of time, TIME/],
  [{ curves: ['DEPT. :'], well: ['STRT.S 0 :'] }, 'time-index', /an index of time, DEPT in S/],
  [{ curves: ['ETIM.M : elapsed'] }, 'time-index', /an index of time, ETIM in M/],
  [{ curves: ['X. :'], data: ['2020-01-01 1', '2020-01-02 2'] }, 'time-index', /an index of time, X/],
  [{ curves: ['DEPT.XYZ :'] }, 'depth-unit-unknown', /received "XYZ" for DEPT; .* --depth-unit$/],
  [{ curves: ['DEPT. :'], well: ['STRT.XYZ 0 :'] }, 'depth-unit-unknown', /received "XYZ" for DEPT; .* --depth-unit$/],
  [{ curves: ['STATE. :'] }, 'no-depth', /received the index STATE without a unit; .* --depth$/],
  [
    { curves: ['Index. :'], well: ['STRT. 0 :'], data: ['0 1', '1 2', '2 3'] },
    'no-depth',
    /received the index Index without a unit/,
  ],
])('no depth: %o', (parts, code, refusal) => {
  const plan = planOf(parts);
  expect(plan.depth).toBeUndefined();
  expect(plan.parts).toEqual([]);
  expect(codesOf(plan)).toContain(code);
  expect(plan.refusal).toMatch(refusal);
});

test('two units of depth are shown by the curve, and refused until the user says which it is', () => {
  const parts = { curves: ['DEPT.FT :'], well: ['STRT.M 100 :'] };
  const plan = planOf(parts);
  expect(plan).toMatchObject({ depth: { unit: 'ft' } });
  expect(codesOf(plan)).toContain('depth-unit-contradicted');
  expect(plan.refusal).toMatch(/expected depths in one unit but received FT for the curve DEPT and M for STRT/);
  for (const [depthUnit, unit] of [
    ['m', 'm'],
    ['feet', 'ft'],
  ] as const) {
    const asked = planOf(parts, { depthUnit });
    expect(asked).toMatchObject({ depth: { unit } });
    expect(asked.refusal).toBeUndefined();
  }
  // The same unit in another spelling is no contradiction.
  expect(planOf({ curves: ['DEPT.F :'], well: ['STRT.FEET 100 :'] }).refusal).toBeUndefined();
});

test('options: depth by name, by number and by steps, unit, image, delimiter', () => {
  const timed = { curves: ['TIME.S :', 'DEPT.M :'] };
  expect(planOf(timed, { depth: 'dept' })).toMatchObject({ depth: { column: 1, unit: 'm' } });
  expect(planOf(timed, { depth: '2' })).toMatchObject({ depth: { column: 1 } });
  expect(planOf({ curves: ['X. :'] }, { depth: 'X' }).findings.map(({ code }) => code)).toContain('depth-unit-assumed');
  expect(planOf({ curves: ['X.XYZ :'] }, { depthUnit: 'cm' }).depth).toMatchObject({ unit: 'm', over: 100 });
  const stepped = planOf(timed, { depth: { first: 100, step: 50 }, depthUnit: 'cm' });
  expect(stepped).toMatchObject({
    depth: { unit: 'm', first: 1, step: 0.5 },
    parts: [{ kind: 'curves', columns: [0, 1, 2, 3, 4] }],
  });
  expect(partsOf(planOf({ curves: ['DEPT.M :', 'A. :', 'B. :'] }, { image: 'A..CBX' }))).toEqual([
    ['image', 'image', 'A B CAX CBX'],
  ]);
  expect(
    planOf({ curves: ['DEPT.M :', 'A. :', 'B. :'], data: ['1;2,5;3', '2;3;4'] }, { delimiter: ';' }).dialect,
  ).toMatchObject({
    delimiter: ';',
    decimal: ',',
  });
});

test.each<[TableOptions, RegExp]>([
  [{ depthUnit: 'ft' }, /^a\.las: expected depths in ft for --depth-unit but received M for DEPT$/],
  [{ depthUnit: 'parsec' }, /Expected a unit of depth .* "parsec"/],
  [{ depth: 'MD' }, /^a\.las: expected a column "MD" for --depth but received a table of DEPT, GR/],
  [{ depth: { first: 0, step: 0 } }, /step other than 0/],
  [{ delimiter: ',' }, /^a\.las: expected "," between the data for --delimiter but received blanks$/],
  [{ delimiter: '|' }, /^a\.las: expected a blank, a comma, a semicolon or a tab for --delimiter but received "\|"$/],
  [{ skipLines: 3 }, /^a\.las: expected no --skip-lines but received it for a LAS file/],
  [{ headerLine: 3 }, /--header-line/],
  [{ unitLine: 0 }, /--unit-line/],
])('an option that contradicts the file is refused: %o', (options, message) => {
  expect(() => planOf({}, options)).toThrow(message);
});

test('what the file says and does not keep to is said', () => {
  expect(codesOf(planOf({ version: ['DLM. COMMA :'] }))).toEqual(['delimiter-contradicted', 'no-image']);
  expect(codesOf(planOf({ curves: ['DEPT.M :', 'A. :', 'B. :'], data: ['1', '2 3', '2', '3 4'] }))).toContain(
    'wrapped',
  );
  const fewer = planOf({ curves: ['DEPT.M :', 'A. :', 'B. :', 'C. :'], data: ['1 2 3', '2 3 4'] });
  expect(fewer.findings[0]!.message).toBe('The data have no columns for the curves C');
  expect(fewer.columns[3]).toMatchObject({ name: 'C', field: null, role: 'ignored' });
  const more = tablesOf(['~C', 'DEPT.M :', 'GR.GAPI :', '~A', '1 2 3', '2 3 4'].join('\n'))[0]!.plan;
  expect(more.findings[0]!.message).toBe('The last column has no curve and so no name');
  expect(more.columns[2]).toMatchObject({ name: '', field: 2, role: 'curve' });
});

test('without a section of curves the title of the data names them', () => {
  const [table] = tablesOf('~A  DEPTH  GR\n1 2\n2 3');
  expect(table!.plan.columns.map(({ name }) => name)).toEqual(['DEPTH', 'GR']);
  expect(tablesOf('~A\n1 2\n2 3')[0]!.plan).toMatchObject({
    refusal: expect.stringMatching(/a curve without a name without a unit/) as string,
  });
});

test('words are no curve, also where the file calls digits a string; one word among numbers is left for a refusal', () => {
  const curves = ['DEPT.M :', 'ZONE. :', 'CODE. : {S}', 'GR.GAPI :'];
  const plan = planOf({ curves, data: ['1 sand 7 1', '2 "fine sand" 8 ERR', '3 clay 9 3'] });
  expect(plan.columns.map(({ role }) => role)).toEqual(['depth', 'text', 'text', 'curve']);
  expect(plan.dialect.quote).toBe('"');
});

test('every log of a file of version 3.0 is a table, its deviation survey too; what is no log is left out and said', () => {
  const tables = tablesOf(
    [
      ...['~Version', 'VERS. 3.0 :', 'DLM. COMMA :', '~Log_Definition', 'DEPT.M : {F}', 'GR.GAPI : {F}'],
      ...['~Inclinometry_Definition', 'MD.M :', 'TVD.M :', 'AZIM.DEG :', 'DEVI.DEG :'],
      ...['~Inclinometry_Data | Inclinometry_Definition', '0,0,290,0', '100,100,234,0.5'],
      ...['~Tops_Definition', 'TOPT.M :', 'TOPN. : {S}', '~Tops_Data | Tops_Definition', '545.5,Viking'],
      ...['~Log_Data[1] | Log_Definition', '1,2', '2,3', '~Log_Data[2] | Log_Definition', '5,6', '6,7'],
    ].join('\n'),
  );
  expect(tables.map(({ name, plan }) => [name, plan.parts.map(({ kind }) => kind), plan.firstRecordLine])).toEqual([
    ['Log[1]', ['curves'], 21],
    ['Log[2]', ['curves'], 24],
    ['Inclinometry', ['survey'], 13],
  ]);
  expect(tables[0]!.plan.findings[0]).toEqual({
    code: 'sections-left-out',
    message: 'Sections that hold no log are left out: Tops',
    option: null,
  });
});

test('tables of one name are told apart by number or by the set that they belong to', () => {
  const section = ['~C', 'DEPT.M :', 'GR.GAPI :', '~A', '1 2', '2 3'];
  const names = tablesOf([...section, ...section, '~P', 'SET. DEVIATION :', ...section].join('\n')).map(
    ({ name }) => name,
  );
  expect(names).toEqual(['Log', 'Log[2]', 'DEVIATION']);
});

test('a file is looked at as far as its tables go, in any encoding', async () => {
  const long = [
    '~V',
    'VERS. 2.0 :',
    ...Array<string>(60_000).fill('# a comment'),
    '~C',
    'DEPT.M :',
    'ÄÖ.GAPI :',
    '~A',
    ...Array.from({ length: 30_000 }, (_, at) => `${at} 1`),
  ];
  const plan = await planLasFile(lasSource(long.join('\n')), {});
  expect(plan).toMatchObject({
    tables: [{ plan: { encoding: 'utf-8', columns: [{ name: 'DEPT' }, { name: 'ÄÖ' }] } }],
    mayGoOn: false,
  });
  const short = lasOf({ curves: ['DEPT.M :', 'ÄÖ.°C :'] });
  const utf16 = Buffer.from(short, 'utf16le');
  const bigEndian = Buffer.from(utf16).swap16();
  for (const [bytes, encoding] of [
    [utf16, 'utf-16le'],
    [bigEndian, 'utf-16be'],
    [Buffer.from(short, 'latin1'), 'windows-1252'],
  ] as const) {
    const [table] = (await planLasFile(lasSource(bytes), {})).tables;
    expect(table!.plan).toMatchObject({
      encoding,
      columns: [{ name: 'DEPT' }, { name: 'ÄÖ', unit: '°C' }, {}, {}, {}],
    });
  }
  // Two sections far apart.
  const rows = Array.from({ length: 60_000 }, (_, at) => `${at},1`);
  const two = [
    '~V',
    'VERS. 3 :',
    'DLM. COMMA :',
    '~Log_Definition',
    'DEPT.M :',
    'A. :',
    '~Log_Data[1]',
    ...rows,
    '~Log_Data[2]',
    ...rows,
  ];
  expect((await planLasFile(lasSource(two.join('\n')), {})).tables.map(({ name }) => name)).toEqual([
    'Log[1]',
    'Log[2]',
  ]);
});

test('what is no LAS file of well logs is refused by that name', async () => {
  await expect(planLasFile(lasSource('100, 1\n200, 2\n'), {})).rejects.toThrow(/^a\.las: expected a LAS file, /);
  await expect(planLasFile(lasSource(`LASF\0\0\x01`), {})).rejects.toThrow(/one of laser points \(LiDAR\)$/);
  await expect(planLasFile(lasSource('PK\x03\x04\0\0'), {})).rejects.toThrow(/^a\.las: expected .* zip/i);
});

test('a depth that stands behind the first curve is taken by its name and unit, and said', () => {
  const plan = planOf({ curves: ['GR.GAPI :', 'DEPT.FT :', 'RHOB.G/C3 :'], data: ['80 100 2.3', '81 101 2.4'] });
  expect(plan.depth).toMatchObject({ column: 1, unit: 'ft' });
  const message = 'DEPT is taken for the depth, and not the first curve, GR';
  expect(plan.findings).toContainEqual({ code: 'depth-chosen', message, option: '--depth' });
  expect(partsOf(plan)).toEqual([['curves', 'curves', 'GR RHOB']]);
});

test('blanks may stand between ~ and the name of a section', () => {
  const spaced = lasOf({})
    .replace('~V', '~ VERSION')
    .replace('~W', '~ Well')
    .replace('~C', '~  CURVE')
    .replace('~A', '~ ASCII');
  expect(partsOf(tablesOf(spaced)[0]!.plan)).toEqual(partsOf(planOf({})));
});
