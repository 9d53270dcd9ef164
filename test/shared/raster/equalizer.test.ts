// Tests dynamic normalization: ranks among the values around a depth, the same in every window of a scale.
import { expect, test } from 'vitest';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { effectiveHeight } from '../../../shared/picture/normalization.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

const WIDTH = 50;
const ROWS = 4000;
/** Step 0.01: 40 m. Faint texture of a few units on a level that rises with depth; every tenth metre has no value. */
const depths = Array.from({ length: ROWS }, (_, i) => (i + 1) / 100);
const { source, log } = memoryLog(depths, WIDTH, (i) =>
  Float32Array.from({ length: WIDTH }, (_, x) => (i % 1000 < 100 ? NaN : 20 + i / 25 + ((x * 7 + i * 3) % 9))),
);

async function grey(request: object): Promise<Uint8Array> {
  const asked = { id: log.id, colormap: 'gray', range: [0, 255], ...request };
  const { bytes } = await drawPixels(source, log, asked);
  return bytes.filter((_, i) => i % 3 === 0);
}

const spread = (row: Uint8Array): number => Math.max(...row) - Math.min(...row);

test('faint texture fills the colormap at every depth, and statically does not', async () => {
  for (const depth of [5, 15, 35]) {
    const window = { depthMin: depth, depthMax: depth + 0.1, heightPx: 10 };
    expect(spread(await grey(window))).toBeLessThan(12);
    expect(spread(await grey({ ...window, normalization: 'dynamic' }))).toBeGreaterThan(150);
  }
});

test('a value is drawn as its rank among the samples within half a height', async () => {
  const height = 2;
  // At a node itself nothing is interpolated: 8 is a multiple of half the height.
  const depth = 8;
  const row = await grey({ depthMin: depth, depthMax: depth, normalization: 'dynamic', dynamicHeight: height });
  const at = depths.indexOf(depth);
  const around: number[] = [];
  const samples = (i: number): number[] => Array.from({ length: WIDTH }, (_, x) => 20 + i / 25 + ((x * 7 + i * 3) % 9));
  for (let i = at - 100; i < at + 100; i++) around.push(...samples(i));
  const exact = samples(at).map((value) => {
    const below = around.filter((other) => other < value).length;
    return (below + around.filter((other) => other === value).length / 2) / around.length;
  });
  // Entries are whole, and 1,024 bins hold up to a quarter of a unit each.
  row.forEach((entry, x) => expect(Math.abs(entry / 255 - exact[x]!)).toBeLessThan(0.015));
});

test('what is at the top of the range ranks as anything else that is all alike: in the middle', async () => {
  const alike = async (value: number): Promise<Uint8Array> => {
    const { source, log } = memoryLog(depths, WIDTH, () => new Float32Array(WIDTH).fill(value));
    const look = { colormap: 'gray', range: [0, 0.7], normalization: 'dynamic', heightPx: 10 };
    // Ranks are kept by the log's id.
    return (await drawPixels(source, { ...log, id: 1000 + value }, { id: 1, ...look })).bytes;
  };
  expect(await alike(0.7)).toEqual(await alike(0.3));
});

test('panning changes no colour', async () => {
  const look = { normalization: 'dynamic', dynamicHeight: 1.5 };
  const whole = await grey({ ...look, depthMin: 4, depthMax: 9 });
  for (const from of [4.37, 6.01, 7.99]) {
    const part = await grey({ ...look, depthMin: from, depthMax: 9 });
    expect(part).toEqual(whole.subarray(whole.length - part.length));
  }
  // Nor does where earlier windows left their ranks.
  expect(await grey({ ...look, depthMin: 4, depthMax: 9 })).toEqual(whole);
});

test('blend goes from static to dynamic', async () => {
  const window = { depthMin: 12, depthMax: 13, normalization: 'dynamic' };
  const [none, half, full] = [
    await grey({ ...window, blend: 0 }),
    await grey({ ...window, blend: 0.5 }),
    await grey({ ...window, blend: 1 }),
  ];
  expect(none).toEqual(await grey({ ...window, normalization: 'static' }));
  half.forEach((entry, i) => expect(Math.abs(entry - (none[i]! + full[i]!) / 2)).toBeLessThanOrEqual(1.5));
});

test('nulls stay nulls, and an interval without a value is drawn without one', async () => {
  const rows = await grey({ depthMin: 10.05, depthMax: 10.95, normalization: 'dynamic', dynamicHeight: 0.2 });
  expect(rows.every((entry) => entry === 255)).toBe(true);
});

test('the interval is at least sixteen pixel rows high, in doublings of the height asked for', () => {
  expect(effectiveHeight(2, 0.1)).toBe(2);
  expect(effectiveHeight(2, 0.125)).toBe(2);
  expect(effectiveHeight(2, 0.13)).toBe(4);
  expect(effectiveHeight(2, 10)).toBe(256);
});

test('a picture of half the height is ranked as the one that it stands in for', async () => {
  const look = { normalization: 'dynamic', dynamicHeight: 0.5, depthMin: 11, depthMax: 19, heightPx: 160 };
  const draw = (request: object) => drawPixels(source, log, { id: log.id, ...look, ...request });
  const [alone, standIn] = [await draw({}), await draw({ pixelDepth: 8 / 320 })];
  expect(alone.normalization).toBe('dynamic, 1 m (0.5 m asked for), strength 100 %');
  expect(standIn.normalization).toBe('dynamic, 0.5 m, strength 100 %');
  expect(standIn.bytes).not.toEqual(alone.bytes);
  // A row of its own stands for two of the other's: as they are of two scanlines each, their ranks are about the same.
  const whole = await grey({ ...look, heightPx: 320 });
  const half = await grey({ ...look, pixelDepth: 8 / 320 });
  const offBy = (rows: Uint8Array): number => {
    const off = rows.map((entry, i) => {
      const [row, x] = [Math.floor(i / WIDTH), i % WIDTH];
      return Math.abs(entry - (whole[2 * row * WIDTH + x]! + whole[(2 * row + 1) * WIDTH + x]!) / 2);
    });
    return off.reduce((sum, difference) => sum + difference, 0) / off.length;
  };
  expect(offBy(half)).toBeLessThan(offBy(await grey(look)));
  // However fine the other is said to be, ranks are not made for every row.
  expect((await draw({ dynamicHeight: 0.001, pixelDepth: 0 })).normalization).toContain('dynamic, 0.256 m');
});

test('a whole log far above its interval is drawn from few rows', async () => {
  let tiles = 0;
  const counted = {
    ...source,
    readTiles: async (...args: Parameters<typeof source.readTiles>) => {
      const read = await source.readTiles(...args);
      tiles += read.length;
      return read;
    },
  };
  const request = { id: log.id, heightPx: 20, normalization: 'dynamic', dynamicHeight: 0.01 };
  await drawPixels(counted, { ...log, importedAt: '2026-02-02T00:00:00.000Z' }, request);
  expect(tiles).toBeLessThan(16);
});

test('a gap of a million metres costs nothing', async () => {
  const jump = memoryLog([1, 1.1, 1.2, 1_000_001, 1_000_001.1], WIDTH, (i) => new Float32Array(WIDTH).fill(i));
  const request = frameRequest.parse({
    id: 1,
    normalization: 'dynamic',
    dynamicHeight: 0.01,
    range: [0, 4],
  });
  let reads = 0;
  const counted = {
    ...jump.source,
    readTiles: async (...args: Parameters<typeof jump.source.readTiles>) => {
      reads++;
      return jump.source.readTiles(...args);
    },
  };
  const { rows } = await drawPixels(counted, { ...jump.log, importedAt: '2026-03-03T00:00:00.000Z' }, request);
  expect(rows).toBe(5);
  expect(reads).toBeLessThan(20);
});
