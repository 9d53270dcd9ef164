// Tests the order in which tiles are fetched, how many at a time, and what is broken off.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeldTiles } from '../../../renderer/painting/held-tiles.ts';
import { TileQueue, type WantedTile } from '../../../renderer/painting/tile-queue.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';

const TILE: Tile = {
  ...{ level: 0, firstRow: 0, rows: 1, width: 4, depths: Float64Array.of(1), depthEnds: Float64Array.of(1) },
  samples: Float32Array.of(1, 2, 3, 4),
};

interface Asked {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly answer: PromiseWithResolvers<Tile>;
}

let asked: Asked[];
let held: HeldTiles;
let queue: TileQueue;
let told: number;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  asked = [];
  told = 0;
  held = new HeldTiles(1e6);
  queue = new TileQueue(held, () => told++);
});
afterEach(() => void vi.useRealTimers());

function wanted(...keys: string[]): WantedTile[] {
  return keys.map((key) => ({
    key,
    load: (signal) => {
      const answer = Promise.withResolvers<Tile>();
      signal.addEventListener('abort', () => answer.reject(new Error('aborted')));
      asked.push({ key, signal, answer });
      return answer.promise;
    },
  }));
}
const keys = (): string[] => asked.map(({ key }) => key);
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('six at a time, in their order, each once', async () => {
  queue.want(wanted('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));
  queue.want(wanted('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'));
  expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  asked[2]!.answer.resolve(TILE);
  await settle();
  expect(keys()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(held.has('c')).toBe(true);
  expect(told).toBe(1);
});

test('what is wanted no more is broken off, and what waited is dropped', async () => {
  queue.want(wanted('a', 'b', 'c', 'd', 'e', 'f', 'g'));
  queue.want(wanted('b', 'x'));
  expect(asked.filter(({ signal }) => signal.aborted).map(({ key }) => key)).toEqual(['a', 'c', 'd', 'e', 'f']);
  await settle();
  expect(keys().slice(6)).toEqual(['x']);
  // Wanted again, it is asked for again at once: it has not failed.
  queue.want(wanted('b', 'x', 'a'));
  expect(keys().slice(7)).toEqual(['a']);
});

test('what is held is not asked for', () => {
  held.hold('a', TILE);
  queue.want(wanted('a', 'b'));
  expect(keys()).toEqual(['b']);
});

test('one that fails is asked for again after a while', async () => {
  queue.want(wanted('a'));
  asked[0]!.answer.reject(new Error('no'));
  await settle();
  queue.want(wanted('a'));
  expect(keys()).toEqual(['a']);
  expect(told).toBe(0);
  vi.advanceTimersByTime(2001);
  queue.want(wanted('a'));
  expect(keys()).toEqual(['a', 'a']);
});

test('of tiles in bounded memory those used last are held', () => {
  const small = new HeldTiles(3 * 32);
  for (const key of ['1/a', '1/b', '2/c']) small.hold(key, TILE);
  expect(small.bytes).toBe(3 * 32);
  small.get('1/a');
  small.hold('2/d', TILE);
  const heldOf = (): string[] => ['1/a', '1/b', '2/c', '2/d'].filter((key) => small.has(key));
  expect(heldOf()).toEqual(['1/a', '2/c', '2/d']);
  small.mostBytes = 32;
  expect([heldOf(), small.bytes]).toEqual([['2/d'], 32]);
});
