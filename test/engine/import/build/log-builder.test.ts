// Tests that errors name places as the file's format counts them: lines, frames or bytes.
import { expect, test } from 'vitest';
import { LogBuilder } from '../../../../electron/engine/import/build/log-builder.ts';
import type { PlaceKind, ScanlineBlock } from '../../../../electron/engine/import/readers/log-reader.ts';

function block(placeKind: PlaceKind, places: readonly number[]): ScanlineBlock {
  const depths = Float64Array.of(1, 2, 1.5);
  const samples = new Float32Array(6);
  return { count: 3, width: 2, depths, samples, places: Float64Array.from(places), placeKind, skippedRecords: 0 };
}

test.each<[PlaceKind, number[], string]>([
  ['line', [2, 3, 4], 'line 4'],
  ['frame', [1, 2, 3], 'frame 3'],
  // Beyond what 32 bits count.
  ['byte', [0, 100, 5_000_000_000], 'byte 5000000000'],
])('a depth that turns back at a %s', (kind, places, place) => {
  const builder = new LogBuilder('a.log', 2, 2, 'linear');
  expect(() => [...builder.add(block(kind, places))]).toThrow(
    `a.log: expected increasing depth but received 1.5 after 2 at ${place}`,
  );
});
