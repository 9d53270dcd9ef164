// Tests the range that a log's colours span, by default and as asked for.
import { expect, test } from 'vitest';
import { valueRangeOf } from '../../../shared/picture/normalization.ts';

const log = { valueMin: 0, valueMax: 255, p01: 3, p99: 250 };

test('samples within 0..255 keep that range, so that a colour is floor(value)', () => {
  expect(valueRangeOf({ ...log, valueMin: 13, valueMax: 237 })).toEqual([0, 255]);
});

test('other samples span the 1st to the 99th percentile', () => {
  // Densities: all of them would be the first colour.
  expect(valueRangeOf({ valueMin: 1.79, valueMax: 5.88, p01: 2.1, p99: 2.9 })).toEqual([2.1, 2.9]);
  expect(valueRangeOf({ valueMin: -1.79, valueMax: 5.88, p01: 2.1, p99: 2.9 })).toEqual([2.1, 2.9]);
  expect(valueRangeOf({ valueMin: 10, valueMax: 256, p01: 12, p99: 200 })).toEqual([12, 200]);
});

test('what is asked for wins; a constant or empty log still has a range', () => {
  expect(valueRangeOf(log, [5, 6])).toEqual([5, 6]);
  expect(valueRangeOf({ valueMin: 300, valueMax: 300, p01: 300, p99: 300 })).toEqual([299.5, 300.5]);
  const [lo, hi] = valueRangeOf({ valueMin: 1e20, valueMax: 1e20, p01: 1e20, p99: 1e20 });
  expect([lo < 1e20, hi > 1e20]).toEqual([true, true]);
  expect(valueRangeOf({ valueMin: -1, valueMax: 900, p01: 7, p99: 7 })).toEqual([-1, 900]);
  expect(valueRangeOf({ valueMin: null, valueMax: null, p01: null, p99: null })).toEqual([0, 255]);
});

test('a range between percentiles; equal ones fall back to the automatic range', () => {
  const percentiles = Array.from({ length: 201 }, (_, i) => -10 + i);
  const known = { valueMin: -10, valueMax: 190, p01: -8, p99: 188, percentiles };
  expect(valueRangeOf(known, undefined, [1, 99])).toEqual([-8, 188]);
  expect(valueRangeOf(known, undefined, [0, 100])).toEqual([-10, 190]);
  expect(valueRangeOf(known, undefined, [0.25, 50])).toEqual([-9.5, 90]);
  expect(valueRangeOf(known, [5, 6], [1, 99])).toEqual([5, 6]);
  const flat = { valueMin: -1, valueMax: 900, p01: 7, p99: 7, percentiles: percentiles.map(() => 7) };
  expect(valueRangeOf(flat, undefined, [1, 99])).toEqual([-1, 900]);
});

test('logs imported before percentiles were kept answer from the four that are known', () => {
  const old = { valueMin: -100, valueMax: 300, p01: 0, p99: 98 };
  expect(valueRangeOf(old, undefined, [1, 50])).toEqual([0, 49]);
  expect(valueRangeOf(old, undefined, [0.5, 99.5])).toEqual([-50, 199]);
});
