// Tests exported pictures: resolution, description, caption, splitting into files, and pixels.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { runExport } from '../../../electron/engine/workers/tasks.ts';
import type { ImageStore } from '../../../electron/engine/store/image-store.ts';
import { exportRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const WIDTH = 120;
const depths = Array.from({ length: 500 }, (_, i) => Number((1000 + i / 10).toFixed(1)));
const memory = memoryLog(depths, WIDTH, (i) => Float32Array.from({ length: WIDTH }, (_, x) => (i * 3 + x * 2) % 256));
const log: ImageLog = { ...memory.log, name: 'Bohrung Ä–7' };

async function exported(asked: object, of = log): Promise<string[]> {
  const store = { ...memory.source, get: async () => of } as unknown as ImageStore;
  const request = exportRequest.parse({ id: 1, format: 'png', ...asked });
  return runExport(store, request, path.join(temporaryDir(), 'picture.png'), {});
}

async function rawOf(file: string): Promise<{ rgb: Buffer; height: number }> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, height: info.height };
}

/** What follows the last field of EXIF's own is the text. */
async function descriptionOf(file: string): Promise<string> {
  const { exif } = await sharp(file).metadata();
  return /[ -~]{20,}/.exec(exif!.toString('latin1'))![0];
}

test.each(['png', 'jpeg'])('a %s says its resolution and what its colours mean, in ASCII', async (format) => {
  const [plain] = await exported({ format, dpi: 150 });
  expect((await sharp(plain).metadata()).density).toBe(150);
  expect(await descriptionOf(plain!)).toBe('Bohrung A-7, 1000.0 to 1049.9 m, static 0 to 255, custom');
  const looked = {
    ...{ depthMin: 1010, depthMax: 1020, normalization: 'dynamic', blend: 0.4, invert: true, curve: 'log', gamma: 2 },
    ...{ aggregation: 'max', azimuthOffset: 90, heightPx: 40 },
  };
  const [file] = await exported({ format, ...looked }, { ...log, geometry: 'north' });
  expect((await sharp(file).metadata()).density).toBe(300);
  expect(await descriptionOf(file!)).toBe(
    'Bohrung A-7, 1010.0 to 1020.0 m, dynamic, 4 m (2 m asked for), strength 40 %, custom inverted, logarithmic, ' +
      'gamma 2, maximum, turned by 90 degrees',
  );
});

test('a caption stands below the picture, whose pixels are those without it', async () => {
  const window = { depthMin: 1010, depthMax: 1030, normalization: 'dynamic', widthPx: 200, heightPx: 90 };
  const { bytes } = await drawPixels(memory.source, log, { id: 1, ...window });
  const [bare] = await exported({ ...window, caption: false });
  expect(Buffer.compare((await rawOf(bare!)).rgb, bytes)).toBe(0);
  const [captioned] = await exported(window);
  const { rgb, height } = await rawOf(captioned!);
  expect(height).toBeGreaterThan(90 + 15);
  expect(Buffer.compare(rgb.subarray(0, bytes.length), bytes)).toBe(0);
  const band = rgb.subarray(bytes.length);
  const black = band.filter((value) => value === 0).length;
  // Black letters, on white, and nothing else.
  expect(black).toBeGreaterThan(1000);
  expect(band.filter((value) => value === 255).length).toBe(band.length - black);
});

test('a static picture has a caption where it is asked for', async () => {
  const [none] = await exported({});
  const [asked] = await exported({ caption: true });
  expect((await rawOf(none!)).height).toBe(500);
  expect((await rawOf(asked!)).height).toBeGreaterThan(515);
  await expect(exported({ widthPx: 60, caption: true })).rejects.toMatchObject({
    message: 'Expected a picture at least 68 pixels wide for a caption but received 60',
  });
  const [narrow] = await exported({ widthPx: 60, normalization: 'dynamic' });
  expect((await rawOf(narrow!)).height).toBe(500);
});

test('each of several files has its caption, and together they hold every row', async () => {
  const rows = 70_000;
  const tall = { widthPx: WIDTH, heightPx: rows, format: 'jpeg', parts: true, caption: true };
  const files = await exported(tall);
  expect(files.map((file) => path.basename(file))).toEqual(['picture-1-of-2.png', 'picture-2-of-2.png']);
  const heights = await Promise.all(files.map(async (file) => (await sharp(file).metadata()).height));
  expect(heights[0]).toBe(65_500);
  const captionPx = (heights[0]! + heights[1]! - rows) / 2;
  expect(captionPx).toBeGreaterThan(15);
  expect(await descriptionOf(files[1]!)).toContain(', part 2 of 2');
});

test.each<[ImageLog['depthUnit'], number, number, number]>([
  ['m', 200, 300, 2947],
  ['m', 500, 100, 393],
  ['ft', 240, 150, 374],
])('a printed scale is true: %s at 1:%i and %i dpi', async (depthUnit, scale, dpi, heightPx) => {
  const target = path.join(temporaryDir(), 'scaled.png');
  const store = { ...memory.source, get: async () => ({ ...log, depthUnit }) } as unknown as ImageStore;
  const request = exportRequest.parse({ id: 1, format: 'png', scale, dpi });
  let [done, total] = [0, 0];
  await runExport(store, request, target, { onProgress: (p) => ([done, total] = [p.rowsDone, p.rowsTotal]) });
  // 49.9 units.
  expect((await sharp(target).metadata()).height).toBe(heightPx);
  expect([done, total]).toEqual([heightPx, heightPx]);
});

test('a printed scale and a height are one too many', () => {
  const both = exportRequest.safeParse({ id: 1, format: 'png', scale: 20, heightPx: 100 });
  expect(both.error?.issues[0]?.message).toBe('Expected a printed scale or a height in pixels but received both');
});

test('the same request makes the same bytes', async () => {
  const request = { normalization: 'dynamic', aggregation: 'min', heightPx: 77 };
  const [one, other] = [await exported(request), await exported(request)];
  expect(fs.readFileSync(one[0]!).equals(fs.readFileSync(other[0]!))).toBe(true);
});
