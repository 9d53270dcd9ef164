// Tests which columns are one image.
import { expect, test } from 'vitest';
import { findFamilies } from '../../../../electron/engine/import/tables/families.ts';

const numbered = (stem: string, from: number, to: number, step = 1): string[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => `${stem}${from + i * step}`);

test.each<[what: string, names: string[], families: string[]]>([
  ['numbers', ['GR', ...numbered('IMG', 1, 8)], ['IMG 8']],
  ['indices', ['GR', 'FMI[0]', 'FMI[1]', 'FMI[2]'], ['FMI 3']],
  ['numbers with zeros in front', ['GR', 'P-01', 'P-02', 'P-03'], ['P 3']],
  ['letters behind the number', ['GR', ...numbered('ABDC', 1, 16).map((name) => `${name}M`)], ['ABDC 16']],
  ['angles in front', ['0M-0', '90M-0', '180M-0', '270M-0'], ['image 4']],
  ['angles all around', ['GR', ...numbered('AZ', 0, 315, 45)], ['AZ 8']],
  ['angles to 360', ['GR', ...numbered('AZ', 45, 360, 45)], ['AZ 8']],
  ['angles with decimals', numbered('A', 0, 359.75, 0.25), ['A 1440']],
  ['times of a waveform', numbered('', 0, 40, 4).map((time) => `${time}.00 us`), ['image 11']],
  ['a member that is missing', ['GR', 'B1', 'B2', 'B4', 'B5'], ['B 5']],
  ['the first angle missing', ['GR', ...numbered('AZ', 45, 315, 45)], ['AZ 8']],
  ['two of one name', ['GR', 'S1', 'S2'], []],
  ['two alone', ['S1', 'S2'], ['S 2']],
  ['depths of investigation', ['GR', 'AT10', 'AT20', 'AT30', 'AT60', 'AT90'], []],
  ['steps that are none', ['GR', 'P16H', 'P22H', 'P28H', 'P34H', 'P40H'], []],
  ['elements', ['S', 'Ca', 'S1', 'S2', 'S3'], []],
  ['several images', ['X', ...numbered('RES', 1, 4), ...numbered('DEN', 1, 3)], ['RES 4', 'DEN 3']],
  ['images of several numbers', ['P1_S1', 'P1_S2', 'P1_S3', 'P2_S1', 'P2_S2', 'P2_S3'], ['P1_S 3', 'P2_S 3']],
  ['copies numbered by pandas', ['GR', 'FMI', 'FMI.1', 'FMI.2'], ['FMI 3']],
  ['equal names', ['GR', 'AMP', 'AMP', 'AMP'], ['AMP 3']],
  ['colours', ['Core', 'R', 'G', 'B'], ['RGB 3']],
  ['colours of light', ['Core', 'Reflectance L*', 'a*', 'b*'], ['Lab 3']],
  ['nameless ones', ['', '', ''], ['image 3']],
  ['letters', ['a', 'b', 'c'], ['image 3']],
  ['bare numbers', ['10', '12', '19'], ['image 3']],
  ['equal but for digits and brackets', ['amp, 0 deg', 'amp "90" deg', 'amp\n180'], ['amp 3']],
  ['curves', ['DT', 'RHOB', 'NPHI'], []],
  ['a single one', ['a'], []],
])('%s', (_, names, families) => {
  const found = findFamilies(names.map((name, column) => ({ column, name, unit: null })));
  expect(found.map(({ name, members }) => `${name || 'image'} ${members.length}`)).toEqual(families);
});

test('members stand in the order of their numbers, and those that are missing have a name', () => {
  const [family] = findFamilies(['S180', 'S000', 'S270'].map((name, column) => ({ column, name, unit: null })));
  expect(family!.members).toEqual([1, { missing: 'S090' }, 0, 2]);
});

test('members have one unit', () => {
  const column = (name: string, unit: string, at: number): object => ({ column: at, name, unit });
  const names = ['A1', 'A2', 'A3', 'B'].map((name, i) => column(name, i === 1 ? 'mV' : 'dB', i));
  expect(findFamilies(names as Parameters<typeof findFamilies>[0])).toEqual([]);
});
