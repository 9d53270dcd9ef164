// Tests the width resampling against goldens made by scikit-image, and that nulls tint no neighbour.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createResampler } from '../../../../electron/engine/import/build/resample.ts';
import { INTERPOLATIONS, type Interpolation } from '../../../../shared/model/image-log.ts';

interface Golden {
  readonly source: number[];
  readonly width: number;
  readonly resized: Record<Interpolation, number[]>;
}
const { cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/resample-golden.json', import.meta.url), 'utf8'),
) as {
  cases: Golden[];
};

function resampled(source: ArrayLike<number>, width: number, interpolation: Interpolation): Float32Array {
  const target = new Float32Array(width);
  createResampler(source.length, width, interpolation)(Float32Array.from(source), 0, target, 0);
  return target;
}

describe.each(INTERPOLATIONS)('%s', (interpolation) => {
  test.each(cases.map((golden, i) => [`golden ${i}: ${golden.source.length} to ${golden.width}`, golden] as const))(
    '%s',
    (_, { source, width, resized }) => {
      const got = resampled(source, width, interpolation);
      const worst = Math.max(...resized[interpolation].map((value, i) => Math.abs(value - got[i]!)));
      // A float32 of up to 511 is off by 1.5e-5 at most; the goldens are rounded to 1e-6.
      expect(worst).toBeLessThan(2e-5);
    },
  );

  test('a constant stays that constant', () => {
    fc.assert(
      fc.property(widths, widths, fc.integer({ min: -500, max: 500 }), (sourceWidth, width, value) => {
        const got = resampled(new Float32Array(sourceWidth).fill(value), width, interpolation);
        expect(Math.max(...got.map((v) => Math.abs(v - value)))).toBeLessThan(1e-4);
      }),
      { numRuns: 40 },
    );
  });

  test('is linear', () => {
    fc.assert(
      fc.property(rowOf(23), rowOf(23), widths, (a, b, width) => {
        const added = a.map((value, i) => value + b[i]!);
        const [ra, rb, rsum] = [a, b, added].map((row) => resampled(row, width, interpolation));
        expect(Math.max(...rsum!.map((value, i) => Math.abs(value - ra![i]! - rb![i]!)))).toBeLessThan(1e-3);
      }),
      { numRuns: 40 },
    );
  });

  test('a null tints no neighbour', () => {
    // What is present lies between 100 and 101, so an output drawn towards any stand-in, 0 or -999, would leave that range.
    fc.assert(
      fc.property(rowOf(40), nulls(40), widths, (row, isNull, width) => {
        const present = row.map((value) => 100 + value / 255);
        for (const value of resampled(masked(present, isNull), width, interpolation)) {
          if (Number.isNaN(value)) continue;
          expect(value).toBeGreaterThan(99);
          expect(value).toBeLessThan(102);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a constant with holes stays that constant, and all null stays null', () => {
    fc.assert(
      fc.property(nulls(40), widths, (isNull, width) => {
        const got = resampled(masked(new Array<number>(40).fill(77), isNull), width, interpolation);
        for (const value of got) if (!Number.isNaN(value)) expect(Math.abs(value - 77)).toBeLessThan(1e-3);
      }),
      { numRuns: 60 },
    );
    expect(resampled(new Float32Array(40).fill(NaN), 17, interpolation).every(Number.isNaN)).toBe(true);
  });

  test('the same width leaves every bit', () => {
    const row = Float32Array.of(0.1, -0, NaN, 3.4e38, 1e-45, 255);
    expect(new Uint32Array(resampled(row, 6, interpolation).buffer)).toEqual(new Uint32Array(row.buffer));
  });
});

test('a null is passed over where a present neighbour carries weight, and kept where none does', () => {
  // 4 to 3, linear: sources 0 | 1 of output 0 weigh 5/6 | 1/6, and 1 | 2 of output 1 a half each.
  expect([...resampled([NaN, 10, 20, 30], 3, 'linear')]).toEqual([10, 15, expect.closeTo(28.33, 2)]);
  expect([...resampled([0, NaN, NaN, 30], 3, 'linear')]).toEqual([0, NaN, 30]);
  // 4 to 2, shrinking by half: a hole as wide as an output's own pixels leaves it null.
  expect(resampled([1, 1, NaN, NaN, NaN, NaN, NaN, NaN], 2, 'nearest')[1]).toBeNaN();
});

test('a null in a strongly shrunk row is missing from the mean, not the end of it', () => {
  const row = new Float32Array(4096).fill(50);
  for (let i = 0; i < 4096; i += 3) row[i] = NaN;
  for (const value of resampled(row, 2, 'cubic')) expect(value).toBeCloseTo(50, 3);
});

test('what counts as a neighbour is a matter of the largest weight, however many share it', () => {
  // 4096 to 4: a thousand sources weigh less than 1e-3 each. What is present starts three deviations below output 1.
  const row = new Float32Array(4096).fill(NaN, 0, 3070).fill(50, 3070);
  const got = resampled(row, 4, 'linear');
  expect(got[1]).toBeNaN();
  expect(got[3]).toBeCloseTo(50, 3);
});

test('reads and writes only at its offsets', () => {
  const resample = createResampler(3, 2, 'linear');
  const source = Float32Array.of(9, 9, 1, 2, 3, 9);
  const target = Float32Array.of(7, 7, 7, 7);
  resample(source, 2, target, 1);
  expect([...target]).toEqual([7, ...resampled([1, 2, 3], 2, 'linear'), 7]);
});

test.each([
  [2, 4096],
  [4096, 2],
  [4096, 4095],
  [4095, 4096],
])('%i to %i has finite weights that keep a ramp a ramp', (sourceWidth, width) => {
  const ramp = Float32Array.from({ length: sourceWidth }, (_, i) => i / (sourceWidth - 1));
  const got = resampled(ramp, width, 'quintic');
  expect(got[0]).toBeCloseTo(1 - got[width - 1]!, 4);
  for (let i = 1; i < width; i++) expect(got[i]! - got[i - 1]!).toBeGreaterThan(-1e-3);
});

const widths = fc.integer({ min: 2, max: 90 });
function rowOf(width: number): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: 0, max: 255 }), { minLength: width, maxLength: width });
}
function nulls(width: number): fc.Arbitrary<boolean[]> {
  return fc.array(fc.boolean(), { minLength: width, maxLength: width });
}
function masked(row: readonly number[], isNull: readonly boolean[]): Float32Array {
  return Float32Array.from(row, (value, i) => (isNull[i] ? NaN : value));
}
