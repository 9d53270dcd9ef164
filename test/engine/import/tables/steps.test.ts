// Tests the smaller steps: numbers' style, notes, surroundings, record numbers, surveys, missing numbers.
import { describe, expect, test } from 'vitest';
import { columnKinds } from '../../../../electron/engine/import/tables/column-kinds.ts';
import { splitBracketed } from '../../../../electron/engine/import/tables/column-names.ts';
import { readNotes } from '../../../../electron/engine/import/tables/notes.ts';
import { findNumberStyle } from '../../../../electron/engine/import/tables/number-style.ts';
import { recordNumberColumns } from '../../../../electron/engine/import/tables/record-numbers.ts';
import { missingNumbers } from '../../../../electron/engine/import/tables/sentinels.ts';
import { findSurroundings } from '../../../../electron/engine/import/tables/surroundings.ts';
import { isSurvey } from '../../../../electron/engine/import/tables/survey.ts';

describe('decimal sign and thousands', () => {
  test.each<[fields: string[], delimiter: string, decimal: string, thousands: string | null]>([
    [['1.5', '2', 'x'], ',', '.', null],
    [['1,5', '2', ''], ';', ',', null],
    [['1,500', '0,25'], ';', ',', null],
    [['1,234.5', '2'], ',', '.', ','],
    [['1,000', '2'], ',', '.', ','],
    [['1.234,5', '7,5'], ';', ',', '.'],
    [['1 234,5', '7,5'], '\t', ',', ' '],
    [["1'234.5", '7'], ';', '.', "'"],
    [['1.524', '3.048'], ',', '.', null],
    [['1', '2'], ';', '.', null],
  ])('%j', (fields, delimiter, decimal, thousands) => {
    expect(findNumberStyle([fields], delimiter)).toMatchObject({ decimal, thousands });
  });

  test('where both signs read as many numbers, those that go on in one direction are right', () => {
    const depths = (...texts: string[]): string[][] => texts.map((text) => [text, '7']);
    expect(findNumberStyle(depths('998', '999', '1,000'), '\t')).toMatchObject({ decimal: '.', thousands: ',' });
    expect(findNumberStyle(depths('9,998', '9,999', '10,000'), '\t').decimal).toBe(',');
  });

  test('one that could be either is unsure, and the user decides', () => {
    expect(findNumberStyle([['1,500']], ';')).toMatchObject({ decimal: ',', sureness: 0 });
    expect(findNumberStyle([['1,500']], ';', '.')).toMatchObject({ decimal: '.', thousands: ',' });
    expect(findNumberStyle([['1,5']], ';').sureness).toBe(1);
  });
});

test('notes tell what means missing, the unit of depth, and the well', () => {
  const lines = [
    '# null: -999.25',
    'Missing value = 1e20',
    '  "Depth unit";"ft"',
    '# Well: North 3',
    'nothing',
    'Unit: m',
  ];
  expect(readNotes(lines)).toMatchObject({ nullValues: [-999.25, 1e20], depthUnit: 'ft', unit: 'm', well: 'North 3' });
  expect(readNotes(['Unit: gAPI', '# Depth of the tool', '# DEPTH: depth in feet'])).toEqual({
    nullValues: [],
    namedUnits: ['feet'],
    spokenUnits: [],
  });
  expect(readNotes(['深度单位=m'])).toMatchObject({ nullValues: [], depthUnit: 'm' });
  const counts = ['# Number of missing values: 12', '# Null samples removed: 3', '# No: 4', '# Data: 5'];
  expect(readNotes(counts).nullValues).toEqual([]);
  const named = ['NODATA_value -9', 'no data value = -8', 'Missing value code: -7', '_FillValue: -6', 'NULL VALUE; -5'];
  expect(readNotes(named).nullValues).toEqual([-8, -7, -6, -5]);
  expect(readNotes(['null: none', ': 5', '']).nullValues).toEqual([]);
});

test('notes tell of lengths in prose, but not of those that are no depth', () => {
  const spoken = ['# All depths in ft', 'Total depth: 3500ft', 'Top 12.5 feet', '; measured depth, US survey: yes'];
  expect(readNotes(spoken).spokenUnits).toEqual(['ft', 'ft', 'feet']);
  const named = ['# Depth (ft)', 'STRT.FT 100', 'STOP .M 200'];
  expect(readNotes(named)).toMatchObject({ namedUnits: ['ft', 'FT'], spokenUnits: [] });
  const others = ['# Depth resolution: 2 mm', 'Diameter 63 mm', 'Depths are in order', 'Top 1 m'];
  expect(readNotes(others)).toMatchObject({ namedUnits: [], spokenUnits: [] });
});

describe('surroundings', () => {
  test('a block of comments and the first line of Excel stand before the table', () => {
    expect(findSurroundings('/* a\nb\n*/\nx,1\n', 0)).toMatchObject({ at: 10, line: 4 });
    expect(findSurroundings('sep=;\r\na;b\r\n', 0)).toMatchObject({ at: 7, line: 2, delimiter: ';' });
    expect(findSurroundings('/* never closed\n1,2\n', 0)).toMatchObject({ at: 0, line: 1 });
    expect(findSurroundings('a\nb\nc\n', 2)).toMatchObject({ at: 4, line: 3 });
  });

  test('a mark that most lines begin with is none of comments', () => {
    expect(findSurroundings('#1,2\n#2,3\n#3,4\n', 0).comments).toEqual(['%', '//', '!']);
    expect(findSurroundings('# a\n1,2\n2,3\n', 0).comments).toContain('#');
  });
});

describe('record numbers', () => {
  const columnsOf = (names: string[], rows: string[][]): number[] => {
    const kinds = columnKinds(rows, rows[0]!.length, { decimal: '.', thousands: null });
    return [
      ...recordNumberColumns(
        names,
        names.map(() => null),
        kinds,
        names.some((name) => name !== ''),
        rows.length,
      ),
    ];
  };
  const rows = [
    ['0', '5.5', '1'],
    ['1', '5.6', '2'],
    ['2', '5.7', '3'],
  ];
  test.each<[names: string[], columns: number[]]>([
    [['', 'depth', 'a'], [0]],
    [['Unnamed: 0', 'depth', 'a'], [0]],
    [
      ['Sample No.', 'depth', '#'],
      [0, 2],
    ],
    [['depth', 'a', 'b'], []],
    [['', '', ''], [0]],
  ])('%j', (names, columns) => {
    expect(columnsOf(names, rows)).toEqual(columns);
  });
  test('none where it does not count', () => {
    expect(
      columnsOf(
        ['Nr', 'a'],
        [
          ['1', '2'],
          ['3', '4'],
        ],
      ),
    ).toEqual([]);
    expect(
      columnsOf(
        ['', ''],
        [
          ['1', '2'],
          ['2', '3'],
          ['3', '4'],
        ],
      ),
    ).toEqual([]);
  });
});

test('a survey has inclination and azimuth, and nothing that is none of the path', () => {
  expect(isSurvey(['DEVI', 'AZIM'])).toBe(true);
  expect(isSurvey(['inclination_deg', 'azimuth_deg', 'TVD_mRF', 'mRSL', 'easting_m', 'northing_m'])).toBe(true);
  expect(isSurvey(['DEVI', 'HAZI', 'GR'])).toBe(false);
  expect(isSurvey(['dip_deg', 'dipazimuth_deg'])).toBe(false);
  expect(isSurvey(['DEVI'])).toBe(false);
});

test('units stand in brackets, numbers in them are none', () => {
  expect(splitBracketed('GR (gAPI)')).toEqual({ stem: 'GR', unit: 'gAPI' });
  expect(splitBracketed('FMI[3]')).toEqual({ stem: 'FMI[3]', unit: null });
  expect(splitBracketed('深度（米）')).toEqual({ stem: '深度', unit: '米' });
  expect(splitBracketed('a)')).toEqual({ stem: 'a)', unit: null });
});

test('numbers that may mean missing are judged later, unless the user says which do', () => {
  const found = missingNumbers([9999], undefined);
  expect(found.nullValues).toEqual([-999, -999.25, -9999, -9999.25, 9999]);
  expect(found.sentinels).toContain(1e30);
  expect(found.sentinels).not.toContain(9999);
  expect(missingNumbers([-5], [0])).toEqual({ nullValues: [0, -5], sentinels: [] });
});
