// Tests that logs are turned by whole columns, either way around.
import { expect, test } from 'vitest';
import { azimuthOf, offsetOfColumns, turnedBy, turnedColumns } from '../../../shared/axes/azimuth.ts';

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

test('an offset of whole columns is at most half a turn either way, and turns by these columns', () => {
  expect([0, 45, 90, -90, 91, 180, -91, 361].map((columns) => offsetOfColumns(columns, 180))).toEqual([
    0, 90, 180, -180, -178, 0, 178, 2,
  ]);
  for (let columns = 0; columns < 151; columns++) {
    expect(turnedColumns({ geometry: 'north', width: 151 }, offsetOfColumns(columns, 151))).toBe(columns);
  }
});

test('a drag turns by the share of the width it has gone, round and round', () => {
  const north = { geometry: 'north', width: 180 } as const;
  expect(turnedBy(north, 0, 0.25)).toBe(90);
  expect(turnedBy(north, 90, 0.5)).toBe(-90);
  expect(turnedBy(north, 0, -1.25)).toBe(-90);
  expect(turnedBy(north, 0, 1 / 180)).toBe(2);
  expect(turnedBy(north, -180, 0)).toBe(180);
});
