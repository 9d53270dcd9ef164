// Tests that a draft's margins keep the scale, and which windows a frame covers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  covers,
  draftWindow,
  lasts,
  plainWindow,
  rowOffset,
  windowWithMargins,
  type DrawnWindow,
} from '../../../renderer/picture/draft-window.ts';
import type { PictureTarget } from '../../../renderer/picture/picture-target.ts';
import { display } from '../../../shared/model/display.ts';

const shown: PictureTarget = {
  ...{
    id: 1,
    log: { depthMin: 1000, depthMax: 2000, width: 150, geometry: 'columns' },
    depthMin: 1400,
    depthMax: 1490,
  },
  ...{ look: display.parse({}), turnedColumns: 0, widthPx: 600, heightPx: 900, ratio: 1 },
};
const moved = (by: number): PictureTarget => ({
  ...shown,
  depthMin: shown.depthMin + by,
  depthMax: shown.depthMax + by,
});
const scaleOf = ({ depthMin, depthMax, heightPx }: DrawnWindow): number => (depthMax - depthMin) / heightPx;

describe('margins', () => {
  it('are whole rows at the same scale, and end with the log to within half a row', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 1e-3, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 3000 }),
        fc.constantFrom(-1 as const, 0 as const, 1 as const),
        (at, part, heightPx, heading) => {
          const depthMin = 1000 + at * 1000;
          const target = { ...shown, depthMin, depthMax: depthMin + part * (2000 - depthMin), heightPx };
          const drawn = windowWithMargins(target, heading, 150);
          const row = scaleOf(target);
          expect(scaleOf(drawn) / row).toBeCloseTo(1, 9);
          expect(Number.isInteger(drawn.heightPx)).toBe(true);
          expect(drawn.depthMin).toBeGreaterThanOrEqual(1000 - row * 0.5001);
          expect(drawn.depthMax).toBeLessThanOrEqual(2000 + row * 0.5001);
          expect(covers({ target, drawn }, target)).toBe(true);
          expect(lasts({ target, drawn }, target, heading)).toBe(true);
        },
      ),
    );
  });

  it('are wider where the window moves to', () => {
    expect(windowWithMargins(shown, 1, 150)).toEqual({ depthMin: 1355, depthMax: 1580, heightPx: 2250 });
    expect(windowWithMargins(shown, -1, 150)).toEqual({ depthMin: 1310, depthMax: 1535, heightPx: 2250 });
    expect(windowWithMargins(shown, 0, 150)).toEqual({ depthMin: 1355, depthMax: 1535, heightPx: 1800 });
  });

  it('are left out of a picture that is large as it is, and of one depth', () => {
    expect(windowWithMargins(shown, 0, 8000)).toEqual(plainWindow(shown));
    const point = { ...shown, depthMax: shown.depthMin };
    expect(windowWithMargins(point, 0, 150)).toEqual(plainWindow(point));
  });

  it('are drawn for a pan, not for a zoom, a leap or the first picture', () => {
    expect(draftWindow(moved(1), shown, 150)).toEqual(windowWithMargins(moved(1), 1, 150));
    expect(draftWindow(moved(-1), shown, 150)).toEqual(windowWithMargins(moved(-1), -1, 150));
    expect(draftWindow(moved(45), shown, 150)).toEqual(plainWindow(moved(45)));
    expect(draftWindow(shown, undefined, 150)).toEqual(plainWindow(shown));
    const zoomed = { ...shown, depthMax: 1480 };
    expect(draftWindow(zoomed, shown, 150)).toEqual(plainWindow(zoomed));
  });
});

describe('a frame of a taller window', () => {
  const frame = { target: shown, drawn: windowWithMargins(shown, 0, 150) };

  it('holds the windows inside of it, each from its own row on', () => {
    expect(rowOffset(frame, shown)).toBe(450);
    expect(rowOffset(frame, moved(-1))).toBe(440);
    expect(covers(frame, moved(45))).toBe(true);
    expect(covers(frame, moved(-45))).toBe(true);
    expect(covers(frame, moved(45.1))).toBe(false);
    expect(covers(frame, moved(-45.1))).toBe(false);
  });

  it('lasts as long as a third of the span is left where the window moves to', () => {
    expect(lasts(frame, moved(14), 1)).toBe(true);
    expect(lasts(frame, moved(16), 1)).toBe(false);
    expect(lasts(frame, moved(16), -1)).toBe(true);
    expect(lasts(frame, moved(-16), -1)).toBe(false);
    expect(lasts(frame, moved(-16), 0)).toBe(false);
  });

  it('lasts where the log ends', () => {
    const top = moved(-400);
    const first = { target: top, drawn: windowWithMargins(top, 0, 150) };
    expect(first.drawn.depthMin).toBe(1000);
    expect(lasts(first, top, -1)).toBe(true);
  });

  it('does not hold another scale, another size, another look or another log', () => {
    const others: PictureTarget[] = [
      { ...shown, depthMax: 1490.001 },
      { ...shown, heightPx: 901 },
      { ...shown, widthPx: 601 },
      { ...shown, look: display.parse({ colormap: 'viridis' }) },
      { ...shown, look: display.parse({ range: [0, 100] }) },
      { ...shown, look: display.parse({ normalization: 'dynamic' }) },
      { ...shown, id: 2 },
    ];
    for (const other of others) expect(covers(frame, other)).toBe(false);
  });
});
