// Tests that at 1:N a metre of depth measures 1/N metre, in either unit, as far as the log goes.
import { expect, it } from 'vitest';
import { convertLength } from '../../../shared/axes/depth-units.ts';
import { scaleOf, spanAtScale, windowAtScale } from '../../../shared/axes/printed-scale.ts';

const log = { depthMin: 1000, depthMax: 1100, depthStep: 0.1, depthUnit: 'm' as const };
/** 200 mm high. */
const medium = { heightPx: 800, pxPerMm: 4 };

it('a foot is 0.3048 m exactly, and a unit that stays changes nothing', () => {
  expect(convertLength(1, 'ft', 'm')).toBe(0.3048);
  expect(convertLength(0.3048, 'm', 'ft')).toBe(1);
  expect(convertLength(9000.1, 'ft', 'ft')).toBe(9000.1);
});

it('20 m on 200 mm is 1:100', () => {
  expect(scaleOf(20, 'm', medium)).toBeCloseTo(100, 9);
  expect(scaleOf(20, 'ft', medium)).toBeCloseTo(30.48, 9);
});

it.each(['m', 'ft'] as const)('the span of a scale is of that scale, in %s', (unit) => {
  for (const scale of [0.5, 5, 200, 12_500]) {
    expect(scaleOf(spanAtScale(scale, unit, medium), unit, medium)).toBeCloseTo(scale, 6);
  }
});

it('a scale is taken about the centre of the window', () => {
  const { window, limit } = windowAtScale(40, { depthMin: 1040, depthMax: 1060 }, log, medium);
  expect(window.depthMin).toBeCloseTo(1046, 9);
  expect(window.depthMax).toBeCloseTo(1054, 9);
  expect(limit).toBeUndefined();
});

it('a window near the end of the log is moved into it, at the scale asked for', () => {
  const { window, limit } = windowAtScale(200, { depthMin: 1090, depthMax: 1100 }, log, medium);
  expect(window).toEqual({ depthMin: 1060, depthMax: 1100 });
  expect(limit).toBeUndefined();
});

it('what the log is too short for, or its scanlines too far apart, is said', () => {
  expect(windowAtScale(1000, { depthMin: 1040, depthMax: 1060 }, log, medium)).toEqual({
    window: { depthMin: 1000, depthMax: 1100 },
    limit: 'whole-log',
  });
  const { window, limit } = windowAtScale(1, { depthMin: 1040, depthMax: 1060 }, log, medium);
  expect(window.depthMax - window.depthMin).toBeCloseTo(1, 9);
  expect(limit).toBe('smallest-window');
  const single = { ...log, depthMax: 1000, depthStep: 0 };
  expect(windowAtScale(5, single, single, medium)).toMatchObject({ limit: 'whole-log' });
});
