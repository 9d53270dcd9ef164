// Tests the streaming statistics against sorting all values.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Quantiles } from '../../../../electron/engine/import/build/quantiles.ts';
import { LogStatistics } from '../../../../electron/engine/import/build/statistics.ts';

/** As numpy.quantile does by default. */
function sortedQuantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const below = Math.floor(rank);
  return sorted[below]! + (rank - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
}

function filled(values: Iterable<number>): Quantiles {
  const quantiles = new Quantiles();
  for (const value of values) quantiles.add(value);
  return quantiles;
}

test('exact for whole numbers of 0 to 255, unevenly frequent', () => {
  const values = Array.from({ length: 256 }, (_, i) => new Array<number>(1 + ((i * 7) % 5)).fill(255 - i)).flat();
  const quantiles = filled(values);
  for (let share = 0; share <= 1; share += 0.001) {
    expect(quantiles.quantile(share)).toBeCloseTo(sortedQuantile(values, share), 9);
  }
});

/** The least normal float: below it floats have not the digits to be 0.2 % apart. */
const SMALLEST = 2 ** -126;

test('within 0.2 % for any float, of either sign, and within the least and the greatest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -(2 ** 99), max: 2 ** 99 }), { minLength: 1 }),
      fc.constantFrom(0, 0.01, 0.5, 0.99, 1),
      (values, share) => {
        const quantiles = filled(values);
        const got = quantiles.quantile(share)!;
        const sorted = values.toSorted((a, b) => a - b);
        const rank = share * (sorted.length - 1);
        const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
        expect(got).toBeGreaterThanOrEqual(low - Math.abs(low) * 0.002 - SMALLEST);
        expect(got).toBeLessThanOrEqual(high + Math.abs(high) * 0.002 + SMALLEST);
        expect(got).toBeGreaterThanOrEqual(quantiles.min);
        expect(got).toBeLessThanOrEqual(quantiles.max);
      },
    ),
  );
});

test('many at once are those asked for one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 }),
      (values) => {
        const quantiles = filled(values.map(Math.fround));
        const shares = Array.from({ length: 201 }, (_, i) => i / 200);
        expect(quantiles.quantiles(shares)).toEqual(shares.map((share) => quantiles.quantile(share)));
      },
    ),
  );
  expect(new Quantiles().quantiles([0, 1])).toEqual([]);
});

test.each([0.01, 0.3, 0.5, 0.99])('of very many: quantile %d within 0.2 %%', (share) => {
  // Crowded towards one end of each bin, where spreading evenly between its ends is least true.
  const values = Array.from({ length: 50_000 }, (_, i) => 100 + 400 * (i / 50_000) ** 4);
  const exact = sortedQuantile(values, share);
  expect(Math.abs(filled(values).quantile(share)! / exact - 1)).toBeLessThan(0.002);
});

function statisticsOf(depths: readonly number[], rows: readonly number[][] = depths.map(() => [1, 2])): LogStatistics {
  const statistics = new LogStatistics();
  depths.forEach((depth, i) => statistics.add(depth, Float32Array.from(rows[i]!)));
  return statistics;
}

test('values, nulls and depths', () => {
  const result = statisticsOf(
    [2, 1],
    [
      [5, NaN],
      [NaN, -3],
    ],
  ).result();
  expect(result).toMatchObject({ depthMin: 1, depthMax: 2, valueMin: -3, valueMax: 5, nulls: 2 });
  expect(result.p01).toBeCloseTo(-2.92, 9);
});

test('no value at all', () => {
  const result = statisticsOf([1, 2], [[NaN], [NaN]]).result();
  expect(result).toMatchObject({ valueMin: null, valueMax: null, p01: null, p99: null, nulls: 2 });
});

test.each([
  ['regular, as floats have it', Array.from({ length: 5000 }, (_, i) => (90001 + i) / 10), 0.1, 0.15],
  ['descending', Array.from({ length: 500 }, (_, i) => (90001 - i) / 10), 0.1, 0.15],
  ['quarter feet', Array.from({ length: 500 }, (_, i) => 1000 + i / 4), 0.25, 0.375],
  ['sixths of an inch', Array.from({ length: 500 }, (_, i) => 1000 + i * 0.0254), 0.0254, 0.0381],
  ['a gap in regular steps', [...Array(100).keys(), ...Array.from({ length: 100 }, (_, i) => 500 + i)], 1, 1.5],
  ['a gap in a short log', [1, 2, 3, 4, 10, 11, 12], 1, 1.5],
  ['two steps in turn', Array.from({ length: 400 }, (_, i) => Math.floor(i / 2) * 3 + (i % 2)), 1, 3],
  ['one scanline', [7], 0, 0],
])('steps: %s', (_, depths, depthStep, gapStep) => {
  expect(statisticsOf(depths).result()).toMatchObject({ depthStep, gapStep });
});
