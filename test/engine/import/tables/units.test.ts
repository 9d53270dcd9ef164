// Tests that each way of writing a unit of depth is known, and that nothing else is taken for one.
import { expect, test } from 'vitest';
import { depthUnitNamed, isDatum } from '../../../../electron/engine/import/tables/units.ts';

test.each<[string, 'm' | 'ft', number, number]>([
  ['m', 'm', 1, 1],
  ['M', 'm', 1, 1],
  ['Metres', 'm', 1, 1],
  ['m.', 'm', 1, 1],
  ['м', 'm', 1, 1],
  ['米', 'm', 1, 1],
  ['F', 'ft', 1, 1],
  ['FEET', 'ft', 1, 1],
  ['ft.', 'ft', 1, 1],
  ['US ft', 'ft', 1, 1],
  ['ft US', 'ft', 1, 1],
  ['US survey feet', 'ft', 500_000, 499_999],
  ['cm', 'm', 1, 100],
  ['mm', 'm', 1, 1000],
  ['km', 'm', 1000, 1],
  ['in', 'ft', 1, 12],
  ['.1IN', 'ft', 1, 120],
  ['0.1 in', 'ft', 1, 120],
  ['1/10 in', 'ft', 1, 120],
  ['mMDRF', 'm', 1, 1],
  ['m RKB', 'm', 1, 1],
  ['ftKB', 'ft', 1, 1],
  ['ft MD', 'ft', 1, 1],
  ['MD ft', 'ft', 1, 1],
  ['mbsf', 'm', 1, 1],
  ['m below RKB', 'm', 1, 1],
  ['cm MD', 'm', 1, 100],
  ['mmd', 'm', 1, 1],
  ['m CSF-A', 'm', 1, 1],
  ['m, CCSF-D', 'm', 1, 1],
  ['ft below ground level', 'ft', 1, 1],
  ['cm blf', 'm', 1, 100],
  ['ｃｍ', 'm', 1, 100],
])('%s', (text, unit, times, over) => {
  expect(depthUnitNamed(text)).toEqual({ unit, times, over });
});

test.each([
  '',
  'ms',
  'min',
  's',
  'us',
  'fathoms',
  'MD',
  'RKB',
  'gapi',
  'mg',
  'g/cm3',
  'm/s',
  'us/ft',
  'US / ft',
  'ft/min',
  'furlong',
  '0.1',
  'mV',
  'm a',
  'level',
])('%j is no unit of depth', (text) => {
  expect(depthUnitNamed(text)).toBeUndefined();
});

test('a survey foot is 1200/3937 of a metre', () => {
  const { times, over } = depthUnitNamed('survey ft')!;
  expect(((times / over) * 0.3048).toPrecision(12)).toBe((1200 / 3937).toPrecision(12));
});

test('what depths are counted from is told from units', () => {
  expect(['rkb', 'mdrf', 'kb', 'tvdss', 'md'].every(isDatum)).toBe(true);
  expect(['', 'm', 'bin', 'ftkb', 'mdx'].some(isDatum)).toBe(false);
});
