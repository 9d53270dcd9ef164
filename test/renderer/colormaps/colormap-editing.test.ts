// Tests edits of a colormap's stops, and that other colours stay as they were.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addStop,
  moveStop,
  removeStop,
  reversed,
  spacedEvenly,
  widestGap,
  withSteps,
} from '../../../renderer/colormaps/colormap-editing.ts';
import { colormapTable } from '../../../shared/colormaps/colormaps.ts';
import { encodeColormap, parseColormap, type ColormapShape } from '../../../shared/colormaps/colormap-definition.ts';

const shape = (spec: string): ColormapShape => parseColormap(spec)!;
const BLACK_RED_WHITE = shape('smooth-rgb:0=#000000;0.5=#ff0000;1=#ffffff');
const BANDS = shape('stepped-rgb:0=#000000;0.5=#ff0000;0.75=#ffffff');

test('a stop is added in the colour that is there, and selected; the widest gap comes first', () => {
  const added = addStop(shape('smooth-rgb:0=#000000;1=#ffffff'), 0.5)!;
  expect([encodeColormap(added.shape), added.selected]).toEqual(['smooth-rgb:0=#000000;0.5=#7f7f7f;1=#ffffff', 1]);
  expect(widestGap(shape('smooth-rgb:0=#000000;0.4=#ffffff;1=#000000'))).toBeCloseTo(0.7);
  expect(widestGap(shape('stepped-rgb:0=#000000;0.25=#ffffff'))).toBeCloseTo(0.625);
  const band = addStop(BANDS, 0.6)!;
  expect(colormapTable(encodeColormap(band.shape))).toEqual(colormapTable(encodeColormap(BANDS)));
});

test('64 stops are the most and two the least', () => {
  let many = BLACK_RED_WHITE;
  for (let added = addStop(many, widestGap(many)); added; added = addStop(many, widestGap(many))) many = added.shape;
  expect(many.stops).toHaveLength(64);
  const two = removeStop(BLACK_RED_WHITE, 2)!;
  expect([encodeColormap(two.shape), two.selected]).toEqual(['smooth-rgb:0=#000000;0.5=#ff0000', 1]);
  expect(removeStop(two.shape, 0)).toBeUndefined();
});

test('a stop moves as far as its neighbours', () => {
  expect(moveStop(BLACK_RED_WHITE, 1, 0.7).stops[1]!.at).toBe(0.7);
  expect(moveStop(BANDS, 1, 2).stops[1]!.at).toBe(0.75);
  expect(moveStop(BANDS, 0, -1).stops[0]!.at).toBe(0);
});

test('evenly: every band of one width, or stops from end to end', () => {
  const places = (spaced: ColormapShape): number[] => spaced.stops.map(({ at }) => at);
  expect(places(spacedEvenly(BANDS))).toEqual([0, 0.333333333333, 0.666666666667]);
  expect(places(spacedEvenly(moveStop(BLACK_RED_WHITE, 1, 0.9)))).toEqual([0, 0.5, 1]);
});

test('sevenths are fine enough for 4 of 7 to be on its edge', () => {
  let edited = BANDS;
  while (edited.stops.length < 7) edited = addStop(edited, widestGap(edited))!.shape;
  const even = spacedEvenly(edited);
  const smooth = spacedEvenly({ ...edited, steps: 'smooth' });
  for (const { stops } of [even, reversed(even), withSteps(smooth, 'stepped')]) {
    for (const [i, { at }] of stops.entries()) expect(Math.fround(at * 7)).toBe(i);
  }
});

test('smooth becomes stepped and back without losing a colour or a place', () => {
  const stepped = withSteps(shape('smooth-oklab:0=#000000;0.5=#ff0000;1=#ffffff'), 'stepped');
  expect(encodeColormap(stepped)).toBe('stepped-oklab:0=#000000;0.333333333333=#ff0000;0.666666666667=#ffffff');
  expect(withSteps(stepped, 'smooth').stops.map(({ at }) => Number(at.toFixed(5)))).toEqual([0, 0.5, 1]);
});

test('reversed, a colormap is what it is inverted', () => {
  const stops = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 0xffffff })), {
      minLength: 2,
      maxLength: 8,
    })
    .map((list) => list.toSorted(([a], [b]) => a - b));
  fc.assert(
    fc.property(stops, fc.constantFrom('smooth' as const, 'stepped' as const), (list, steps) => {
      const original: ColormapShape = {
        ...{ steps, interpolation: 'rgb' },
        // Never where an entry of the table is, which belongs to the band that begins there.
        stops: list.map(([at, bytes], i) => ({
          at: i === 0 ? 0 : (at + 0.123) / 100,
          color: `#${bytes.toString(16).padStart(6, '0')}`,
        })),
      };
      const [turned, inverted] = [
        colormapTable(encodeColormap(reversed(original))),
        colormapTable(encodeColormap(original), true),
      ];
      expect(Math.max(...turned.map((byte, i) => Math.abs(byte - inverted[i]!)))).toBeLessThanOrEqual(1);
    }),
  );
});
