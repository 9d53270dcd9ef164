// Tests pictures and values of logs of which a stretch is damaged in the library's real file.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { copiedValues } from '../../../electron/engine/export/copied-values.ts';
import { readValues } from '../../../electron/engine/export/values-block.ts';
import { drawFrame } from '../../../electron/engine/frame/frame.ts';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { logHistogram } from '../../../electron/engine/frame/log-histogram.ts';
import { SqliteStore } from '../../../electron/engine/store/sqlite-store.ts';
import { TileCache } from '../../../shared/tiles/tile-cache.ts';
import { runExport } from '../../../electron/engine/workers/tasks.ts';
import { exportRequest, frameRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { DAMAGED_ROW, valuesFrame } from '../../../shared/picture/values-frame.ts';
import { fileOf, flipInDirectory, flipInTile, storeScanlines } from '../../fixtures/damaged-log.ts';
import { temporaryDir } from '../../fixtures/temporary-dir.ts';

const ROWS = 1500;
const WIDTH = 4;
/** The tile at row 512 of level 0: the depths behind 355.5 m down to 483.5 m. */
const SENTENCE = 'Log 1 (core), depth 355.5 to 483.5 m: this part of its file is damaged';

async function library(damage?: (file: string) => void): Promise<{ store: SqliteStore; log: ImageLog }> {
  const folder = temporaryDir();
  const first = new SqliteStore(path.join(folder, 'library.sqlite'), 'first');
  const { id } = await storeScanlines(first, 'core', ROWS, WIDTH);
  await first.close();
  damage?.(fileOf(folder, id));
  const store = new SqliteStore(path.join(folder, 'library.sqlite'), 'second');
  onTestFinished(() => store.close());
  return { store, log: await store.get(id) };
}

async function frame({ store, log }: { store: SqliteStore; log: ImageLog }, asked: object): Promise<Uint8Array> {
  const request = { id: log.id, damage: 'hatched', ...asked };
  return (await drawPixels(new TileCache(store, 1e7), log, request)).bytes;
}

/** The pixel rows in which two pictures differ. */
function differing(a: Uint8Array, b: Uint8Array, widthPx: number): number[] {
  const rows = Array.from({ length: a.length / widthPx / 3 }, (_, y) => y);
  const row = (rgb: Uint8Array, y: number): string => String(rgb.subarray(y * widthPx * 3, (y + 1) * widthPx * 3));
  return rows.filter((y) => row(a, y) !== row(b, y));
}

describe('a tile of scanlines', () => {
  const damaged = (): ReturnType<typeof library> => library((file) => flipInTile(file, 0, 2));

  test.each([
    ['static', 'mean'],
    ['static', 'max'],
  ] as const)('is hatched, %s and %s, and all else is drawn as ever', async (normalization, aggregation) => {
    const [whole, broken] = [await library(), await damaged()];
    const heightPx = 700;
    const asked = { heightPx, widthPx: 20, normalization, aggregation, depthMin: 300, depthMax: 500 };
    const rows = differing(await frame(whole, asked), await frame(broken, asked), 20);
    const rowOf = (depth: number): number => ((depth - 300) / 200) * heightPx;
    expect(rows[0]).toBe(Math.floor(rowOf(355.5)));
    expect(rows.at(-1)).toBe(Math.floor(rowOf(483.5)));
    expect(rows).toHaveLength(rows.at(-1)! - rows[0]! + 1);
    const picture = await frame(broken, asked);
    const colors = new Set<string>();
    for (let i = rows[5]! * 60; i < rows.at(-5)! * 60; i += 3) colors.add(String(picture.subarray(i, i + 3)));
    expect([...colors].sort()).toEqual(['242,177,52', '33,33,33']);
  });

  test('leaves the ranks of others to be what they are, once they are out of its reach', async () => {
    const [whole, broken] = [await library(), await damaged()];
    const asked = { heightPx: 700, normalization: 'dynamic', dynamicHeight: 4, depthMin: 300, depthMax: 500 };
    const rows = differing(await frame(whole, asked), await frame(broken, asked), WIDTH);
    expect(rows.every((y) => y > ((355.5 - 8 - 300) / 200) * 700)).toBe(true);
  });

  test('is told from null in the values of a picture', async () => {
    const { store, log } = await damaged();
    const asked = { id: log.id, format: 'values', damage: 'hatched', heightPx: 200, depthMin: 300, depthMax: 500 };
    const { bytes } = await drawFrame(store, log, frameRequest.parse(asked));
    const { scanlines, values } = valuesFrame(bytes.buffer as ArrayBuffer, 200, WIDTH);
    expect([scanlines[54], scanlines[55], scanlines[183], scanlines[184]]).toEqual([2, DAMAGED_ROW, DAMAGED_ROW, 2]);
    expect(values[100 * WIDTH]).toBeNaN();
    expect(values[54 * WIDTH]).not.toBeNaN();
  });

  test('is refused by whatever else reads a window that touches it, with its depths', async () => {
    const { store, log } = await damaged();
    const refused = { code: 'corrupt', message: SENTENCE };
    const touching = { id: log.id, depthMin: 470, depthMax: 490 };
    const target = path.join(temporaryDir(), 'out');
    const attempts: readonly (() => Promise<unknown>)[] = [
      () => drawFrame(store, log, frameRequest.parse({ ...touching, heightPx: 30 })),
      () => drawFrame(store, log, frameRequest.parse(touching)),
      () => readValues(store, log, { ...touching, format: 'csv' }),
      () => copiedValues(store, log, touching),
      () => runExport(store, exportRequest.parse({ ...touching, format: 'csv' }), `${target}.csv`, {}),
      () => runExport(store, exportRequest.parse({ ...touching, format: 'png', heightPx: 30 }), `${target}.png`, {}),
      () => logHistogram(store, log),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(refused);
    expect(fs.readdirSync(path.dirname(target))).toEqual([]);
  });

  test('keeps nobody from a window beside it', async () => {
    const [whole, broken] = [await library(), await damaged()];
    const beside = { id: 1, depthMin: 300, depthMax: 355.5 };
    const csv = async ({ store, log }: typeof whole): Promise<string> =>
      Buffer.from((await readValues(store, log, { ...beside, format: 'csv' })).bytes).toString();
    expect((await csv(broken)).split('\n')).toHaveLength(1 + 112 + 1);
    expect(await csv(broken)).toBe(await csv(whole));
    // A picture looks as far as a gap may be wide for the scanline next to its ends.
    const below = { depthMin: 485, depthMax: 560, heightPx: 40, damage: 'refused' };
    expect(await frame(broken, below)).toEqual(await frame(whole, below));
  });
});

test.each(['mean', 'min'] as const)(
  'a damaged tile of %s is drawn from the finer level, and nothing is hatched',
  async (aggregation) => {
    const level = aggregation === 'mean' ? 2 : 34;
    const [whole, broken] = [await library(), await library((file) => flipInTile(file, level, 0))];
    const asked = { heightPx: 12, aggregation, colormap: 'gray' };
    const [expected, drawn] = [await frame(whole, asked), await frame(broken, asked)];
    // Finer rows are divided among pixel rows more exactly.
    const differences = [...expected].map((value, i) => Math.abs(value - drawn[i]!));
    expect(Math.max(...differences)).toBeLessThan(8);
    await expect(frame(broken, { ...asked, damage: 'refused' })).rejects.toMatchObject({ code: 'corrupt' });
  },
);

test('without the directory of its scanlines a log is still drawn from afar, and refused from near', async () => {
  const [whole, broken] = [await library(), await library((file) => flipInDirectory(file, 0))];
  const far = { heightPx: 12 };
  expect(await frame(broken, far)).toEqual(await frame(whole, far));
  const near = await frame(broken, { heightPx: 50, depthMin: 200, depthMax: 210 });
  expect(new Set(Array.from({ length: near.length / 3 }, (_, i) => near[i * 3]))).toEqual(new Set([242, 33]));
  await expect(frame(broken, { heightPx: 50, damage: 'refused' })).rejects.toMatchObject({
    code: 'corrupt',
    message: 'Log 1 (core), depth 100 to 849.5 m: this part of its file is damaged',
  });
});
