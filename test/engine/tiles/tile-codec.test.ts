// Tests that tiles come back from their bytes, and that a changed byte is noticed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTile, encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import type { Tile } from '../../../electron/engine/tiles/tile.ts';

const tiles = fc
  .record({
    level: fc.integer({ min: 0, max: 12 }),
    rows: fc.integer({ min: 1, max: 256 }),
    width: fc.integer({ min: 1, max: 40 }),
  })
  .chain(({ level, rows, width }) =>
    fc.record({
      level: fc.constant(level),
      rows: fc.constant(rows),
      width: fc.constant(width),
      firstRow: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
      depths: fc.float64Array({ minLength: rows, maxLength: rows }),
      depthEnds: fc.float64Array({ minLength: rows, maxLength: rows }),
      samples: fc.float32Array({ minLength: rows * width, maxLength: rows * width }),
    }),
  )
  .map((tile): Tile => (tile.level === 0 ? { ...tile, depthEnds: tile.depths } : tile));

test('round trip, nulls included', () => {
  fc.assert(
    fc.property(tiles, (tile) => {
      const { bytes, checksum } = encodeTile(tile);
      const { packed, ...back } = decodeTile(bytes, checksum, 'a test');
      expect(packed).toEqual({ bytes, checksum });
      expect({ ...back, depths: [...back.depths], depthEnds: [...back.depthEnds], samples: [...back.samples] }).toEqual(
        {
          ...tile,
          depths: [...tile.depths],
          depthEnds: [...tile.depthEnds],
          samples: [...tile.samples],
        },
      );
    }),
    { numRuns: 50 },
  );
});

test('bytes that lie at an odd place in memory are read as well', () => {
  const tile = fc.sample(tiles, { numRuns: 1, seed: 7 })[0]!;
  const { bytes, checksum } = encodeTile(tile);
  const shifted = new Uint8Array(bytes.length + 3).subarray(3);
  shifted.set(bytes);
  expect(decodeTile(shifted, checksum, 'a test').samples).toEqual(tile.samples);
});

test('any changed byte is noticed', () => {
  fc.assert(
    fc.property(tiles, fc.nat(), fc.integer({ min: 1, max: 255 }), (tile, at, change) => {
      const { bytes, checksum } = encodeTile(tile);
      bytes[at % bytes.length]! ^= change;
      expect(() => decodeTile(bytes, checksum, 'tile 3')).toThrow(/Expected checksum \d+ but received \d+ in tile 3/);
    }),
    { numRuns: 50 },
  );
});
