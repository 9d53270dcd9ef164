// Tests colours of values: the top of a range is the last entry; a value on a band's edge is in the band above.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Painter } from '../../../shared/raster/paint-values-and-nulls.ts';
import { BINS } from '../../../shared/raster/equalizer.ts';
import { drawFrame } from '../../../electron/engine/frame/frame.ts';
import { stepOf, stepsOf } from '../../../shared/raster/value-step.ts';
import { encodeColormap, MAX_STOPS } from '../../../shared/colormaps/colormap-definition.ts';
import { readColormaps } from '../../../shared/colormaps/files/index.ts';
import { colormapTable } from '../../../shared/colormaps/colormaps.ts';
import { CURVES, type ValueRange } from '../../../shared/model/look.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { percentileOf } from '../../../shared/picture/normalization.ts';
import { toneOf } from '../../../shared/picture/tone.ts';
import { valuesFrame } from '../../../shared/picture/values-frame.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

type Ranked = { readonly above: number; readonly below: number; readonly part: number };

/** The colour of each value, `rrggbb`. */
function paint(values: readonly number[], range: ValueRange, look: object, ranked?: Ranked): string[] {
  const asked = frameRequest.parse({ id: 1, nullColor: '#123456', ...look });
  const width = values.length;
  const painter = new Painter({ width, geometry: 'columns' }, width, asked, range);
  const rgb = new Uint8Array(width * 3);
  const ranks = ranked && {
    above: new Float32Array(BINS).fill(ranked.above),
    below: new Float32Array(BINS).fill(ranked.below),
    part: ranked.part,
  };
  const equalizer = ranks && ({ ranksAt: () => ranks } as never);
  painter.paint({ values: Float32Array.from(values), depthAt: () => 0, equalizer }, rgb);
  return values.map((_, x) => Buffer.from(rgb.subarray(x * 3, x * 3 + 3)).toString('hex'));
}

/** The float32 next to one. */
function beside(value: number, by: 1 | -1): number {
  if (value === 0) return by * 2 ** -149;
  const float = Float32Array.of(value);
  new Int32Array(float.buffer)[0]! += value > 0 ? by : -by;
  return float[0]!;
}

const end = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 10),
  fc.integer({ min: -10_000, max: 10_000 }).map((n) => n / 1000),
);
/** Of the normal ones; those below have too few digits for steps between them. */
const LEAST_FLOAT32 = 2 ** -126;
/** Ends that samples tell apart. */
const range = fc
  .tuple(end, end)
  .map(([a, b]): ValueRange => (a < b ? [a, b] : [b, a]))
  .filter(([lo, hi]) => Math.fround(hi) - Math.fround(lo) >= LEAST_FLOAT32);
const tone = fc.record({
  curve: fc.constantFrom(...CURVES),
  gamma: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 10, noNaN: true })),
});

describe('the ends of a range', () => {
  test('100 of 0 to 100 is the last colour, and what is just below it is not', () => {
    expect(paint([100, 99.9, 0, 0.3], [0, 100], { colormap: 'gray' })).toEqual([
      'ffffff',
      'fefefe',
      '000000',
      '000000',
    ]);
    // Kept as float32, 0.7 is less than 0.7.
    expect(paint([0.7], [0, 0.7], { colormap: 'gray' })).toEqual(['ffffff']);
  });

  test('of every range, by every curve, are the first entry and the last', () => {
    fc.assert(
      fc.property(range, tone, fc.boolean(), ([lo, hi], tone, invert) => {
        const painted = paint([lo, hi, hi + Math.abs(hi) + 1], [lo, hi], { colormap: 'gray', invert, ...tone });
        expect(painted).toEqual(invert ? ['ffffff', '000000', '000000'] : ['000000', 'ffffff', 'ffffff']);
      }),
      { numRuns: 300 },
    );
  });

  test('the last of any number of steps is reached at the top, and null is none of them', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(1, 255, 1023, 4095), ([lo, hi], last) => {
        const { scale, limit } = stepsOf([lo, hi], last);
        expect(stepOf(Math.fround(hi), lo, scale, limit, last)).toBe(last);
        expect(stepOf(NaN, lo, scale, limit, last)).toBe(last + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test('0 to 255 in 256 steps is the whole number of a value', () => {
    const { scale, limit } = stepsOf([0, 255], 255);
    for (let i = 0; i < 2550; i++) expect(stepOf(i / 10, 0, scale, limit, 255)).toBe(Math.floor(i / 10));
  });

  test('between percentiles of a log the values frame has the last entry at the upper one', async () => {
    const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 1009;
    for (let factor = 0.1; factor < 3; factor += 0.1) {
      const { source, log } = memoryLog(
        Array.from({ length: 50 }, (_, row) => row),
        40,
        (row) => Float32Array.from({ length: 40 }, (_, x) => noise(row * 40 + x) * factor),
      );
      const asked = { id: log.id, percentile: [0, 100], heightPx: 50, format: 'values' };
      const frame = await drawFrame(source, log, frameRequest.parse(asked));
      const { values, entries } = valuesFrame(frame.bytes.buffer as ArrayBuffer, 50, 40);
      const top = values.indexOf(Math.fround(percentileOf(log, 100)!));
      expect(top).toBeGreaterThanOrEqual(0);
      expect(entries[top]).toBe(255);
    }
  });

  test('by ranks, the little that is left of the value is all of it', () => {
    const look = { colormap: 'gray', blend: 0.0001 };
    const painted = paint([0.7, 0, NaN], [0, 0.7], look, { above: 1, below: 1, part: 0 });
    expect(painted).toEqual(['ffffff', '000000', '123456']);
  });
});

describe('bands', () => {
  const colorOf = (band: number): string => (band * 3 + 1).toString(16).padStart(6, '0');
  /** As a palette of GMT has them. */
  const paletteOf = (edges: readonly number[]): string => {
    const slices = edges.slice(1).map((to, i) => `${edges[i]} #${colorOf(i)} ${to} -`);
    const [map] = readColormaps('a.cpt', slices.join('\n')).colormaps;
    return encodeColormap(map!, map!.name);
  };
  const evenly = (bands: number): string => paletteOf(Array.from({ length: bands + 1 }, (_, i) => i));

  test.each(Array.from({ length: MAX_STOPS - 1 }, (_, i) => i + 2))(
    '%i of them: each whole number has its own',
    (bands) => {
      const codes = Array.from({ length: bands }, (_, i) => i);
      const look = { colormap: evenly(bands) };
      expect(paint([...codes, bands, NaN], [0, bands], look)).toEqual(
        [...codes, bands - 1].map(colorOf).concat('123456'),
      );
      expect(
        paint(
          codes.slice(1).map((code) => beside(code, -1)),
          [0, bands],
          look,
        ),
      ).toEqual(codes.slice(0, -1).map(colorOf));
    },
  );

  test('inverted, a value on an edge is in the band that begins there, which is the one that ended there', () => {
    const look = { colormap: evenly(7), invert: true };
    expect(paint([0, 1, 2, 3, 4, 5, 6, 7], [0, 7], look)).toEqual([6, 5, 4, 3, 2, 1, 0, 0].map(colorOf));
    expect(
      paint(
        [1, 6].map((code) => beside(code, -1)),
        [0, 7],
        look,
      ),
    ).toEqual([6, 1].map(colorOf));
  });

  const decimals = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: -5000, max: 5000 }), { minLength: 3, maxLength: 40 }),
      fc.constantFrom(1, 10, 100, 1000),
    )
    .map(([numbers, divisor]) => numbers.toSorted((a, b) => a - b).map((n) => n / divisor));

  /** Each edge is in the band that begins there, and the float32 below it in the one before. */
  const expectEdges = (edges: readonly number[], look: object, bandAt: (i: number) => number): void => {
    const range: ValueRange = [edges[0]!, edges.at(-1)!];
    const firsts = edges.slice(0, -1);
    expect(paint(firsts, range, look)).toEqual(firsts.map((_, i) => colorOf(bandAt(i))));
    const lasts = edges.slice(1, -1).map((edge) => beside(Math.fround(edge), -1));
    expect(paint(lasts, range, look)).toEqual(lasts.map((_, i) => colorOf(bandAt(i))));
  };

  test('edges of any decimals hold for the samples that are written so', () => {
    fc.assert(
      fc.property(decimals, (edges) => expectEdges(edges, { colormap: paletteOf(edges) }, (i) => i)),
      { numRuns: 300 },
    );
  });

  test('inverted, edges that lie alike on both sides of 0 are the same ones', () => {
    const alike = decimals
      .map((some) => [...new Set(some.slice(0, 30).flatMap((edge) => [-Math.abs(edge), 0, Math.abs(edge)]))])
      .map((edges) => edges.sort((a, b) => a - b));
    fc.assert(
      fc.property(alike, (edges) =>
        expectEdges(edges, { colormap: paletteOf(edges), invert: true }, (i) => edges.length - 2 - i),
      ),
      { numRuns: 300 },
    );
  });

  test('by a curve they begin where it reaches them', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        range,
        tone,
        fc.integer({ min: 2, max: MAX_STOPS }),
        fc.array(value),
        (range, tone, bands, places) => {
          const [lo, hi] = range;
          const values = places.map((place) => Math.fround(lo + place * (hi - lo)));
          // As near to an edge as float32 is coarse it may be either.
          const coarse = (Math.max(-lo, hi) / (hi - lo)) * 1e-6;
          const bandAt = (place: number): number =>
            Math.min(bands - 1, Math.floor(toneOf(Math.min(1, Math.max(0, place)), tone) * bands));
          const painted = paint(values, range, { colormap: evenly(bands), ...tone });
          for (const [i, value] of values.entries()) {
            const place = (value - lo) / (hi - lo);
            const [least, most] = [bandAt(place - coarse), bandAt(place + coarse)];
            expect(painted[i]! >= colorOf(least) && painted[i]! <= colorOf(most)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    // Exactly: with a gamma of 2 the middle of the colormap is a quarter of the range, by the logarithm an eleventh.
    const two = evenly(2);
    expect(paint([25, beside(25, -1)], [0, 100], { colormap: two, gamma: 2 })).toEqual([colorOf(1), colorOf(0)]);
    expect(paint([1, beside(1, -1)], [0, 11], { colormap: two, curve: 'log' })).toEqual([colorOf(1), colorOf(0)]);
  });

  test('the bottom of a range is in the first, however close the curve brings the second', () => {
    const look = { colormap: evenly(7), gamma: 10 };
    // The second begins less than a float32 above it, where the third does not yet end.
    expect(paint([1000, 999, beside(1000, 1)], [1000, 1010], look)).toEqual([0, 0, 2].map(colorOf));
  });

  test('ranks are told apart by the same edges', () => {
    const look = { colormap: evenly(4) };
    const ranked = (rank: number, blend = 1): string =>
      paint([3], [0, 7], { ...look, blend }, { above: rank, below: rank, part: 0.5 })[0]!;
    expect([0, 0.24, 0.25, 0.49, 0.5, 0.75, 1].map((rank) => ranked(rank))).toEqual([0, 0, 1, 1, 2, 3, 3].map(colorOf));
    // Half of 0.9 and half of three sevenths.
    expect(ranked(0.9, 0.5)).toBe(colorOf(2));
    expect(paint([NaN], [0, 7], look, { above: 1, below: 1, part: 0 })).toEqual(['123456']);
    // A trace of rank: whole numbers still have their own bands.
    const codes = [1, 2, 3, 4, 5, 6];
    expect(paint(codes, [0, 7], { colormap: evenly(7), blend: 1e-9 }, { above: 1, below: 1, part: 0 })).toEqual(
      codes.map(colorOf),
    );
  });

  test('rows of the same and of other bands follow one another, wider and narrower than the log', () => {
    const colormap = evenly(7);
    const rows = [
      [0, 1, 2, 3],
      [0, 1, 2, 3],
      [6, NaN, 5, 4],
    ];
    const draw = (widthPx: number): string[] => {
      const look = frameRequest.parse({ id: 1, colormap, nullColor: '#123456' });
      const painter = new Painter({ width: 4, geometry: 'columns' }, widthPx, look, [0, 7]);
      const rgb = new Uint8Array(widthPx * rows.length * 3);
      painter.paint({ values: Float32Array.from(rows.flat()), depthAt: (row) => row }, rgb);
      return Buffer.from(rgb).toString('hex').match(/.{6}/g)!;
    };
    const colors = rows.flat().map((value) => (Number.isNaN(value) ? '123456' : colorOf(value)));
    expect(draw(4)).toEqual(colors);
    expect(draw(8)).toEqual(colors.flatMap((color) => [color, color]));
    // Means: 0.5, 2.5; the null counts for nothing.
    expect(draw(2)).toEqual([0, 2, 0, 2, 6, 4].map(colorOf));
  });

  test('a smooth colormap of the same stops is painted by its 256 entries as before', () => {
    const colormap = evenly(7).replace('stepped', 'smooth');
    const table = Buffer.from(colormapTable(colormap)).toString('hex').match(/.{6}/g)!;
    expect(paint([0, 1, 3, 7], [0, 7], { colormap })).toEqual([0, 36, 109, 255].map((entry) => table[entry]));
  });
});
