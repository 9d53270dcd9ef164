// Tests that depths, pixels and reprojected pictures agree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthToY, reproject, yToDepth } from '../../../renderer/axes/depth-scale.ts';

const window = fc
  .tuple(fc.double({ min: 0, max: 10_000, noNaN: true }), fc.double({ min: 0.5, max: 500, noNaN: true }))
  .map(([depthMin, span]) => ({ depthMin, depthMax: depthMin + span }));
const HEIGHT = 700;

describe('depth and pixel', () => {
  it('puts the ends of the window on the edges of the picture', () => {
    const shown = { depthMin: 9000, depthMax: 9100 };
    expect(depthToY(9000, shown, HEIGHT)).toBe(0);
    expect(depthToY(9025, shown, HEIGHT)).toBe(175);
    expect(depthToY(9100, shown, HEIGHT)).toBe(HEIGHT);
    expect(yToDepth(350, shown, HEIGHT)).toBe(9050);
  });

  it('are inverse to each other', () => {
    fc.assert(
      fc.property(window, fc.double({ min: 0, max: HEIGHT, noNaN: true }), (shown, y) => {
        expect(depthToY(yToDepth(y, shown, HEIGHT), shown, HEIGHT)).toBeCloseTo(y, 6);
      }),
    );
  });

  it('shows a window without extent in the middle', () => {
    expect(depthToY(5, { depthMin: 5, depthMax: 5 }, HEIGHT)).toBe(350);
  });
});

describe('a picture of another window', () => {
  it('fills the canvas when it is the same window', () => {
    const shown = { depthMin: 5, depthMax: 5 };
    expect(reproject(shown, shown, HEIGHT)).toEqual({ y: 0, height: HEIGHT });
  });

  it('is moved up by what was panned down', () => {
    expect(reproject({ depthMin: 100, depthMax: 200 }, { depthMin: 150, depthMax: 250 }, HEIGHT)).toEqual({
      y: -350,
      height: HEIGHT,
    });
  });

  it('is shrunk to its own depths when zoomed out, stretched when zoomed in', () => {
    expect(reproject({ depthMin: 100, depthMax: 200 }, { depthMin: 0, depthMax: 700 }, HEIGHT)).toEqual({
      y: 100,
      height: 100,
    });
    expect(reproject({ depthMin: 0, depthMax: 700 }, { depthMin: 100, depthMax: 200 }, HEIGHT)).toEqual({
      y: -700,
      height: 4900,
    });
  });

  it('is not drawn when nothing of it is inside', () => {
    expect(reproject({ depthMin: 0, depthMax: 100 }, { depthMin: 100, depthMax: 200 }, HEIGHT)).toBeUndefined();
    expect(reproject({ depthMin: 201, depthMax: 300 }, { depthMin: 100, depthMax: 200 }, HEIGHT)).toBeUndefined();
  });

  it('keeps each of its rows at its own depth', () => {
    fc.assert(
      fc.property(window, window, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, shown, part) => {
        const place = reproject(drawn, shown, HEIGHT);
        if (!place) return;
        const depth = drawn.depthMin + part * (drawn.depthMax - drawn.depthMin);
        expect(place.y + part * place.height).toBeCloseTo(depthToY(depth, shown, HEIGHT), 4);
      }),
    );
  });
});
