// Tests the order of depths: what is spread, what is refused, and the place that errors name.
import { expect, test } from 'vitest';
import { DepthOrder } from '../../../../electron/engine/import/build/depth-order.ts';
import type { PlaceKind, RowBlock } from '../../../../electron/engine/import/records/row-blocks.ts';

/** Rows whose two samples tell which they are; `places` count from 1. */
function* blocks(
  depths: readonly number[],
  length: number,
  placeKind: PlaceKind = 'line',
  step = 1,
): Generator<RowBlock> {
  // The same memory for each, as readers use it.
  const samples = new Float32Array(2 * length);
  const places = new Float64Array(length);
  for (let at = 0; at < depths.length; at += length) {
    const count = Math.min(length, depths.length - at);
    for (let row = 0; row < count; row++) {
      samples.fill(at + row, 2 * row, 2 * row + 2);
      places[row] = (at + row) * step;
    }
    const own = Float64Array.from(depths.slice(at, at + count));
    yield {
      ...{ count, width: 2, depths: own, placeKind },
      samples: samples.subarray(0, 2 * count),
      places: places.subarray(0, count),
    };
  }
}

function ordered(all: Iterable<RowBlock>): { depths: number[]; spread: number } {
  const order = new DepthOrder('a.log');
  const depths: number[] = [];
  const take = (read: Iterable<RowBlock>): void => {
    for (const block of read) {
      for (let row = 0; row < block.count; row++) {
        // Each row comes once, in its turn, with its own samples and place.
        expect([...block.samples.subarray(2 * row, 2 * row + 2)]).toEqual([depths.length, depths.length]);
        expect(block.places[row]).toBe(depths.length);
        depths.push(block.depths[row]!);
      }
    }
  };
  for (const block of all) take(order.add(block));
  take(order.finish());
  return { depths, spread: order.spread };
}

test.each<[string, number[], number[], number]>([
  ['rows at one depth', [1, 1, 2, 2, 2, 2, 4], [1, 1.5, 2, 2.5, 3, 3.5, 4], 4],
  ['the last ones', [1, 2, 2, 2], [1, 2, 3, 4], 2],
  ['the last ones, after others', [1, 1, 2, 2, 3, 3], [1, 1.5, 2, 2.5, 3, 3.5], 3],
  ['descending', [4, 4, 2, 2], [4, 3, 2, 1], 2],
  ['none', [1, 2, 4], [1, 2, 4], 0],
  ['a single row', [5], [5], 0],
])('%s', (_, depths, expected, spread) => {
  for (const length of [1, 2, 3, 100]) expect(ordered(blocks(depths, length))).toEqual({ depths: expected, spread });
});

test.each<[string, number[], string]>([
  ['all equal', [3, 3, 3], 'expected changing depth but received 3 after 3 at line 1'],
  ['a depth that comes back', [1, 2, 3, 2], 'expected increasing depth but received 2 after 3 at line 3'],
  ['one that comes back after equal ones', [1, 2, 2, 1], 'expected increasing depth but received 1 after 2 at line 3'],
  [
    'a step back',
    [3849.482, 3850.8536, 3850.7],
    'expected increasing depth but received 3850.7 after 3850.8536 at line 2',
  ],
  ['descending and turning', [3, 2, 4], 'expected decreasing depth but received 4 after 2 at line 2'],
  ['too close', [1, 1.0000000005], 'expected depths more than 1e-9 apart but received 1.0000000005 after 1 at line 1'],
  ['subnormal', [0, 5e-324], 'expected depths more than 1e-9 apart but received 5e-324 after 0 at line 1'],
  ['too close once spread', [1, 1, 1.0000000015], 'expected depths more than 1e-9 apart'],
  ['too far', [1, 1.7e308], 'expected a depth between -1e7 and 1e7 but received 1.7e+308 at line 1'],
  ['too far from the start', [-10000001, 1], 'expected a depth between -1e7 and 1e7 but received -10000001 at line 0'],
  [
    'too many at one depth',
    [1, ...Array<number>(5000).fill(2)],
    'expected increasing depth but received 2 after 2 at line 4098',
  ],
])('%s is refused', (_, depths, message) => {
  for (const length of [1, 2, 1000]) expect(() => ordered(blocks(depths, length))).toThrow(`a.log: ${message}`);
});

test.each<[PlaceKind, number, string]>([
  ['line', 1, 'line 2'],
  ['frame', 1, 'frame 2'],
  // Beyond what 32 bits count.
  ['byte', 2_500_000_000, 'byte 5000000000'],
])('a depth that turns back at a %s', (kind, step, place) => {
  const order = new DepthOrder('a.log');
  expect(() => [...blocks([1, 2, 1.5], 3, kind, step)].map((block) => [...order.add(block)])).toThrow(
    `a.log: expected increasing depth but received 1.5 after 2 at ${place}`,
  );
});
