// In: the colormap tables. Out: they are the ones their names promise.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { COLORMAP_NAMES, colormapTable } from '../../shared/colormaps.ts';

test('custom equals the reference service in all 256 entries', () => {
  const lines = fs
    .readFileSync(new URL('../fixtures/reference-lut.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const expected = lines.slice(1).flatMap((line) => line.split(',').slice(1).map(Number));
  expect(expected).toHaveLength(768);
  expect([...colormapTable('custom')]).toEqual(expected);
});

test('gray is the value itself', () => {
  expect([...colormapTable('gray')]).toEqual(Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)));
});

test.each(COLORMAP_NAMES)('%s has 256 entries and inverts end for end', (name) => {
  const [table, inverted] = [colormapTable(name), colormapTable(name, true)];
  expect(table).toHaveLength(768);
  for (let i = 0; i < 256; i++) {
    expect([...inverted.subarray(i * 3, i * 3 + 3)]).toEqual([...table.subarray((255 - i) * 3, (256 - i) * 3)]);
  }
});

test('published ends of the maps taken from tables', () => {
  const ends = (name: (typeof COLORMAP_NAMES)[number]) => {
    const table = colormapTable(name);
    return [[...table.subarray(0, 3)], [...table.subarray(765)]];
  };
  expect(ends('viridis')).toEqual([
    [68, 1, 84],
    [253, 231, 37],
  ]);
  expect(ends('batlow')).toEqual([
    [1, 25, 89],
    [250, 204, 250],
  ]);
});
