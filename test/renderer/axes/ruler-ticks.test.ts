// Tests that the ruler's ticks are round, apart, inside the window, and at their depths.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthToY } from '../../../renderer/axes/depth-scale.ts';
import { rulerTicks } from '../../../renderer/axes/ruler-ticks.ts';

describe('ruler', () => {
  it('labels round depths', () => {
    const labels = rulerTicks({ depthMin: 9000.1, depthMax: 9546 }, 700).flatMap(({ label }) => label ?? []);
    expect(labels).toEqual(['9050', '9100', '9150', '9200', '9250', '9300', '9350', '9400', '9450', '9500']);
  });

  it('gives labels the digits their step needs', () => {
    const labels = rulerTicks({ depthMin: 9000.1, depthMax: 9001.1 }, 400).flatMap(({ label }) => label ?? []);
    expect(labels).toEqual(['9000.2', '9000.4', '9000.6', '9000.8', '9001.0']);
  });

  it('has four minor ticks between two labels', () => {
    const ticks = rulerTicks({ depthMin: 0, depthMax: 100 }, 700);
    const majors = ticks.flatMap(({ label }, i) => (label === undefined ? [] : [i]));
    expect(majors.slice(1).map((at, i) => at - majors[i]!)).toEqual(majors.slice(1).map(() => 5));
  });

  it('has one tick for a single scanline and none without room', () => {
    expect(rulerTicks({ depthMin: 5, depthMax: 5 }, 700)).toEqual([{ y: 350, depth: 5, label: '5.00' }]);
    expect(rulerTicks({ depthMin: 5, depthMax: 9 }, 0)).toEqual([]);
  });

  it('keeps ticks inside, in order, at their depth, and labels readable', () => {
    const depthMin = fc.double({ min: 0, max: 20_000, noNaN: true });
    const span = fc.double({ min: 0.01, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(depthMin, span, fc.integer({ min: 120, max: 3000 }), (top, extent, height) => {
        const window = { depthMin: top, depthMax: top + extent };
        const ticks = rulerTicks(window, height);
        const labelled = ticks.filter(({ label }) => label !== undefined);
        expect(labelled.length).toBeGreaterThan(0);
        ticks.forEach(({ y, depth }, i) => {
          expect(y).toBeCloseTo(depthToY(depth, window, height), 6);
          expect(y).toBeGreaterThanOrEqual(-1e-6 * height);
          expect(y).toBeLessThanOrEqual(height * (1 + 1e-6));
          if (i > 0) expect(depth).toBeGreaterThan(ticks[i - 1]!.depth);
        });
        // Closer than this, ticks would read as a grey bar.
        ticks.slice(1).forEach(({ y }, i) => expect(y - ticks[i]!.y).toBeGreaterThan(4));
        // A label is 18 px high; two that read the same would be one depth at two places.
        labelled.slice(1).forEach(({ y, label }, i) => {
          expect(y - labelled[i]!.y).toBeGreaterThan(18);
          expect(label).not.toBe(labelled[i]!.label);
        });
      }),
    );
  });
});
