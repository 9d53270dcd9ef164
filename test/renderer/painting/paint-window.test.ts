// Tests that the page paints what the engine draws, and that coarser tiles stand in at their own depths.
import { describe, expect, test } from 'vitest';
import { drawPixels } from '../../fixtures/draw-pixels.ts';
import { HeldTiles } from '../../../renderer/painting/held-tiles.ts';
import { LogTiles, type TileName } from '../../../renderer/painting/log-tiles.ts';
import { paintWindow, type PaintedWindow } from '../../../renderer/painting/paint-window.ts';
import { frameRequest } from '../../../shared/model/display.ts';
import { storedLevels } from '../../../shared/tiles/levels.ts';
import { memoryLog, type MemoryLog } from '../../fixtures/memory-log.ts';

const WIDTH = 37;
const ROWS = 20_000;

const noise = (i: number): number => (Math.imul(i + 1, 2654435761) >>> 8) % 256;
const regular = (i: number): number => 1000 + i * 0.05;
const SHAPES: Record<string, number[]> = {
  regular: Array.from({ length: ROWS }, (_, i) => regular(i)),
  descending: Array.from({ length: ROWS }, (_, i) => regular(i)).reverse(),
  gapped: Array.from({ length: ROWS }, (_, i) => regular(i) + (i > ROWS / 3 ? 57.3 : 0)),
};

const logs = new Map<string, MemoryLog>();
/** Nulls stand in one scanline of forty. */
function logOf(shape: string): MemoryLog {
  const known = logs.get(shape);
  if (known) return known;
  const made = memoryLog(SHAPES[shape]!, WIDTH, (i) =>
    Float32Array.from({ length: WIDTH }, (_, x) =>
      noise(i) % 40 === 0 && x % 5 === 0 ? NaN : (Math.floor(i / 900) % 7) * 20 + (noise(i * 64 + x) % 100),
    ),
  );
  logs.set(shape, made);
  return made;
}

/** The tiles that `isHeld` tells. */
async function tilesOf({ log, source }: MemoryLog, isHeld: (name: TileName) => boolean): Promise<LogTiles> {
  const held = new HeldTiles(1e9);
  let isFalling = false;
  const found: (TileName & { tile: Awaited<ReturnType<typeof source.readTiles>>[number] })[] = [];
  for (const level of storedLevels(log)) {
    for (const tile of await source.readTiles(log.id, level, -1e9, 1e9)) {
      isFalling ||= tile.firstRow < 0;
      found.push({ level, firstRow: tile.firstRow, tile });
    }
  }
  const tiles = new LogTiles(log, isFalling, held);
  for (const { tile, ...name } of found) if (isHeld(name)) held.hold(tiles.keyOf(name), tile);
  return tiles;
}

async function engineOf({ log, source }: MemoryLog, { look, ...window }: PaintedWindow): Promise<Buffer> {
  const { depthMin, depthMax, heightPx } = window;
  const pixelDepth = (depthMax - depthMin) / heightPx;
  const { bytes } = await drawPixels(source, log, { ...look, ...window, id: log.id, pixelDepth });
  return Buffer.from(bytes);
}

function rgbOf(rgba: Uint32Array): Buffer {
  const bytes = new Uint8Array(rgba.buffer);
  return Buffer.from(bytes.filter((_, i) => i % 4 !== 3));
}

function windowOf({ log }: MemoryLog, from: number, to: number, size: [number, number], look: object): PaintedWindow {
  const span = log.depthMax - log.depthMin;
  const [widthPx, heightPx] = size;
  const { format: _f, quality: _q, damage: _d, id: _i, ...rest } = frameRequest.parse({ id: 1, ...look });
  return { depthMin: log.depthMin + from * span, depthMax: log.depthMin + to * span, widthPx, heightPx, look: rest };
}

const WINDOWS: [string, number, number][] = [
  ['the whole log', 0, 1],
  ['a tenth', 0.3, 0.4],
  ['a hundredth', 0.621, 0.632],
  ['a few scanlines', 0.5, 0.5004],
];
const LOOKS: Record<string, object> = {
  static: {},
  dynamic: { normalization: 'dynamic', dynamicHeight: 20 },
  minimum: { aggregation: 'min' },
  'maximum, dynamic': { aggregation: 'max', normalization: 'dynamic', dynamicHeight: 20 },
  'smooth, gamma, turned colours': { smooth: true, gamma: 1.7, invert: true },
};

describe.each(Object.keys(SHAPES))('of a log with %s depths', (shape) => {
  test.each(Object.keys(LOOKS).flatMap((look) => WINDOWS.map(([what, from, to]) => [look, what, from, to] as const)))(
    '%s, %s: what the engine draws',
    async (look, _, from, to) => {
      const memory = logOf(shape);
      const tiles = await tilesOf(memory, () => true);
      for (const size of [
        [301, 211],
        [150, 900],
      ] as [number, number][]) {
        const window = windowOf(memory, from, to, size, LOOKS[look]!);
        const rgba = new Uint32Array(size[0] * size[1]);
        const { missing } = await paintWindow(tiles, memory.log, window, rgba);
        expect(missing).toEqual([]);
        expect(rgbOf(rgba).equals(await engineOf(memory, window))).toBe(true);
      }
    },
  );
});

describe('where tiles are missing', () => {
  /** Grey tells the depth: 0 at the top, 255 at the base. */
  const SLOPE = memoryLog(SHAPES['regular']!, WIDTH, (i) => new Float32Array(WIDTH).fill((255 * i) / (ROWS - 1)));
  const GREY = { colormap: 'gray', range: [0, 255] };

  test.each([
    ['only the coarsest tile', (_: TileName) => false],
    ['every second tile of the finest level', ({ level, firstRow }: TileName) => level > 0 || firstRow % 512 === 0],
    ['no finer levels than the third', ({ level }: TileName) => level % 32 >= 3],
  ])('%s: every row is near its depth, and what is missing is told', async (_, isHeld) => {
    const top = (name: TileName): boolean => name.level === SLOPE.log.topLevel;
    const tiles = await tilesOf(SLOPE, (name) => top(name) || isHeld(name));
    const window = windowOf(SLOPE, 0.4, 0.5, [WIDTH, 400], GREY);
    const rgba = new Uint32Array(WIDTH * 400);
    const { missing } = await paintWindow(tiles, SLOPE.log, window, rgba);
    expect(missing.length).toBeGreaterThan(0);
    const off = Array.from({ length: 400 }, (_, y) => {
      const expected = 255 * (0.4 + ((y + 0.5) / 400) * 0.1);
      return Math.abs((rgba[y * WIDTH]! & 255) - expected);
    });
    // A row of the coarsest level is 256 of 20,000 scanlines, which is three greys.
    expect(Math.max(...off)).toBeLessThan(5);
    expect([...rgba].every((word) => word >>> 24 === 255)).toBe(true);
  });

  test('what is drawn from a coarser level needs no scanlines', async () => {
    const tiles = await tilesOf(SLOPE, ({ level }) => level > 0);
    const { level, missing } = await paintWindow(
      tiles,
      SLOPE.log,
      windowOf(SLOPE, 0.1, 0.9, [WIDTH, 400], GREY),
      new Uint32Array(WIDTH * 400),
    );
    expect([level > 0, missing]).toEqual([true, []]);
  });

  test('missing tiles, once held, give what the engine draws', async () => {
    const memory = logOf('descending');
    const held = new Set<string>();
    const name = ({ level, firstRow }: TileName): string => `${level}/${firstRow}`;
    const window = windowOf(memory, 0.2, 0.27, [150, 300], {});
    const rgba = new Uint32Array(150 * 300);
    let rounds = 0;
    for (; rounds < 3; rounds++) {
      const tiles = await tilesOf(memory, (each) => each.level === memory.log.topLevel || held.has(name(each)));
      const { missing } = await paintWindow(tiles, memory.log, window, rgba);
      if (missing.length === 0) break;
      for (const each of missing) held.add(name(each));
    }
    expect(rounds).toBe(1);
    expect(rgbOf(rgba).equals(await engineOf(memory, window))).toBe(true);
  });
});
