// Tests that a frame of values holds what the picture of the same request shows, in every look.
import { describe, expect, test } from 'vitest';
import { drawFrame } from '../../../electron/engine/frame/frame.ts';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { logHistogram } from '../../../electron/engine/frame/log-histogram.ts';
import { DEFAULT_NULL_COLOR } from '../../../shared/colormaps/colormap-names.ts';
import { paintedColormap } from '../../../shared/colormaps/colormaps.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { valuesFrame } from '../../../shared/picture/values-frame.ts';
import { memoryLog, type MemoryLog } from '../../fixtures/memory-log.ts';

const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 256;
const WIDTH = 7;
const value = (row: number, x: number): number => (noise(row + x) < 40 ? NaN : noise(row * WIDTH + x) / 2);
/** Scanlines 0.1 apart from 100; after every 1000 of them a gap of 5. */
const depthOf = (row: number): number => Number((100 + row / 10 + Math.floor(row / 1000) * 5).toFixed(1));

function logOf(rows: number, valueAt = value, depthAt = depthOf): MemoryLog {
  const depths = Array.from({ length: rows }, (_, row) => depthAt(row));
  return memoryLog(depths, WIDTH, (row) => Float32Array.from({ length: WIDTH }, (_, x) => valueAt(row, x)));
}
const log = logOf(3000);

async function draw({ source, log }: MemoryLog, request: object) {
  return drawFrame(source, log, frameRequest.parse({ id: log.id, ...request }));
}

async function valuesOf(memory: MemoryLog, request: { heightPx: number; [key: string]: unknown }) {
  const frame = await draw(memory, { ...request, format: 'values' });
  return { ...valuesFrame(frame.bytes.buffer as ArrayBuffer, request.heightPx, WIDTH), frame };
}

/** Edges at 0 to 90. */
const BANDS = `stepped-rgb:${Array.from({ length: 10 }, (_, i) => `${i / 10}=#0${i}0${9 - i}33`).join(';')}`;
const dynamic = { normalization: 'dynamic', dynamicHeight: 3, blend: 0.7 };

test.each([
  ['whole', { heightPx: 60 }],
  ['enlarged', { depthMin: 100, depthMax: 102, heightPx: 90 }],
  ['over a gap', { depthMin: 190, depthMax: 215, heightPx: 200, range: [20, 90], gamma: 2, curve: 'log' }],
  ['inverted', { heightPx: 33, invert: true, colormap: 'viridis' }],
  ['smooth', { depthMin: 100, depthMax: 102, heightPx: 90, smooth: true }],
  ['dynamic', { depthMin: 150, depthMax: 260, heightPx: 71, ...dynamic, colormap: 'turbo' }],
  ['stepped', { depthMin: 100, depthMax: 102, heightPx: 90, colormap: BANDS, range: [0, 100] }],
  [
    'stepped, inverted, by a curve',
    { depthMin: 100, depthMax: 102, heightPx: 90, colormap: BANDS, invert: true, curve: 'log', gamma: 0.3 },
  ],
  ['stepped, dynamic', { depthMin: 150, depthMax: 260, heightPx: 71, ...dynamic, colormap: BANDS }],
])('entries are those of the picture drawn of the same request: %s', async (_, request) => {
  const { entries, values } = await valuesOf(log, request);
  const picture = await drawPixels(log.source, log.log, { id: log.log.id, ...request, widthPx: WIDTH });
  const { colormap = 'custom', invert = false } = request as { colormap?: string; invert?: boolean };
  const { colors } = paintedColormap(colormap, invert);
  const white = [1, 3, 5].map((at) => parseInt(DEFAULT_NULL_COLOR.slice(at, at + 2), 16));
  const expected = [...values].flatMap((v, i) =>
    Number.isNaN(v) ? white : [...colors.subarray(entries[i]! * 3).slice(0, 3)],
  );
  expect(expected).toEqual([...picture.bytes]);
  expect(new Set(entries).size).toBeGreaterThan(5);
});

test('of a stepped colormap the entry is the band, counted from the lowest values', async () => {
  const codes = logOf(
    11,
    (row) => row * 10,
    (row) => row,
  );
  const bandsOf = async (look: object): Promise<number[]> => {
    const { entries } = await valuesOf(codes, { heightPx: 11, colormap: BANDS, range: [0, 100], ...look });
    return Array.from({ length: 11 }, (_, row) => entries[row * WIDTH]!);
  };
  expect(await bandsOf({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  // The colours are the other way round, the bands are not.
  expect(await bandsOf({ invert: true })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
});

test('values are the means of the scanlines in each pixel row, and those are counted', async () => {
  const heightPx = 40;
  const [depthMin, depthMax] = [depthOf(0), depthOf(2999)];
  const { values, scanlines, frame } = await valuesOf(log, { heightPx });
  expect(frame.level).toBeGreaterThan(0);
  const inRow = Array.from({ length: heightPx }, () => [] as number[]);
  for (let row = 0; row < 3000; row++) {
    const y = Math.floor(((depthOf(row) - depthMin) / (depthMax - depthMin)) * heightPx + 1e-6);
    inRow[Math.min(heightPx - 1, y)]!.push(row);
  }
  // Of means of scanlines that cross a pixel row's edge the share is exact, which of them they are is not known.
  for (const [y, rows] of inRow.entries()) expect(Math.abs(scanlines[y]! - rows.length)).toBeLessThanOrEqual(1);
  expect(scanlines.reduce((sum, n) => sum + n, 0)).toBe(3000);
  const plain = await valuesOf(log, { depthMin: 100, depthMax: 109.9, heightPx: 50 });
  expect([...plain.scanlines]).toEqual(Array.from({ length: 50 }, () => 2));
  for (let y = 0; y < 50; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const present = [value(2 * y, x), value(2 * y + 1, x)].filter((v) => !Number.isNaN(v));
      const mean = present.reduce((sum, v) => sum + v, 0) / present.length;
      expect(plain.values[y * WIDTH + x]).toBe(Math.fround(mean));
    }
  }
  expect(values.length).toBe(heightPx * WIDTH);
});

test('a pixel row without a scanline counts none and holds those of the nearest; in a gap it holds none', async () => {
  const { values, scanlines } = await valuesOf(log, { depthMin: 199, depthMax: 206, heightPx: 140 });
  expect([...scanlines.subarray(0, 4)]).toEqual([1, 0, 1, 0]);
  expect(values.slice(WIDTH, 2 * WIDTH)).toEqual(values.slice(2 * WIDTH, 3 * WIDTH));
  expect(scanlines[70]).toBe(0);
  expect(values[70 * WIDTH]).toBeNaN();
});

test('turning a log turns its picture, not the values', async () => {
  const circle = { ...log, log: { ...log.log, geometry: 'north' as const } };
  const [turned, plain] = [
    await valuesOf(circle, { heightPx: 20, azimuthOffset: 100, ...dynamic }),
    await valuesOf(circle, { heightPx: 20, ...dynamic }),
  ];
  expect(turned.values).toEqual(plain.values);
  expect(turned.entries).toEqual(plain.entries);
});

test('more than a screen holds is refused, and so is a request without a height', async () => {
  await expect(draw(log, { format: 'values', heightPx: 2_000_000 })).rejects.toMatchObject({ code: 'too_many_rows' });
  await expect(draw(log, { format: 'values' })).rejects.toThrow('heightPx: expected one');
});

describe('the histogram of a whole log', () => {
  test('counts every sample of a short log once', async () => {
    const histogram = await logHistogram(log.source, log.log);
    const all = Array.from({ length: 3000 * WIDTH }, (_, i) => value(Math.floor(i / WIDTH), i % WIDTH));
    expect(histogram.scanlines).toBe(1);
    expect(histogram.nulls).toBe(all.filter(Number.isNaN).length);
    expect(histogram.counts).toHaveLength(128);
    const { counts, below, above, nulls } = histogram;
    expect(counts.reduce((sum, n) => sum + n, 0) + below + above + nulls).toBe(all.length);
    // The values are 0, 0.5 … 127.5: each bin holds about two of them.
    expect(Math.max(...counts)).toBeLessThan((3 * all.length) / 128);
  });

  test('a few outliers do not stretch it', async () => {
    const outlier = logOf(3000, (row, x) => (row === 7 && x === 3 ? 1e9 : noise(row * WIDTH + x)));
    const { low, high, above } = await logHistogram(outlier.source, outlier.log);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(255);
    expect(above).toBeGreaterThanOrEqual(1);
  });

  test('of one value everywhere, and of none, it has width', async () => {
    const constant = logOf(50, () => 42);
    const of42 = await logHistogram(constant.source, constant.log);
    expect([of42.low, of42.high]).toEqual([41.5, 42.5]);
    expect(of42.counts[64]).toBe(50 * WIDTH);
    const empty = logOf(50, () => NaN);
    const none = await logHistogram(empty.source, empty.log);
    expect(none.low).toBeLessThan(none.high);
    expect(none.nulls).toBe(50 * WIDTH);
  });

  test('of a long log it is of means', async () => {
    const long = logOf(
      160_000,
      (row) => row % 4,
      (row) => row / 10,
    );
    const { scanlines, low, high } = await logHistogram(long.source, long.log);
    expect(scanlines).toBe(4);
    expect((low + high) / 2).toBe(1.5);
  });
});
