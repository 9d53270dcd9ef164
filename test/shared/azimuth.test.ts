// In: offsets in degrees. Out: whether logs are turned by whole columns, either way around.
import { expect, test } from 'vitest';
import { azimuthOf, turnedColumns } from '../../shared/azimuth.ts';

test.each([
  [0, 0],
  [90, 45],
  [-90, 135],
  [360, 0],
  [-360, 0],
  [1, 1],
  [0.9, 0],
  [-1.1, 179],
])('%d degrees turn 180 columns by %d', (offset, columns) => {
  expect(turnedColumns({ geometry: 'north', width: 180 }, offset)).toBe(columns);
});

test('a log of plain columns is not turned', () => {
  expect(turnedColumns({ geometry: 'columns', width: 180 }, 90)).toBe(0);
});

test('a column stands at the azimuth of its middle', () => {
  expect(azimuthOf(0, 180)).toBe(1);
  expect(azimuthOf(179, 180)).toBe(359);
});
