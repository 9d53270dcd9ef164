// Tests that minimum and maximum lose no thin feature at any zoom, and show no value that is not there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { levelOf, rasterize } from '../../../shared/raster/raster.ts';
import { countScanlines } from '../../../shared/tiles/scanlines.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { memoryLog, type MemoryLog } from '../../fixtures/memory-log.ts';

type Extreme = 'min' | 'max';

const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 100;

async function column(
  { source, log }: MemoryLog,
  aggregation: Extreme,
  depthMin: number,
  depthMax: number,
  heightPx: number,
): Promise<{ level: number; values: number[] }> {
  const rows = await countScanlines(source, log, depthMin, depthMax);
  const level = levelOf(log, aggregation, rows, heightPx);
  const whole = { log, depthMin, depthMax, heightPx, yFrom: 0, yTo: heightPx, level, aggregation, smooth: false };
  const values = await rasterize(source, whole);
  return { level, values: Array.from({ length: heightPx }, (_, y) => values[y * log.width]!) };
}

const shapes: Record<string, (rows: number) => number[]> = {
  regular: (rows) => Array.from({ length: rows }, (_, i) => Number((9000.1 + i * 0.1).toFixed(4))),
  descending: (rows) => shapes['regular']!(rows).reverse(),
  irregular: (rows) => shapes['regular']!(rows).map((depth, i) => depth + (noise(i) / 100) * 0.09),
  gapped: (rows) => shapes['regular']!(rows).map((depth, i) => depth + (i > rows / 3 ? 35 : 0)),
};

test.each(Object.keys(shapes))(
  '%s: each pixel row shows the extreme of its own scanlines, or of a neighbour’s',
  async (shape) => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          rows: fc.integer({ min: 30, max: 9000 }),
          from: fc.double({ min: 0, max: 0.7, noNaN: true }),
          share: fc.double({ min: 0.05, max: 1, noNaN: true }),
          heightPx: fc.integer({ min: 1, max: 120 }),
          aggregation: fc.constantFrom<Extreme>('min', 'max'),
          holes: fc.boolean(),
        }),
        async ({ rows, from, share, heightPx, aggregation, holes }) => {
          const depths = shapes[shape]!(rows);
          const value = (i: number): number => (holes && noise(i * 7) < 40 ? NaN : noise(i));
          const memory = memoryLog(depths, 1, (i) => Float32Array.of(value(i)));
          const { depthMin, depthMax } = memory.log;
          const top = depthMin + from * (depthMax - depthMin);
          const base = Math.min(depthMax, top + share * (depthMax - depthMin));
          const drawn = await column(memory, aggregation, top, base, heightPx);
          const pick = aggregation === 'min' ? Math.min : Math.max;
          const own: (number | undefined)[] = new Array<undefined>(heightPx).fill(undefined);
          const touched = new Set<number>();
          depths.forEach((depth, i) => {
            if (depth < top || depth > base) return;
            const y = Math.min(heightPx - 1, Math.floor((depth - top) * (heightPx / (base - top)) + 1e-6));
            touched.add(y);
            const present = value(i);
            if (!Number.isNaN(present)) own[y] = own[y] === undefined ? present : pick(own[y], present);
          });
          for (const y of touched) {
            const shown = drawn.values[y]!;
            const exact = own[y] ?? NaN;
            if (drawn.level === 0) expect(shown).toBe(exact);
            else {
              const near = [own[y - 1], own[y], own[y + 1]].filter((v) => v !== undefined);
              // At least as extreme as its own, and never more than what lies beside it.
              if (!Number.isNaN(exact)) expect(pick(shown, exact)).toBe(shown);
              if (!Number.isNaN(shown)) expect(pick(...near)).toBe(pick(shown, ...near));
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  },
);

const LONG_ROWS = 100_000;
const FRACTURES = [0, 17, 1023, 1024, 40_961, 70_005, LONG_ROWS - 1];
const longDepths = Array.from({ length: LONG_ROWS }, (_, i) => (i + 1) / 10);
/** One bright or dark scanline here and there among a hundred thousand. */
function fractured(value: number): MemoryLog {
  return memoryLog(longDepths, 2, (i) => new Float32Array(2).fill(FRACTURES.includes(i) ? value : 100));
}

test.each<[Extreme, number]>([
  ['min', 0],
  ['max', 255],
])(
  '%s: a single scanline of a hundred thousand is seen at every zoom and in every window',
  async (aggregation, value) => {
    const memory = fractured(value);
    const levels = new Set<number>();
    for (const fracture of FRACTURES) {
      for (const span of [3, 40, 950, 2100, 9600, 33_000, LONG_ROWS]) {
        for (const [above, heightPx] of [
          [0, 900],
          [0.31, 613],
          [0.777, 333],
          [1, 48],
          [0.5, 1],
        ] as const) {
          const depth = longDepths[fracture]!;
          const top = Math.max(0.1, depth - (above * span) / 10);
          const base = Math.min(10_000, top + span / 10);
          if (base === top) continue;
          const { level, values } = await column(memory, aggregation, top, base, heightPx);
          levels.add(level);
          const y = Math.min(heightPx - 1, Math.floor((depth - top) * (heightPx / (base - top)) + 1e-6));
          expect(values[y], `row ${fracture} of ${span} in ${heightPx} px`).toBe(value);
        }
      }
    }
    expect(levels.size).toBeGreaterThan(3);
  },
);

test('columns are shrunk to their extremes, too', async () => {
  const { source, log } = memoryLog([1, 2], 150, (i) =>
    Float32Array.from({ length: 150 }, (_, x) => (i === 1 && x === 77 ? 255 : i === 0 && x === 3 ? 0 : 100)),
  );
  const draw = async (aggregation: Extreme): Promise<number[]> => {
    const request = { id: 1, widthPx: 13, colormap: 'gray', range: [0, 255], aggregation };
    const { bytes } = await drawPixels(source, log, request);
    return [...bytes.filter((_, i) => i % 3 === 0)];
  };
  const brightest = await draw('max');
  expect(brightest.map((grey, i) => (grey === 100 ? [] : [[i, grey]])).flat()).toEqual([[13 + 6, 255]]);
  const darkest = await draw('min');
  expect(darkest.map((grey, i) => (grey === 100 ? [] : [[i, grey]])).flat()).toEqual([[0, 0]]);
});

test('a log imported before extremes were kept is drawn from its scanlines, and is to be imported again where they are too many', async () => {
  const rows = 20_000;
  const memory = memoryLog(longDepths.slice(0, rows), 1, (i) => Float32Array.of(i === 777 ? 9 : 100));
  const { extremesFrom: _none, ...earlier } = memory.log;
  const drawn = await column({ source: memory.source, log: earlier }, 'min', 0.1, 2000, 50);
  expect(drawn.level).toBe(0);
  expect(Math.min(...drawn.values)).toBe(9);
  const wide: ImageLog = { ...earlier, width: 4096, sourceName: 'old.csv' };
  expect(() => levelOf(wide, 'min', rows, 50)).toThrow(
    'Expected a window of at most 4096 scanlines for the minimum of a log imported before extremes were kept but ' +
      'received 20000: ask for a narrower one, or import old.csv again',
  );
});

test.each<Extreme>(['min', 'max'])(
  '%s: dynamic normalization ranks extremes among extremes, the same in every window',
  async (aggregation) => {
    const width = 40;
    const { source, log } = memoryLog(longDepths.slice(0, 40_000), width, (i) =>
      Float32Array.from({ length: width }, (_, x) => noise(i * width + x)),
    );
    const look = { colormap: 'gray', range: [0, 100], normalization: 'dynamic', dynamicHeight: 2, aggregation };
    const grey = async (depthMin: number, depthMax: number, heightPx: number): Promise<Uint8Array> => {
      const asked = { id: log.id, ...look, depthMin, depthMax, heightPx };
      const { bytes } = await drawPixels(source, log, asked);
      return bytes.filter((_, i) => i % 3 === 0);
    };
    for (const scanlines of [4, 40, 160]) {
      const rowDepth = scanlines / 10;
      const whole = await grey(100.05, 100.05 + 200 * rowDepth, 200);
      const middle = whole.reduce((sum, value) => sum + value, 0) / whole.length;
      expect(middle).toBeGreaterThan(90);
      expect(middle).toBeLessThan(165);
      const panned = await grey(100.05 + 37 * rowDepth, 100.05 + 137 * rowDepth, 100);
      // At a window's edge the coarse rows that cross it are looked up more finely.
      expect(panned.subarray(width, 99 * width)).toEqual(whole.subarray(38 * width, 136 * width));
    }
  },
);
