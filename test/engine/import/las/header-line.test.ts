// Tests that lines of LAS headers are read with the liberties that programs take, in time linear in their length.
import { expect, test } from 'vitest';
import { parseHeaderLine } from '../../../../electron/engine/import/las/header-line.ts';

const item = (name: string, unit = '', value = '', description = '') => ({ name, unit, value, description });

test.each([
  [' NULL.  -999.25 : Null value', item('NULL', '', '-999.25', 'Null value')],
  ['STRT    .M   1670.0000   :START DEPTH', item('STRT', 'M', '1670.0000', 'START DEPTH')],
  ['WELL.   WELL:   ANY ET AL #12', item('WELL', '', 'WELL', 'ANY ET AL #12')],
  // Without a colon, without a period, without either.
  ['DT  .US/M', item('DT', 'US/M')],
  ['DT  .US/M   60 520', item('DT', 'US/M', '60 520')],
  ['HOLE NUMBER :hole 1.5', item('HOLE NUMBER', '', 'hole 1.5')],
  ['-------------', undefined],
  // Colons in values, units and descriptions.
  ['TCS .hh:mm 21:30 23-JAN-2001:   Time', item('TCS', 'hh:mm', '21:30 23-JAN-2001', 'Time')],
  ['GR.gAPI: mean gamma', item('GR', 'gAPI', '', 'mean gamma')],
  ['GR.gAPI:mean gamma', item('GR', 'gAPI', '', 'mean gamma')],
  ['DEPT.M:  1: depth', item('DEPT', 'M', '', '1: depth')],
  ["3'AMP .MV : 3 Foot {F}", item("3'AMP", 'MV', '', '3 Foot {F}')],
  // Brackets, and a period behind a unit.
  ['DEPT.[M] : 1', item('DEPT', 'M', '', '1')],
  ['BS.in. 8.5 : bit', item('BS', 'in', '8.5', 'bit')],
  // A name of nothing, and one with a period before it.
  [' .OHMM  : RXO res. in', item('', 'OHMM', '', 'RXO res. in')],
  [' .ILM .OHMM  : RES', item('ILM', 'OHMM', '', 'RES')],
])('%s', (line, expected) => {
  expect(parseHeaderLine(line, true)).toEqual(expected);
});

test('names of curves may end in a period; in front of a tenth of an inch it belongs to the unit', () => {
  expect(parseHeaderLine('Cond..MS/M : Cond.', true)).toEqual(item('Cond.', 'MS/M', '', 'Cond.'));
  expect(parseHeaderLine('I. Res..OHM-M : I. Res.', true)).toEqual(item('I. Res.', 'OHM-M', '', 'I. Res.'));
  expect(parseHeaderLine('DEPT..1IN : depth', true)).toEqual(item('DEPT', '.1IN', '', 'depth'));
  expect(parseHeaderLine('DEPT  ..1IN : depth', true)).toEqual(item('DEPT', '.1IN', '', 'depth'));
  expect(parseHeaderLine('STRT..1IN 360000.0 :', false)).toEqual(item('STRT', '.1IN', '360000.0'));
});

test('a unit of curves may be a number and a word', () => {
  expect(parseHeaderLine('HPRES.1000 psi  12 : pressure', true)).toEqual(item('HPRES', '1000 psi', '12', 'pressure'));
  expect(parseHeaderLine('RUNS.2 wells : runs', false)).toEqual(item('RUNS', '2', 'wells', 'runs'));
});

test.each([' ', '.', ':', '. ', ' :', '.:', 'a.', '1 '])('a mebibyte of %j is read', (piece) => {
  // With one step for each pair of characters, or more, this would take hours.
  const line = piece.repeat(1_048_576 / piece.length);
  for (const isCurve of [true, false]) {
    parseHeaderLine(`A${line}`, isCurve);
    parseHeaderLine(`A.M${line}:b${line}x`, isCurve);
  }
});
