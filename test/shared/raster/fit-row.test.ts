// Tests that only full circumferences are turned, by whole columns, and without a seam.
import { expect, test } from 'vitest';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

const WIDTH = 24;
const { source, log } = memoryLog([1, 2, 3], WIDTH, (i) => Float32Array.from({ length: WIDTH }, (_, x) => x * 10 + i));

async function grey(geometry: ImageLog['geometry'], request: object): Promise<number[]> {
  const asked = { id: 1, colormap: 'gray', range: [0, 255], ...request };
  const { bytes } = await drawPixels(source, { ...log, geometry }, asked);
  return [...bytes.filter((_, i) => i % 3 === 0)].slice(0, bytes.length / 9);
}

const stored = Array.from({ length: WIDTH }, (_, x) => x * 10);

test.each([
  [0, 0],
  [90, 6],
  [-90, 18],
  [360, 0],
  [-360, 0],
  [7, 0],
  [8, 1],
])('an offset of %i degrees turns 24 columns by %i to the right', async (azimuthOffset, columns) => {
  const turned = stored.map((_, x) => stored[(x - columns + WIDTH) % WIDTH]);
  for (const geometry of ['north', 'high-side'] as const) {
    expect(await grey(geometry, { azimuthOffset })).toEqual(turned);
  }
  expect(await grey('columns', { azimuthOffset })).toEqual(stored);
});

test('it is turned before it is shrunk', async () => {
  const shrunk = await grey('north', { azimuthOffset: 45, widthPx: 8 });
  const turned = stored.map((_, x) => stored[(x - 3 + WIDTH) % WIDTH]!);
  expect(shrunk).toEqual(Array.from({ length: 8 }, (_, x) => turned[x * 3 + 1]));
});

test('smooth goes on from the last column to the first one, all around only', async () => {
  const smooth = { smooth: true, widthPx: WIDTH * 2 };
  const around = await grey('north', smooth);
  // A quarter of a column beyond the middle of the last one, and before that of the first.
  expect([around.at(-1), around[0]]).toEqual([Math.floor(230 * 0.75), Math.floor(230 * 0.25)]);
  const flat = await grey('columns', smooth);
  expect([flat.at(-1), flat[0]]).toEqual([230, 0]);
  expect(flat.slice(1, -1)).toEqual(around.slice(1, -1));
  const turned = await grey('north', { ...smooth, azimuthOffset: 90 });
  expect(turned).toEqual([...around.slice(-12), ...around.slice(0, -12)]);
});
