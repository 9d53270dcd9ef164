// Tests that every level of the pyramid equals the plain means and extremes of its scanlines.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PyramidBuilder } from '../../../../electron/engine/import/build/pyramid.ts';
import {
  aggregationsOf,
  FIRST_EXTREME_LEVEL,
  pyramidLevel,
  storedLevel,
  storedLevels,
  type Aggregation,
} from '../../../../shared/tiles/levels.ts';
import { TILE_ROWS, type Tile } from '../../../../shared/tiles/tile.ts';

interface Scanline {
  readonly depth: number;
  readonly samples: Float32Array;
}

function build(scanlines: readonly Scanline[], width: number): { tiles: Tile[]; topLevel: number } {
  const pyramid = new PyramidBuilder(width);
  const tiles = scanlines.flatMap(({ depth, samples }) => {
    const at = pyramid.begin(depth);
    pyramid.samples.set(samples, at);
    return pyramid.end(samples.some(Number.isNaN));
  });
  const { tiles: rest, topLevel } = pyramid.finish();
  expect(pyramid.rows).toBe(scanlines.length);
  return { tiles: [...tiles, ...rest], topLevel };
}

/** Row k of a level, by definition: scanlines k * 4^level to (k + 1) * 4^level - 1 of the file. */
function plainRow(
  scanlines: readonly Scanline[],
  width: number,
  [level, aggregation]: readonly [number, Aggregation],
  k: number,
): Scanline & { end: number } {
  const group = scanlines.slice(k * 4 ** level, (k + 1) * 4 ** level);
  const depths = group.map(({ depth }) => depth);
  const samples = Float32Array.from({ length: width }, (_, i) => {
    const present = group.map(({ samples }) => samples[i]!).filter((value) => !Number.isNaN(value));
    if (aggregation === 'mean') return present.reduce((sum, value) => sum + value, 0) / present.length;
    return present.length === 0 ? NaN : Math[aggregation](...present);
  });
  return { depth: Math.min(...depths), end: Math.max(...depths), samples };
}

function scanlinesOf(rows: number, width: number, seed: number, descending: boolean): Scanline[] {
  let state = seed;
  const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  let depth = 1000;
  return Array.from({ length: rows }, () => {
    depth += (descending ? -1 : 1) * (0.1 + random());
    // Runs of nulls long enough to empty whole groups.
    const samples = Float32Array.from({ length: width }, () => (random() < 0.7 ? NaN : random() * 255));
    return { depth, samples };
  });
}

describe.each([false, true])('descending: %s', (descending) => {
  test('every row of every level is the mean or an extreme of its scanlines, in the right place', () => {
    const rowCounts = fc.oneof(fc.integer({ min: 1, max: 1400 }), fc.constantFrom(256, 257, 1024, 1025, 4100));
    fc.assert(
      fc.property(rowCounts, fc.constantFrom(1, 3), fc.integer({ min: 1, max: 1e9 }), (rows, width, seed) => {
        const scanlines = scanlinesOf(rows, width, seed, descending);
        const { tiles, topLevel } = build(scanlines, width);
        const levels = Array.from({ length: topLevel + 1 }, (_, level) => level);
        for (const [level, aggregation] of levels.flatMap((l) => aggregationsOf(l).map((a) => [l, a] as const))) {
          const stored = storedLevel(level, aggregation);
          const ofLevel = tiles.filter((tile) => tile.level === stored).sort((a, b) => a.firstRow - b.firstRow);
          const levelRows = Math.ceil(rows / 4 ** level);
          let next = descending ? 1 - levelRows : 0;
          for (const tile of ofLevel) {
            expect(tile.firstRow).toBe(next);
            next += tile.rows;
            expect(tile.width).toBe(width);
            const plain = Array.from({ length: tile.rows }, (_, row) => {
              return plainRow(scanlines, width, [level, aggregation], Math.abs(tile.firstRow + row));
            });
            expect([...tile.depths]).toEqual(plain.map(({ depth }) => depth));
            expect([...tile.depthEnds]).toEqual(plain.map(({ end }) => end));
            expect([...tile.samples]).toEqual(plain.flatMap(({ samples }) => [...samples]));
          }
          expect(next).toBe(descending ? 1 : levelRows);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('depths ascend within a tile and from tile to tile', () => {
    const { tiles } = build(scanlinesOf(3000, 2, 5, descending), 2);
    for (const level of [0, 1, 2]) {
      const depths = tiles
        .filter((tile) => tile.level === level)
        .sort((a, b) => a.firstRow - b.firstRow)
        .flatMap((tile) => [...tile.depths]);
      expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    }
  });
});

test.each([
  [1, 0],
  [256, 0],
  [257, 1],
  [1024, 1],
  [1025, 2],
  [4096, 2],
  [4097, 3],
])('%i scanlines need levels 0 to %i and no other', (rows, expected) => {
  const { tiles, topLevel } = build(scanlinesOf(rows, 2, 9, false), 2);
  expect(topLevel).toBe(expected);
  const stored = storedLevels({ topLevel, extremesFrom: FIRST_EXTREME_LEVEL });
  expect([...new Set(tiles.map((tile) => tile.level))].sort((a, b) => a - b)).toEqual(stored);
  expect(Math.max(...stored.map(pyramidLevel))).toBe(expected);
  expect(tiles.filter((tile) => tile.level === topLevel)).toHaveLength(1);
  expect(tiles.every((tile) => tile.rows <= TILE_ROWS)).toBe(true);
});

test('a mean counts scanlines, not the means of their groups', () => {
  // 257 scanlines so that levels 1 and 2 exist; the first group of four has a single sample, the next has four.
  const scanlines = scanlinesOf(1025, 1, 3, false).map(({ depth }, i) => {
    return { depth, samples: Float32Array.of(i === 0 ? 100 : i < 4 ? NaN : 0) };
  });
  const { tiles } = build(scanlines, 1);
  expect(tiles.find((tile) => tile.level === 1)!.samples[0]).toBe(100);
  expect(tiles.find((tile) => tile.level === 2)!.samples[0]).toBe(Math.fround(100 / 13));
});

test('level 0 keeps every bit', () => {
  const samples = Float32Array.of(0.1, -0, 1e-45, 3.4e38, NaN);
  const { tiles } = build([{ depth: 1, samples }], 5);
  expect(new Uint32Array(tiles[0]!.samples.slice().buffer)).toEqual(new Uint32Array(samples.buffer));
});
