// Tests that curve and gamma ascend from 0 to 1 and do what their names say.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CURVES } from '../../../shared/model/look.ts';
import { toneOf, placeOfTone } from '../../../shared/picture/tone.ts';

test('from 0 to 1, ascending', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CURVES),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (curve, gamma, a, b) => {
        const tone = (place: number): number => toneOf(place, { curve, gamma });
        expect(tone(0)).toBe(0);
        expect(tone(1)).toBeCloseTo(1, 12);
        if (a < b) expect(tone(a)).toBeLessThanOrEqual(tone(b));
      },
    ),
  );
});

test('and back: where a place in the colormap is reached', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CURVES),
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (curve, gamma, tone) => {
        const place = placeOfTone(tone, { curve, gamma });
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(1);
        // Of the logarithm's share near 0 less is left than of others.
        if (place > 1e-9) expect(toneOf(place, { curve, gamma })).toBeCloseTo(tone, 6);
      },
    ),
  );
  for (const curve of CURVES) expect([0, 1].map((end) => placeOfTone(end, { curve, gamma: 3 }))).toEqual([0, 1]);
});

test('in proportion by default, brighter above gamma 1, brightest for small values by the logarithm', () => {
  expect(toneOf(0.25, { curve: 'linear', gamma: 1 })).toBe(0.25);
  expect(toneOf(0.25, { curve: 'linear', gamma: 2 })).toBe(0.5);
  expect(toneOf(1 / 11, { curve: 'log', gamma: 1 })).toBeCloseTo(0.5, 12);
});
