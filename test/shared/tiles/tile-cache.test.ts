// Tests which tiles the cache reads from the store, and that its memory is bounded.
import { expect, test } from 'vitest';
import { TileCache } from '../../../shared/tiles/tile-cache.ts';
import { decodeTile, encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import type { Tile, TileSource } from '../../../shared/tiles/tile.ts';
import { tileOf } from '../../engine/store/tiles.ts';

const WIDTH = 10;
const TILE_BYTES = 256 * (WIDTH * 4 + 16);

function recorded(): { source: TileSource; reads: [number, number][] } {
  const reads: [number, number][] = [];
  const source: TileSource = {
    findTile: async () => 0,
    readTiles: async (_id, _level, from, to) => {
      reads.push([from, to]);
      return Array.from({ length: Math.ceil((to - from) / 256) }, (_, i) => tileOf(from + i * 256, 256, WIDTH));
    },
  };
  return { source, reads };
}

test('a tile that comes into the window at its top is read alone', async () => {
  const { source, reads } = recorded();
  const cache = new TileCache(source, 100 * TILE_BYTES);
  await cache.readTiles(1, 0, 1024, 3072);
  const tiles = await cache.readTiles(1, 0, 768, 2816);
  expect(tiles.map(({ firstRow }) => firstRow)).toEqual([768, 1024, 1280, 1536, 1792, 2048, 2304, 2560]);
  expect(reads).toEqual([
    [1024, 3072],
    [768, 1024],
  ]);
  expect(cache.takeCounts()).toEqual({ hits: 7, misses: 9 });
});

test('the tiles used longest ago make room, depths counted', async () => {
  const { source, reads } = recorded();
  const cache = new TileCache(source, 3 * TILE_BYTES);
  for (const row of [0, 256, 512]) await cache.readTiles(1, 0, row, row + 256);
  await cache.readTiles(1, 0, 0, 256);
  await cache.readTiles(1, 0, 768, 1024);
  reads.length = 0;
  for (const row of [0, 512, 768]) await cache.readTiles(1, 0, row, row + 256);
  expect(reads).toEqual([]);
  await cache.readTiles(1, 0, 256, 512);
  expect(reads).toEqual([[256, 512]]);
});

test('a tile that made room keeps its samples until it is freed; one that lies in a larger buffer is left alone', async () => {
  const store: TileSource = {
    findTile: async () => 0,
    readTiles: async (_id, _level, from) => {
      const { bytes, checksum } = encodeTile(tileOf(from, 256, WIDTH));
      const room = new Uint8Array(bytes.length + (from === 256 ? 8 : 0));
      room.set(bytes);
      return [decodeTile(room.subarray(0, bytes.length), checksum, 'a test')];
    },
  };
  const cache = new TileCache(store, 2 * TILE_BYTES);
  const tiles: Tile[] = [];
  for (const row of [0, 256, 512, 768]) tiles.push(...(await cache.readTiles(1, 0, row, row + 256)));
  const held = (): number[] => tiles.map(({ samples }) => samples.length);
  expect(held()).toEqual([256 * WIDTH, 256 * WIDTH, 256 * WIDTH, 256 * WIDTH]);
  cache.freeDropped();
  expect(held()).toEqual([0, 256 * WIDTH, 256 * WIDTH, 256 * WIDTH]);
});
