// Tests that columns of depth are known by their names, with the unit in whatever way it is written.
import { expect, test } from 'vitest';
import {
  depthNamed,
  isOtherName,
  isTimeName,
  unitBehind,
} from '../../../../electron/engine/import/tables/depth-names.ts';

test.each<[name: string, unit: string | null, reference?: 'MD' | 'TVD']>([
  ['depth', null],
  ['MD', null, 'MD'],
  ['TDEP', null],
  ['depth (ft)', 'ft'],
  ['Depth [m]', 'm'],
  ["'Depth (ft)'", 'ft'],
  ["'Depth (ft)", 'ft'],
  ['DEPT.M', 'M'],
  ['depth_m', 'm'],
  ['MD meters', 'meters', 'MD'],
  ['md_ft', 'ft', 'MD'],
  ['TVDSS.F', 'F', 'TVD'],
  ['Depth (MD)', null, 'MD'],
  ['Depth (RKB)', null],
  ['Measured Depth (ft)', 'ft', 'MD'],
  ['Depth, ft', 'ft'],
  ['DEPTH:FT', 'FT'],
  ['Depth in feet', 'feet'],
  ['Depth (ft MD)', 'ft MD', 'MD'],
  ['MD (ft RKB)', 'ft RKB', 'MD'],
  ['HOLE DEPTH (FT)', 'FT'],
  ['Depth (US ft)', 'US ft'],
  ['Depth CSF-A (m)', 'm'],
  ['Depth sed [m]', 'm'],
  ['Depth mbsf', 'm'],
  ['mbsf', 'm'],
  ['depth_mMDRF', 'mMDRF', 'MD'],
  ['mMDRF', 'mMDRF', 'MD'],
  ['Depth m RKB', 'm RKB'],
  ['DepthFt', 'Ft'],
  ['Tiefe [m]', 'm'],
  ['Teufe', null],
  ['Profondeur (m)', 'm'],
  ['Prof. (m)', 'm'],
  ['profundidad', null],
  ['Глубина, м', 'м'],
  ['深度', null],
  ['深度(m)', 'm'],
  ['True Vertical Depth (m)', 'm', 'TVD'],
  ['Depth (fathoms)', 'fathoms'],
  ['Depth, fathoms', 'fathoms'],
  ['SB DEPTH', null],
  ['Sect. Depth (cm)', 'cm'],
  ['Midpoint depth (m)', 'm'],
  ['Depth Shifted (ft)', 'ft'],
  ['Bohrtiefe [m]', 'm'],
  ['Tiefe unter GOK [m]', 'm'],
  ['测量深度(ft)', 'ft'],
  ['Depth(m)/MD', 'm', 'MD'],
  ['Depth (m)/Teufe', 'm'],
  ['Depth (m CSF-A)', 'm CSF-A'],
  ['Depth, m below ground level', 'm below ground level'],
  ['Depth (%)', '%'],
])('%s', (name, unit, reference) => {
  expect(depthNamed(name)).toMatchObject({ unit, ...(reference ? { reference } : {}) });
});

test.each([
  'depth_bin',
  'depths',
  'mdm',
  'depth_constructor',
  'Water depth',
  'Water depth (m)',
  'Depth error (m)',
  'Wassertiefe [m]',
  'Depth code',
  'Depth error',
  'a',
  'm',
  'GR',
  'DEPTHMATCH',
  '',
  'Medium',
])('%j is no depth', (name) => {
  expect(depthNamed(name)).toBeUndefined();
});

test('a position or an index is a depth with a unit of length alone', () => {
  expect(depthNamed('position (mm)')).toMatchObject({ unit: 'mm', needsUnit: true });
  expect(depthNamed('Index')).toMatchObject({ unit: null, needsUnit: true });
});

test('a depth with more words stands behind a plain one', () => {
  expect(depthNamed('Sect Depth (cm)')!.isQualified).toBe(true);
  expect(depthNamed('Depth (cm)')!.isQualified).toBeUndefined();
});

test('a unit of length may stand behind a name that is no depth', () => {
  expect(['Elev_ft', 'From m', 'Level, cm'].map(unitBehind)).toEqual(['ft', 'm', 'cm']);
  expect(['mm', 'Feet', 'ft'].map(unitBehind)).toEqual(['mm', 'feet', 'ft']);
  expect(['m', 'plugged in', 'GR', 'Time_s', 'TVD_md'].map(unitBehind)).toEqual([null, null, null, null, null]);
});

test('a unit may be joined to the word for depth, or stand before it', () => {
  const units = ['MDft', 'DEPTHFT', 'FeetDepth', 'ft_depth', 'TVDcm'].map((name) => depthNamed(name)?.unit);
  expect(units).toEqual(['ft', 'ft', 'feet', 'ft', 'cm']);
  expect(['drift', 'Prefix', 'increment'].map(depthNamed)).toEqual([undefined, undefined, undefined]);
});

test('places and ages are known by their names', () => {
  expect(['Latitude', 'Age (ka)'].every(isOtherName)).toBe(true);
  expect(['depth', 'Agent'].some(isOtherName)).toBe(false);
});

test('times are known by their names', () => {
  expect(['Time', 'TIME (s)', 'Datum', 'Year'].every(isTimeName)).toBe(true);
  expect(['Timber', 'depth'].some(isTimeName)).toBe(false);
});
