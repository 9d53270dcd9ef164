// Tests the histogram's axis, its paths, and limits that can be moved but never cross.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  axisFor,
  bandSteps,
  keyedLimit,
  movedLimit,
  outline,
  shareOf,
  toneCurve,
} from '../../../renderer/display/histogram-shape.ts';
import type { ValueRange } from '../../../shared/model/look.ts';

describe('the axis', () => {
  test('holds the limits and the values, whichever are wider, and some room beyond', () => {
    const wide = axisFor([0, 255], { low: 40, high: 60 });
    expect([shareOf(0, wide), shareOf(255, wide)].every((at) => at > 0.03 && at < 0.97)).toBe(true);
    const narrow = axisFor([45, 50], { low: 40, high: 60 });
    expect(narrow.low).toBeLessThan(40);
    expect(narrow.high).toBeGreaterThan(60);
    expect(axisFor([0, 10], undefined).low).toBeLessThan(0);
  });
});

describe('paths', () => {
  const axis = { low: 0, high: 4 };

  test('the largest count is as high as the plot, a hundredth of it a tenth', () => {
    const histogram = { low: 0, high: 4, counts: [100, 1, 0, 25], below: 0, above: 0, nulls: 0 };
    expect(outline(histogram, axis)).toBe('M0.0000 1V0.0000H0.2500V0.9000H0.5000V1.0000H0.7500V0.5000H1.0000V1');
    expect(outline({ ...histogram, counts: [0, 0] }, axis)).toBe('');
  });

  test('the curve goes from the low limit to the high one, above the diagonal with a gamma above 1', () => {
    const points = (gamma: number, curve: 'linear' | 'log'): number[][] =>
      [...toneCurve([1, 3], { gamma, curve }, axis).matchAll(/L([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [
        Number(x),
        1 - Number(y),
      ]);
    const straight = points(1, 'linear');
    expect([straight[0], straight.at(-1)]).toEqual([
      [0.25, 0],
      [0.75, 1],
    ]);
    const middle = (of: number[][]): number => of[Math.floor(of.length / 2)]![1]!;
    expect(middle(straight)).toBeCloseTo(0.5, 3);
    expect(middle(points(2, 'linear'))).toBeCloseTo(Math.SQRT1_2, 3);
    expect(middle(points(1, 'log'))).toBeGreaterThan(0.8);
  });
});

test('bands are steps at the values they begin at, from the lowest to the highest', () => {
  const axis = { low: 0, high: 8 };
  const begins = [0, 0.25, 0.5];
  expect(bandSteps([0, 4], { gamma: 1, curve: 'linear' }, axis, begins)).toBe('M0 1H0.1250V0.5000H0.2500V0.0000H1');
  expect(bandSteps([0, 4], { gamma: 2, curve: 'linear' }, axis, begins)).toBe('M0 1H0.0313V0.5000H0.1250V0.0000H1');
  expect(bandSteps([0, 4], { gamma: 1, curve: 'linear' }, axis, [0])).toBe('M0 1H1');
});

describe('limits', () => {
  const axis = { low: 0, high: 100 };

  test('wherever they are moved to, the low one stays below the high one', () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const end = fc.double({ min: 0, max: 49, noNaN: true });
    fc.assert(
      fc.property(any, end, end, fc.constantFrom('low' as const, 'high' as const), (to, a, b, limit) => {
        const range: ValueRange = [a, 50 + b];
        const [low, high] = movedLimit(limit, to, range, axis);
        expect(low).toBeLessThan(high);
        expect(limit === 'low' ? high : low).toBe(limit === 'low' ? range[1] : range[0]);
      }),
    );
  });

  test('they are of few digits', () => {
    expect(movedLimit('low', 33.333333, [0, 90], axis)).toEqual([33.3, 90]);
    expect(movedLimit('high', 0.00071234, [0, 0.001], { low: 0, high: 0.001 })).toEqual([0, 0.000712]);
  });

  test('keys move them by a hundredth, a tenth, or to the end', () => {
    const range: ValueRange = [20, 80];
    expect(keyedLimit('ArrowRight', 'low', range, axis)).toEqual([21, 80]);
    expect(keyedLimit('PageDown', 'high', range, axis)).toEqual([20, 70]);
    expect(keyedLimit('Home', 'low', range, axis)).toEqual([0, 80]);
    expect(keyedLimit('Home', 'high', range, axis)).toEqual([20, 20.1]);
    expect(keyedLimit('i', 'low', range, axis)).toBeUndefined();
  });
});
