// Tests that windows stay inside their log and keep their span, and how depths are written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clampWindow,
  depthDecimals,
  formatDepth,
  logDecimals,
  panWindow,
  smallestSpan,
  zoomWindow,
} from '../../../shared/axes/depth.ts';

const bounds = { depthMin: 9000.1, depthMax: 9546 };
const depth = fc.double({ min: 8000, max: 10_000, noNaN: true });
const inside = fc
  .tuple(fc.double({ min: 9000.1, max: 9546, noNaN: true }), fc.double({ min: 9000.1, max: 9546, noNaN: true }))
  .map(([a, b]) => ({ depthMin: Math.min(a, b), depthMax: Math.max(a, b) }));

test.each([
  [0.1, 1],
  [0.0254, 4],
  [1, 0],
  [0.5, 1],
  [0.1524, 4],
  [0.0025, 4],
  [10, 0],
  [1 / 3, 2],
  [0, 2],
])('a step of %f has %i decimals', (step, decimals) => expect(depthDecimals(step)).toBe(decimals));

test('a depth is written with those decimals', () => {
  expect(formatDepth(9123.4, depthDecimals(0.1))).toBe('9123.4');
  expect(formatDepth(3499.9975, depthDecimals(0.0025))).toBe('3499.9975');
});

test.each([
  ['between whole metres, where a step of one leads', { depthMin: 9000.9, depthMax: 9546, depthStep: 1 }, 1],
  ['at quarters', { depthMin: 100.25, depthMax: 200.25, depthStep: 0.5 }, 2],
  ['on the steps', { depthMin: 9000.1, depthMax: 9546, depthStep: 0.1 }, 1],
  ['that is no round number', { depthMin: 100 / 3, depthMax: 200, depthStep: 1 }, 0],
  ['of a single scanline', { depthMin: 9123.456, depthMax: 9123.456, depthStep: 0 }, 3],
])('a log with an end %s is written with the decimals that takes', (_, log, decimals) => {
  expect(logDecimals(log)).toBe(decimals);
});

describe('a window', () => {
  test('moved, keeps its span and stays inside', () => {
    fc.assert(
      fc.property(inside, fc.double({ min: -2000, max: 2000, noNaN: true }), (window, delta) => {
        const moved = panWindow(window, delta, bounds);
        expect(moved.depthMax - moved.depthMin).toBeCloseTo(window.depthMax - window.depthMin, 6);
        expect(moved.depthMin).toBeGreaterThanOrEqual(bounds.depthMin);
        expect(moved.depthMax).toBeLessThanOrEqual(bounds.depthMax);
      }),
    );
  });

  test('zoomed, keeps the anchor in place unless an end is in the way', () => {
    const zoomed = zoomWindow({ depthMin: 9100, depthMax: 9200 }, 0.5, 9125, bounds, 1);
    expect(zoomed).toEqual({ depthMin: 9112.5, depthMax: 9162.5 });
    expect(zoomWindow({ depthMin: 9100, depthMax: 9200 }, 100, 9125, bounds, 1)).toEqual(bounds);
    const least = zoomWindow({ depthMin: 9100, depthMax: 9200 }, 1e-9, 9125, bounds, 1);
    expect(least.depthMax - least.depthMin).toBeCloseTo(1, 9);
  });

  test('clamped, is inside and the right way up', () => {
    fc.assert(
      fc.property(depth, depth, (a, b) => {
        const window = clampWindow({ depthMin: a, depthMax: b }, bounds);
        expect(window.depthMin).toBeLessThanOrEqual(window.depthMax);
        expect(window.depthMin).toBeGreaterThanOrEqual(bounds.depthMin);
        expect(window.depthMax).toBeLessThanOrEqual(bounds.depthMax);
      }),
    );
  });

  test('is never smaller than ten scanlines, or than the log', () => {
    expect(smallestSpan({ ...bounds, depthStep: 0.1 })).toBeCloseTo(1);
    expect(smallestSpan({ depthMin: 1, depthMax: 1.3, depthStep: 0.1 })).toBeCloseTo(0.3);
    expect(smallestSpan({ depthMin: 1, depthMax: 1, depthStep: 0 })).toBe(0);
  });
});
