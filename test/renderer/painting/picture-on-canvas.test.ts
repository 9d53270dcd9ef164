// Tests when a canvas is painted from tiles and when by the engine, and what is asked for meanwhile.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HeldTiles } from '../../../renderer/painting/held-tiles.ts';
import { PictureOnCanvas, type Quality, type ShownPicture } from '../../../renderer/painting/picture-on-canvas.ts';
import { TileQueue } from '../../../renderer/painting/tile-queue.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import { display } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { tilesVersion } from '../../../shared/model/tile-url.ts';
import { storedLevel } from '../../../shared/tiles/levels.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

const WIDTH = 8;
const ROWS = 20_000;
/** Grey tells the depth: 0 at the top, 250 at the base. */
const memory = memoryLog(
  Array.from({ length: ROWS }, (_, i) => 1000 + i * 0.05),
  WIDTH,
  (i) => new Float32Array(WIDTH).fill((250 * i) / (ROWS - 1)),
);
const { log } = memory;

interface Asked {
  readonly path: string;
  readonly signal: AbortSignal;
}

let asked: Asked[];
/** By what a path begins with; what is not named is answered as it should be. */
let refused: Map<string, { readonly status: number; readonly code: string }>;
let painted: [number, Quality][];
let failed: unknown[];
/** The first pixel of each row, as last put on the canvas; the engine's own picture is all 77. */
let shown: number[];
let held: HeldTiles;
let picture: PictureOnCanvas;
let queue: TileQueue;
let order: number;
let isPainting: boolean;
/** The engine's pictures are answered from then on. */
let engine: PromiseWithResolvers<void>;

beforeEach(() => {
  asked = [];
  refused = new Map();
  painted = [];
  failed = [];
  shown = [];
  order = 0;
  isPainting = false;
  engine = Promise.withResolvers();
  vi.stubGlobal('ImageData', ImageDataStub);
  vi.stubGlobal('createImageBitmap', async () => ({ close: () => undefined }));
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) =>
    answer(new URL(url).pathname, signal),
  );
  held = new HeldTiles(64e6);
  make();
});
afterEach(() => {
  picture.close();
  // Nothing of this test is asked for in the next one.
  queue.want([]);
  vi.unstubAllGlobals();
});

class ImageDataStub {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}

/** As the worker does it. */
function make(): void {
  queue = new TileQueue(held, () => picture.refresh());
  const paint = async (): Promise<void> => {
    if (isPainting) return;
    isPainting = true;
    while (picture.isDirty) await picture.paint().catch(() => picture.leaveToEngine());
    isPainting = false;
    queue.want(picture.wanted);
  };
  const context = {
    fillStyle: '',
    fillRect: () => void (shown = []),
    drawImage: () => void (shown = [77]),
    putImageData: ({ data, width, height }: ImageDataStub) =>
      void (shown = Array.from({ length: height }, (_, y) => data[y * width * 4]!)),
  };
  const canvas = { width: 0, height: 0, getContext: () => context } as unknown as OffscreenCanvas;
  picture = new PictureOnCanvas(
    canvas,
    { held, msFor: (bytes) => queue.msFor(bytes) },
    {
      onPainted: (of, quality) => painted.push([of, quality]),
      onFailed: (error) => failed.push(error),
      onChange: () => void paint(),
    },
  );
}

async function answer(path: string, signal: AbortSignal): Promise<Response> {
  asked.push({ path, signal });
  await new Promise((resolve) => setTimeout(resolve, 1));
  signal.throwIfAborted();
  const refusal = [...refused].find(([begin]) => path.startsWith(begin))?.[1];
  if (refusal) return Response.json({ code: refusal.code, detail: 'no' }, { status: refusal.status });
  if (path.startsWith('/frame')) {
    await engine.promise;
    signal.throwIfAborted();
    return new Response('picture');
  }
  const [, , id, level, firstRow] = path.split('/');
  const [tile] = await memory.source.readTiles(Number(id), Number(level), Number(firstRow), Number(firstRow) + 1);
  if (!tile) return Response.json({ code: 'not_found', detail: 'no' }, { status: 404 });
  return new Response(Uint8Array.from(encodeTile(tile).bytes));
}

function show(from: number, to: number, more: Partial<ShownPicture> = {}): void {
  const span = log.depthMax - log.depthMin;
  picture.show({
    ...{ log, base: 'http://page/', headers: {}, frameUrl: 'http://page/frame/1', engineOnly: false, order: ++order },
    heldBytes: 64e6,
    ...{ depthMin: log.depthMin + from * span, depthMax: log.depthMin + to * span, widthPx: WIDTH, heightPx: 100 },
    look: { ...display.parse({}), colormap: 'gray', range: [0, 255] },
    ...more,
  });
}

const tilesAsked = (): string[] => asked.map(({ path }) => path).filter((path) => path.startsWith('/tile'));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isPainted = (quality: Quality): Promise<void> =>
  vi.waitFor(() => expect(painted.at(-1)).toEqual([order, quality]), { timeout: 3000 });

test('coarse at once, then from its own tiles, then the engine’s own', async () => {
  show(0.4, 0.5);
  await isPainted('draft');
  engine.resolve();
  await isPainted('full');
  expect(painted[0]).toEqual([1, 'coarse']);
  expect(shown).toEqual([77]);
});

test('what comes before its first tile does not keep it from being painted', async () => {
  show(0.4, 0.5);
  show(0.4, 0.51);
  await isPainted('draft');
});

test('a library that is away when a log opens is asked again', async () => {
  refused.set('/tile', { status: 503, code: 'library_away' });
  engine.resolve();
  show(0.4, 0.5);
  await isPainted('full');
  expect(painted).toEqual([[1, 'full']]);
  refused.clear();
  await wait(2100);
  engine = Promise.withResolvers();
  show(0.41, 0.51);
  await isPainted('draft');
});

test('a log without its coarsest tile is left to the engine, and not asked for it with each window', async () => {
  refused.set('/tile', { status: 404, code: 'not_found' });
  engine.resolve();
  show(0.4, 0.5);
  await isPainted('full');
  const before = tilesAsked().length;
  show(0.41, 0.51);
  await isPainted('full');
  expect(tilesAsked()).toHaveLength(before);
});

test('at rest all around is held: a pan and a zoom ask for no tile', async () => {
  show(0.4, 0.5);
  await isPainted('draft');
  await vi.waitFor(() => expect(picture.wanted).toEqual([]));
  const before = tilesAsked().length;
  show(0.42, 0.52);
  await isPainted('draft');
  show(0.43, 0.5);
  await isPainted('draft');
  show(0.43, 0.5, { look: { ...display.parse({}), colormap: 'gray', range: [10, 200], gamma: 2 } });
  await isPainted('draft');
  const needed = tilesAsked().slice(before);
  expect(painted.filter(([of, quality]) => of > 1 && quality === 'coarse')).toEqual([]);
  // Those further ahead may be.
  expect(needed.length).toBeLessThan(20);
});

test('of windows that are leapt through only the last one’s tiles are fetched; each is painted at its own depth', async () => {
  show(0.9, 0.91);
  await isPainted('draft');
  const before = tilesAsked().length;
  for (const from of [0.1, 0.3, 0.6]) {
    show(from, from + 0.01);
    await wait(5);
    const middle = shown[50]!;
    // A row of the coarsest level is 256 of 20,000 scanlines.
    expect(Math.abs(middle - 250 * (from + 0.005))).toBeLessThan(5);
  }
  await isPainted('draft');
  const rows = tilesAsked()
    .slice(before)
    .filter((path) => path.startsWith(`/tile/${log.id}/0/`))
    .map((path) => Number(path.split('/')[4]) / ROWS);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((share) => share > 0.5)).toBe(true);
});

test('the engine’s picture of a window that has been left is broken off, and never shown', async () => {
  show(0.4, 0.5);
  await vi.waitFor(() => expect(asked.some(({ path }) => path.startsWith('/frame'))).toBe(true));
  show(0.41, 0.51);
  await wait(10);
  expect(asked.find(({ path }) => path.startsWith('/frame'))!.signal.aborted).toBe(true);
  engine.resolve();
  await isPainted('full');
  expect(painted.filter(([of, quality]) => of === 1 && quality === 'full')).toEqual([]);
});

test('what cannot be painted is left to the engine, and what follows is painted again', async () => {
  // Of a log of before extremes were kept, so many cannot be had.
  const old = { ...log, importedAt: '2025-01-01T00:00:00.000Z', width: 4e6, extremesFrom: undefined } as ImageLog;
  show(0, 1, { log: old, look: { ...display.parse({}), aggregation: 'min' } });
  await vi.waitFor(() => expect(asked.some(({ path }) => path.startsWith('/frame'))).toBe(true));
  expect(painted).toEqual([]);
  show(0.4, 0.5);
  await isPainted('draft');
});

test('only the engine’s own where that is asked for', async () => {
  engine.resolve();
  show(0, 1, { engineOnly: true });
  await isPainted('full');
  expect([tilesAsked(), painted.length]).toEqual([[], 1]);
});

test('of another log nothing of the one before is shown', async () => {
  engine.resolve();
  show(0.4, 0.5);
  await isPainted('full');
  refused.set('/tile/2', { status: 404, code: 'not_found' });
  refused.set('/frame/2', { status: 404, code: 'not_found' });
  show(0.4, 0.5, { log: { ...log, id: 2 }, frameUrl: 'http://page/frame/2' });
  expect(shown).toEqual([]);
  await vi.waitFor(() => expect(failed).toHaveLength(1));
  expect(shown).toEqual([]);
});

test('tiles are asked for as the version of the log that is shown, with the page’s headers', async () => {
  const urls: string[] = [];
  const keys: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, options: RequestInit & { signal: AbortSignal }) => {
    urls.push(url);
    keys.push((options.headers as Record<string, string>)['x-key']);
    return answer(new URL(url).pathname, options.signal);
  });
  show(0.4, 0.5, { headers: { 'x-key': 'secret' } });
  await isPainted('draft');
  expect(urls.every((url) => new URL(url).searchParams.get('v') === tilesVersion(log))).toBe(true);
  expect(new Set(keys)).toEqual(new Set(['secret']));
});

test('a damaged tile is hatched while the window moves, and not asked for again', async () => {
  show(0.5, 0.502);
  await isPainted('draft');
  const [path] = tilesAsked().filter((each) => each.startsWith(`/tile/${log.id}/0/`));
  picture.close();
  queue.want([]);
  held = new HeldTiles(64e6);
  make();
  refused.set(path!, { status: 500, code: 'corrupt' });
  show(0.5, 0.502);
  const amber = 0xf2;
  await vi.waitFor(() => expect(shown).toContain(amber));
  show(0.5, 0.5021);
  await isPainted('draft');
  await vi.waitFor(() => expect(shown).toContain(amber));
  expect(tilesAsked().filter((each) => each === path)).toHaveLength(2);
});

describe('on a slow line', () => {
  test('a window moves on coarser tiles', async () => {
    const slow = vi.fn<(bytes: number) => number>((bytes) => bytes / 10);
    picture.close();
    queue.want([]);
    queue = new TileQueue(held, () => picture.refresh());
    const context = {
      fillStyle: '',
      fillRect: () => undefined,
      drawImage: () => undefined,
      putImageData: () => undefined,
    };
    picture = new PictureOnCanvas(
      { width: 0, height: 0, getContext: () => context } as unknown as OffscreenCanvas,
      { held, msFor: slow },
      {
        onPainted: (of, quality) => painted.push([of, quality]),
        onFailed: () => undefined,
        onChange: () => void picture.paint().then(() => queue.want(picture.wanted)),
      },
    );
    engine.resolve();
    show(0.3, 0.6);
    await isPainted('full');
    const levels = new Set(tilesAsked().map((path) => Number(path.split('/')[3])));
    expect(levels.has(storedLevel(log.topLevel, 'mean'))).toBe(true);
    expect(levels.has(0)).toBe(false);
  });
});
