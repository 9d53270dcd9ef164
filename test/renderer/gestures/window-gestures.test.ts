// Tests depth windows after gestures: zooming keeps the depth under the cursor, thumbs stop at their limits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yToDepth } from '../../../renderer/axes/depth-scale.ts';
import {
  doubleClickWindow,
  dragDirection,
  grabbedWindow,
  moveEnd,
  overviewWheelWindow,
  panKeyWindow,
  pinchWindow,
  thumbWindow,
  wheelWindow,
  zoomKeyWindow,
} from '../../../renderer/gestures/window-gestures.ts';
import type { WheelTurn } from '../../../renderer/commands/stage-parts.ts';

const log = { depthMin: 1000, depthMax: 1100, depthStep: 0.1 };
const window = { depthMin: 1040, depthMax: 1060 };
const turn = (deltaY: number, change: Partial<WheelTurn> = {}): WheelTurn => ({
  ...{ deltaY, deltaX: 0, deltaMode: 0, ctrlKey: false, shiftKey: false },
  ...change,
});

describe('wheel', () => {
  it('keeps the depth under the cursor where it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: -300, max: 300 }),
        fc.boolean(),
        (y, delta, ctrlKey) => {
          const next = wheelWindow(turn(delta, { ctrlKey }), y, 700, window, log);
          const clamped = next.depthMin === log.depthMin || next.depthMax === log.depthMax;
          if (!clamped) expect(yToDepth(y, next, 700)).toBeCloseTo(yToDepth(y, window, 700), 6);
          expect(next.depthMin).toBeGreaterThanOrEqual(log.depthMin);
          expect(next.depthMax).toBeLessThanOrEqual(log.depthMax);
        },
      ),
    );
  });

  it('zooms in when turned up, out when turned down, and stops at ten scanlines and at the whole log', () => {
    const span = (w: typeof window): number => w.depthMax - w.depthMin;
    expect(span(wheelWindow(turn(-100), 350, 700, window, log))).toBeLessThan(20);
    expect(span(wheelWindow(turn(100), 350, 700, window, log))).toBeGreaterThan(20);
    expect(span(wheelWindow(turn(-1e5), 350, 700, window, log))).toBeCloseTo(1, 9);
    expect(wheelWindow(turn(1e5), 350, 700, window, log)).toEqual({ depthMin: 1000, depthMax: 1100 });
  });

  it('pans with Shift, whichever way the browser turns it', () => {
    expect(wheelWindow(turn(70, { shiftKey: true }), 0, 700, window, log)).toEqual({ depthMin: 1042, depthMax: 1062 });
    expect(wheelWindow(turn(0, { shiftKey: true, deltaX: 70 }), 0, 700, window, log)).toEqual({
      depthMin: 1042,
      depthMax: 1062,
    });
  });
});

describe('keys', () => {
  it('move the window on the picture', () => {
    expect(panKeyWindow('ArrowDown', window, log)).toEqual({ depthMin: 1042, depthMax: 1062 });
    expect(panKeyWindow('PageUp', window, log)).toEqual({ depthMin: 1020, depthMax: 1040 });
    expect(panKeyWindow('Home', window, log)).toEqual({ depthMin: 1000, depthMax: 1020 });
    expect(panKeyWindow('End', window, log)).toEqual({ depthMin: 1080, depthMax: 1100 });
    expect(panKeyWindow('x', window, log) ?? zoomKeyWindow('x', window, log)).toBeUndefined();
  });

  it('zoom about the middle, by either sign of a key, and to the whole log', () => {
    for (const key of ['+', '=']) expect(zoomKeyWindow(key, window, log)).toEqual({ depthMin: 1045, depthMax: 1055 });
    for (const key of ['-', '_']) expect(zoomKeyWindow(key, window, log)).toEqual({ depthMin: 1030, depthMax: 1070 });
    expect(zoomKeyWindow('0', window, log)).toEqual({ depthMin: 1000, depthMax: 1100 });
  });

  it('move one thumb and leave the other', () => {
    expect(thumbWindow('ArrowUp', 'depthMin', window, log)).toEqual({ depthMin: 1039.8, depthMax: 1060 });
    expect(thumbWindow('PageDown', 'depthMax', window, log)).toEqual({ depthMin: 1040, depthMax: 1062 });
    expect(thumbWindow('Home', 'depthMin', window, log)).toEqual({ depthMin: 1000, depthMax: 1060 });
    expect(thumbWindow('End', 'depthMin', window, log)).toEqual({ depthMin: 1059, depthMax: 1060 });
    expect(thumbWindow('Home', 'depthMax', window, log)).toEqual({ depthMin: 1040, depthMax: 1041 });
  });
});

it('a thumb passes neither the other one nor the log’s end', () => {
  expect(moveEnd(2000, 'depthMin', window, log)).toEqual({ depthMin: 1059, depthMax: 1060 });
  expect(moveEnd(0, 'depthMax', window, log)).toEqual({ depthMin: 1040, depthMax: 1041 });
  expect(moveEnd(2000, 'depthMax', window, log)).toEqual({ depthMin: 1040, depthMax: 1100 });
});

describe('pointers', () => {
  it('a double-click zooms about the depth under it, in or out', () => {
    expect(doubleClickWindow(1045, false, window, log)).toEqual({ depthMin: 1042.5, depthMax: 1052.5 });
    expect(doubleClickWindow(1045, true, window, log)).toEqual({ depthMin: 1035, depthMax: 1075 });
  });

  it('what was grabbed stays under the pointer, up to the log’s ends', () => {
    expect(grabbedWindow(1045, 350, 700, window, log)).toEqual({ depthMin: 1035, depthMax: 1055 });
    expect(grabbedWindow(1005, 700, 700, window, log)).toEqual({ depthMin: 1000, depthMax: 1020 });
  });

  it('what was between two fingers stays between them', () => {
    const from = { y: 350, apartPx: 100 };
    expect(pinchWindow(from, { y: 350, apartPx: 200 }, 700, window, log)).toEqual({ depthMin: 1045, depthMax: 1055 });
    expect(pinchWindow(from, { y: 525, apartPx: 100 }, 700, window, log)).toEqual({ depthMin: 1035, depthMax: 1055 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 700 }),
        fc.nat(900),
        (y, toY, apartPx) => {
          const next = pinchWindow({ y, apartPx: 100 }, { y: toY, apartPx }, 700, window, log);
          const clamped = next.depthMin === log.depthMin || next.depthMax === log.depthMax;
          if (!clamped) expect(yToDepth(toY, next, 700)).toBeCloseTo(yToDepth(y, window, 700), 6);
        },
      ),
    );
  });

  it('the wheel over the overview pans, and with Ctrl zooms about the middle', () => {
    expect(overviewWheelWindow(turn(70), 700, window, log)).toEqual({ depthMin: 1042, depthMax: 1062 });
    const zoomed = overviewWheelWindow(turn(-100, { ctrlKey: true }), 700, window, log);
    expect((zoomed.depthMin + zoomed.depthMax) / 2).toBeCloseTo(1050, 9);
    expect(zoomed.depthMax - zoomed.depthMin).toBeLessThan(20);
  });
});

describe('a drag', () => {
  it('goes sideways once it has gone 6 px, more across than along', () => {
    expect(dragDirection(6, 0)).toBeUndefined();
    expect(dragDirection(-7, 6)).toBe('sideways');
    expect(dragDirection(7, 8)).toBe('along');
    expect(dragDirection(0, -7)).toBe('along');
  });
});
