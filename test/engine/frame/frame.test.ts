// Tests that frames drawn one after another or at the same time do not affect each other.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawFrame } from '../../../electron/engine/frame/frame.ts';
import { TileCache } from '../../../shared/tiles/tile-cache.ts';
import { colormapTable } from '../../../shared/colormaps/colormaps.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { memoryLog, type MemoryLog } from '../../fixtures/memory-log.ts';

const NULL_COLOR = [0x12, 0x34, 0x56];
const LOOK = { format: 'png', colormap: 'viridis', nullColor: '#123456', range: [0, 255] };

/** Scanlines 0.1 apart; some hold nulls, where `nulls` says so. */
function logOf(id: number, rows: number, width: number, value: (row: number, x: number) => number): MemoryLog {
  const depths = Array.from({ length: rows }, (_, i) => Number((100 + i / 10).toFixed(1)));
  const memory = memoryLog(depths, width, (row) => Float32Array.from({ length: width }, (_, x) => value(row, x)));
  return { source: new TileCache(memory.source, 1e6), log: { ...memory.log, id } };
}

const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 256;
const tall = logOf(1, 5000, 7, (row, x) => noise(row * 7 + x));
const holed = logOf(2, 700, 30, (row, x) => (noise(row) < 60 || noise(row + x) < 60 ? NaN : noise(row * 30 + x)));
const short = logOf(3, 40, 150, (row, x) => (row + x) % 256);

async function pixels({ source, log }: MemoryLog, request: object): Promise<number[]> {
  const frame = await drawFrame(source, log, frameRequest.parse({ id: log.id, ...LOOK, ...request }));
  return [...(await sharp(frame.bytes).raw().toBuffer())];
}

const cases: readonly (readonly [MemoryLog, object])[] = [
  [tall, { widthPx: 40, heightPx: 300 }],
  [holed, { widthPx: 61, heightPx: 900 }],
  [short, { widthPx: 151, heightPx: 90, smooth: true }],
  [holed, { widthPx: 13, heightPx: 50 }],
  [tall, { depthMin: 90, depthMax: 101, widthPx: 5, heightPx: 33 }],
  [short, {}],
  [holed, { depthMax: 110 }],
];

test('nothing of a frame is left in the next one, nor in one that is drawn at the same time', async () => {
  // Digests: a difference between so many pixels takes minutes to be printed.
  const digest = async ([memory, request]: (typeof cases)[number]): Promise<string> =>
    createHash('sha256')
      .update(Uint8Array.from(await pixels(memory, request)))
      .digest('hex');
  const apart: string[] = [];
  for (const one of cases) apart.push(await digest(one));
  for (const [i, one] of [...cases.entries()].reverse()) expect(await digest(one)).toBe(apart[i]);
  expect(await Promise.all(cases.map(digest))).toEqual(apart);
});

test.each([1, 2, 3, 4, 5, 30, 149, 150, 151, 602])(
  '%i pixels wide, every pixel has its sample’s colour',
  async (widthPx) => {
    const table = colormapTable('viridis');
    const { log } = short;
    // Wider than stored: each sample repeated. Narrower is averaged, so there only the null colour is foreseen.
    const expected = Array.from({ length: log.rows }, (_, row) =>
      Array.from({ length: widthPx }, (_, x) => {
        const value = (row + Math.floor(((x + 0.5) * log.width) / widthPx)) % 256;
        return [...table.subarray(value * 3, value * 3 + 3)];
      }),
    ).flat(2);
    if (widthPx >= log.width) expect(await pixels(short, { widthPx })).toEqual(expected);
    const empty = logOf(4, 9, 150, () => NaN);
    expect(await pixels(empty, { widthPx })).toEqual(Array.from({ length: 9 * widthPx }, () => NULL_COLOR).flat());
  },
);

test('a scanline fills the pixel rows nearest to it alike, and the next one differs', async () => {
  const steps = logOf(5, 3, 2, (row) => row * 100);
  const column = (await pixels(steps, { widthPx: 2, heightPx: 9 })).filter((_, i) => i % 6 === 0);
  const red = (value: number): number => colormapTable('viridis')[value * 3]!;
  expect(column).toEqual([0, 0, 100, 100, 100, 100, 100, 200, 200].map(red));
});

test('a log of which a tile is missing makes no picture', async () => {
  const { source, log } = logOf(6, 600, 20, noise);
  const losing = {
    findTile: source.findTile.bind(source),
    readTiles: async (...place: Parameters<typeof source.readTiles>) =>
      (await source.readTiles(...place)).filter(({ firstRow }) => firstRow !== 256),
  };
  const drawn = pixels({ source: losing, log }, {}).then(() => 'a picture');
  await expect(drawn).rejects.toMatchObject({
    code: 'corrupt',
    message: expect.stringMatching(
      /^Log 6 \(memory\), depth [\d.]+ to [\d.]+ m: this part of its file is damaged$/,
    ) as string,
  });
});
