// Tests that the overview's box stands at its window and can be grabbed however small it is.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overviewBox } from '../../../renderer/navigation/overview-box.ts';

const log = { depthMin: 1000, depthMax: 2000 };

it('stands where the window lies', () => {
  expect(overviewBox({ depthMin: 1250, depthMax: 1500 }, log, 400)).toEqual({
    topPx: 100,
    basePx: 200,
    exact: undefined,
  });
  expect(overviewBox(log, log, 400)).toEqual({ topPx: 0, basePx: 400, exact: undefined });
});

it('is never smaller than a pointer can hold, and shows the window inside', () => {
  expect(overviewBox({ depthMin: 1500, depthMax: 1500.001 }, log, 400)).toEqual({
    topPx: expect.closeTo(195, 2) as number,
    basePx: expect.closeTo(205, 2) as number,
    exact: { topPx: expect.closeTo(199, 2) as number, basePx: expect.closeTo(201, 2) as number },
  });
});

it('stays inside the strip', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
      const window = { depthMin: 1000 + Math.min(a, b) * 1000, depthMax: 1000 + Math.max(a, b) * 1000 };
      const { topPx, basePx, exact } = overviewBox(window, log, 400);
      expect(basePx - topPx).toBeGreaterThanOrEqual(10 - 1e-9);
      for (const { topPx: top, basePx: base } of [{ topPx, basePx }, ...(exact ? [exact] : [])]) {
        expect(top).toBeGreaterThanOrEqual(topPx - 1e-9);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(base).toBeLessThanOrEqual(basePx + 1e-9);
        expect(base).toBeLessThanOrEqual(400 + 1e-9);
      }
    }),
  );
});

it('of a single scanline is the whole strip', () => {
  const one = { depthMin: 5, depthMax: 5 };
  expect(overviewBox(one, one, 300)).toEqual({ topPx: 0, basePx: 300, exact: undefined });
});
