// Tests that tiles come back from their bytes, and that a changed byte is noticed.
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTile, encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';

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
      samples: fc.oneof(
        fc.float32Array({ minLength: rows * width, maxLength: rows * width }),
        fc.uint8Array({ minLength: rows * width, maxLength: rows * width }).map((bytes) => new Float32Array(bytes)),
      ),
      channels: fc.constantFrom(3, undefined),
    }),
  )
  .map(({ channels, ...tile }): Tile => ({
    ...{ ...tile, ...(channels && { channels }) },
    ...(tile.level === 0 && { depthEnds: tile.depths }),
  }));

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

/** A tile of 2 rows and 3 samples in each. */
const tileOf = (...samples: number[]): Tile => ({
  ...{ level: 0, firstRow: 5, rows: 2, width: 3, depths: Float64Array.of(1, 2), depthEnds: Float64Array.of(1, 2) },
  samples: Float32Array.from(samples),
});
const HEAD_BYTES = 32 + 2 * 8;

test.each([
  ['whole numbers from 0 to 255', tileOf(0, 1, 2, 3, 254, 255), 1],
  ['256 among them', tileOf(0, 1, 2, 3, 254, 256), 4],
  ['one below zero', tileOf(0, 1, 2, 3, 254, -1), 4],
  ['a fraction', tileOf(0, 1, 2, 3, 254, 0.5), 4],
  ['a null', tileOf(0, 1, 2, 3, 254, NaN), 4],
  ['a negative zero', tileOf(0, 1, 2, 3, 254, -0), 4],
])('bytes of a sample, of %s', (_, tile, bytes) => {
  const { packed, ...back } = decodeTile(encodeTile(tile).bytes, encodeTile(tile).checksum, 'a test');
  expect(packed!.bytes.byteLength).toBe(HEAD_BYTES + 6 * bytes);
  expect(new Int32Array(back.samples.slice().buffer)).toEqual(new Int32Array(tile.samples.buffer));
});

test('tiles of version 1, which are in libraries of before', () => {
  // As version 1 wrote it.
  const bytes = Buffer.alloc(HEAD_BYTES + 6 * 4);
  bytes.write('STIL', 'latin1');
  bytes.writeUInt16LE(1, 4);
  bytes.writeUInt32LE(2, 8);
  bytes.writeUInt32LE(3, 12);
  bytes.writeDoubleLE(5, 16);
  for (const [i, depth] of [1, 2].entries()) bytes.writeDoubleLE(depth, 32 + 8 * i);
  for (const [i, sample] of [7, 8, 9, 10, NaN, 12].entries()) bytes.writeFloatLE(sample, HEAD_BYTES + 4 * i);
  const checksum = crc32(bytes);
  expect(decodeTile(bytes, checksum, 'a test')).toEqual({
    ...tileOf(7, 8, 9, 10, NaN, 12),
    packed: { bytes, checksum },
  });
});

test.each([
  ['a version to come', 4, 3, 'Expected a tile of version 1 or 2 but received other data in a test'],
  ['a type to come', 24, 2, 'Expected samples of type 0 or 1, in 1 or 3 channels, but received type 2 and 1 channels'],
  [
    'channels to come',
    25,
    4,
    'Expected samples of type 0 or 1, in 1 or 3 channels, but received type 0 and 4 channels',
  ],
  ['too many rows', 8, 3, 'Expected 92 bytes but received 72 in a test'],
])('%s is refused', (_, at, value, message) => {
  const bytes = encodeTile(tileOf(0, 1, 2, 3, 4, 0.5)).bytes.slice();
  bytes[at] = value;
  expect(() => decodeTile(bytes, crc32(bytes), 'a test')).toThrow(message);
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
