// Tests that every pixel row shows its own scanlines, against a plain reference implementation.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelFor, rasterize } from '../../../shared/raster/raster.ts';
import { countScanlines } from '../../../shared/tiles/scanlines.ts';
import { memoryLog, type MemoryLog } from '../../fixtures/memory-log.ts';

interface Scanlines {
  readonly depths: readonly number[];
  /** Value of every sample of scanline i. */
  readonly values: readonly number[];
}

/** Means of the scanlines in each pixel row by the definition alone; a row without one takes its nearest, unless in a gap. */
function reference(
  { depths, values }: Scanlines,
  log: MemoryLog['log'],
  depthMin: number,
  depthMax: number,
  heightPx: number,
) {
  const lines = depths.map((depth, i) => ({ depth, value: values[i]! })).sort((a, b) => a.depth - b.depth);
  const pixelOf = (depth: number) =>
    Math.min(heightPx - 1, Math.floor((depth - depthMin) * (heightPx / (depthMax - depthMin)) + 1e-6));
  const inside = lines.filter(({ depth }) => depth >= depthMin && depth <= depthMax);
  return Array.from({ length: heightPx }, (_, y) => {
    const own = inside
      .filter(({ depth }) => pixelOf(depth) === y)
      .map(({ value }) => value)
      .filter((v) => v === v);
    if (inside.some(({ depth }) => pixelOf(depth) === y)) return own.reduce((a, b) => a + b, 0) / own.length;
    const centre = depthMin + ((y + 0.5) * (depthMax - depthMin)) / heightPx;
    const above = lines.findLast(({ depth }) => depth < centre);
    const below = lines.find(({ depth }) => depth >= centre);
    const [up, down] = [above ? centre - above.depth : Infinity, below ? below.depth - centre : Infinity];
    const reach = up + down <= log.gapStep ? Infinity : log.depthStep / 2;
    return Math.min(up, down) > reach ? NaN : up - down < 1e-9 ? above!.value : below!.value;
  });
}

async function draw({ source, log }: MemoryLog, depthMin: number, depthMax: number, heightPx: number, smooth = false) {
  const rows = await countScanlines(source, log, depthMin, depthMax);
  const level = levelFor(rows, heightPx, log.topLevel);
  const values = await rasterize(source, {
    log,
    depthMin,
    depthMax,
    heightPx,
    yFrom: 0,
    yTo: heightPx,
    level,
    aggregation: 'mean',
    smooth: smooth && rows <= heightPx,
  });
  return { level, rows, column: Array.from({ length: heightPx }, (_, y) => values[y * log.width]!) };
}

function build({ depths, values }: Scanlines): MemoryLog {
  return memoryLog(depths, 2, (i) => new Float32Array([values[i]!, values[i]!]));
}

const regular = (rows: number, top = 9000.1, step = 0.1): number[] =>
  Array.from({ length: rows }, (_, i) => Number((top + i * step).toFixed(4)));
const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 256;

const shapes: Record<string, (rows: number) => number[]> = {
  regular: (rows) => regular(rows),
  descending: (rows) => regular(rows).reverse(),
  irregular: (rows) => regular(rows).map((d, i) => d + (noise(i) / 255 - 0.5) * 0.08),
  gapped: (rows) => regular(rows).map((d, i) => d + (i > rows / 3 ? 57.3 : 0) + (i > rows / 2 ? 11.1 : 0)),
};

describe.each(Object.keys(shapes))('%s depth', (shape) => {
  const depths = shapes[shape]!(3000);
  const scanlines = { depths, values: depths.map((_, i) => noise(i)) };
  const memory = build(scanlines);
  const { depthMin, depthMax } = memory.log;

  test.each([
    ['the whole log', 0, 1, 2900],
    ['fewer rows than pixels', 0.3, 0.31, 500],
    ['about as many', 0.5, 0.6, 290],
    ['a little shrunk', 0.1, 0.7, 700],
  ])('%s: no misplaced row', async (_, from, to, heightPx) => {
    const [top, base] = [depthMin + from * (depthMax - depthMin), depthMin + to * (depthMax - depthMin)];
    const { column, level } = await draw(memory, top, base, heightPx);
    expect(level).toBe(0);
    const expected = reference(scanlines, memory.log, top, base, heightPx);
    const misplaced = column.filter(
      (v, y) => !Object.is(v, NaN) !== !Object.is(expected[y], NaN) || Math.abs(v - expected[y]!) > 1e-3,
    );
    expect(misplaced).toEqual([]);
  });
});

describe.each(Object.keys(shapes))('%s depth, drawn from the pyramid', (shape) => {
  const rows = 40_000;
  const depths = shapes[shape]!(rows);
  // The value is the scanline's place: a mean that is off tells of a row in the wrong pixel.
  const ordered = { depths, values: depths.map((_, i) => i) };
  const memory = build(ordered);

  test('each pixel row holds its own scanlines and the gaps are null', async () => {
    const { depthMin, depthMax } = memory.log;
    const heightPx = 300;
    const { column, level } = await draw(memory, depthMin, depthMax, heightPx);
    expect(level).toBeGreaterThan(0);
    const expected = reference(ordered, memory.log, depthMin, depthMax, heightPx);
    const perPixel = rows / heightPx;
    column.forEach((value, y) => {
      if (Number.isNaN(expected[y])) expect(value).toBeNaN();
      else expect(Math.abs(value - expected[y]!)).toBeLessThan(perPixel / 4);
    });
  });

  test('mean grey error below half a level of 255', async () => {
    const textured = build({ depths, values: depths.map((_, i) => 128 + 80 * Math.sin(i / 90) + (noise(i) % 32)) });
    const scanlines = { depths, values: depths.map((_, i) => 128 + 80 * Math.sin(i / 90) + (noise(i) % 32)) };
    const { depthMin, depthMax } = textured.log;
    const heightPx = 200;
    const { column, level } = await draw(textured, depthMin, depthMax, heightPx);
    expect(level).toBeGreaterThan(1);
    const expected = reference(scanlines, textured.log, depthMin, depthMax, heightPx);
    const errors = column.map((v, y) => Math.abs(v - expected[y]!)).filter((e) => e === e);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(0.5);
  });
});

test('a full-range frame of N rows is the scanlines themselves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 900 }),
      fc.integer({ min: -90_000, max: 90_000 }),
      fc.constantFrom(0.1, 0.0254, 0.5, 1),
      async (rows, top, step) => {
        const depths = Array.from({ length: rows }, (_, i) => Number((top / 10 + i * step).toFixed(4)));
        const memory = build({ depths, values: depths.map((_, i) => i) });
        const { column } = await draw(memory, memory.log.depthMin, memory.log.depthMax, rows);
        expect(column).toEqual(depths.map((_, i) => i));
      },
    ),
    { numRuns: 60 },
  );
});

test('a whole number of scanlines a pixel row: every pixel row holds exactly its own', async () => {
  const depths = regular(3001);
  const memory = build({ depths, values: depths.map((_, i) => i) });
  const { column } = await draw(memory, memory.log.depthMin, memory.log.depthMax, 300);
  // The last pixel row includes the window's end, and so the 3001st scanline.
  expect(column).toEqual(Array.from({ length: 300 }, (_, y) => (y === 299 ? 2995 : 10 * y + 4.5)));
});

test('adjacent windows meet without a seam', async () => {
  const depths = regular(2000);
  const memory = build({ depths, values: depths.map((_, i) => noise(i)) });
  // The seam lies between scanlines: one that lies on it belongs to both windows, bounds being inclusive.
  for (const [top, seam, base, heightPx] of [
    [9010.03, 9012.03, 9014.03, 300],
    [9010.03, 9050.03, 9090.03, 100],
  ] as const) {
    const whole = await draw(memory, top, base, heightPx * 2);
    const upper = await draw(memory, top, seam, heightPx);
    const lower = await draw(memory, seam, base, heightPx);
    expect([...upper.column, ...lower.column]).toEqual(whole.column);
  }
});

test('bands of a tall picture are the picture', async () => {
  const { source, log } = build({
    depths: shapes['gapped']!(900),
    values: shapes['gapped']!(900).map((_, i) => noise(i)),
  });
  const request = {
    log,
    depthMin: log.depthMin,
    depthMax: log.depthMax,
    heightPx: 700,
    level: 0,
    smooth: true,
    aggregation: 'mean',
  } as const;
  const whole = await rasterize(source, { ...request, yFrom: 0, yTo: 700 });
  const parts = [];
  for (let yFrom = 0; yFrom < 700; yFrom += 90) {
    parts.push(...(await rasterize(source, { ...request, yFrom, yTo: Math.min(700, yFrom + 90) })));
  }
  expect(parts).toEqual([...whole]);
});

test('nulls are left out of means, and stay null where nothing else is', async () => {
  const depths = regular(8);
  const { source, log } = memoryLog(depths, 2, (i) => new Float32Array([i % 2 ? NaN : 10, NaN]));
  const values = await rasterize(source, {
    log,
    depthMin: log.depthMin,
    depthMax: log.depthMax,
    heightPx: 2,
    yFrom: 0,
    yTo: 2,
    level: 0,
    aggregation: 'mean',
    smooth: false,
  });
  expect([...values]).toEqual([10, NaN, 10, NaN]);
});

test('smooth blends between scanlines, and beside a null shows what is there', async () => {
  const { source, log } = memoryLog([0, 1, 2], 1, (i) => new Float32Array([[0, 100, NaN][i]!]));
  const values = await rasterize(source, {
    log,
    depthMin: 0,
    depthMax: 2,
    heightPx: 8,
    yFrom: 0,
    yTo: 8,
    level: 0,
    aggregation: 'mean',
    smooth: true,
  });
  expect([...values]).toEqual([12.5, 37.5, 62.5, 87.5, 100, 100, NaN, NaN]);
});

test('a single scanline fills the picture', async () => {
  const memory = build({ depths: [12.5], values: [7] });
  expect((await draw(memory, 12.5, 12.5, 4)).column).toEqual([7, 7, 7, 7]);
});

test('counts are inclusive at both bounds, whatever the direction of the file', async () => {
  for (const depths of [regular(1000), regular(1000).reverse()]) {
    const { source, log } = build({ depths, values: depths });
    const count = (a: number, b: number) => countScanlines(source, log, a, b);
    expect(await count(9000.1, 9100)).toBe(1000);
    expect(await count(9000.2, 9000.4)).toBe(3);
    expect(await count(9000.21, 9000.39)).toBe(1);
    expect(await count(9000.21, 9000.29)).toBe(0);
    expect(await count(9100, 9999)).toBe(1);
    expect(await count(9100.01, 9999)).toBe(0);
    expect(await count(0, 9000)).toBe(0);
  }
});

test('the level keeps at least four rows for each pixel row, seven where a row averages only four scanlines', () => {
  expect(levelFor(27_999, 1000, 9)).toBe(0);
  expect(levelFor(28_000, 1000, 9)).toBe(1);
  expect(levelFor(63_999, 1000, 9)).toBe(1);
  expect(levelFor(64_000, 1000, 9)).toBe(2);
  expect(levelFor(1e7, 900, 3)).toBe(3);
});
