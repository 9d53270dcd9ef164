// Tests where the tiles of a log lie, whichever way its file went, and what is known of their depths.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TilePlaces } from '../../../renderer/painting/tile-places.ts';
import { storedLevels } from '../../../shared/tiles/levels.ts';
import type { Tile } from '../../../shared/tiles/tile.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';

/** Steps of depth that are not even, and a gap. */
const depthAt = (i: number): number => 100 + i * 0.1 + (i % 7) * 0.01 + (i > 700 ? 40 : 0);

const shapes = fc.record({ rows: fc.integer({ min: 1, max: 5000 }), isFalling: fc.boolean() });

async function placed({ rows, isFalling }: { rows: number; isFalling: boolean }, isHeld: (tile: Tile) => boolean) {
  const ascending = Array.from({ length: rows }, (_, i) => depthAt(i));
  const depths = isFalling ? ascending.reverse() : ascending;
  const { log, source } = memoryLog(depths, 1, () => Float32Array.of(1));
  const all = (
    await Promise.all(storedLevels(log).map((level) => source.readTiles(1, level, -Infinity, Infinity)))
  ).flat();
  const held = all.filter((tile) => tile.level === log.topLevel || isHeld(tile));
  // A single scanline falls nowhere.
  const places = new TilePlaces(log, isFalling && rows > 1, (level, firstRow) =>
    held.find((tile) => tile.level === level && tile.firstRow === firstRow),
  );
  return { all, places };
}

test('tiles have the rows that the engine has given them', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      const { all, places } = await placed(shape, () => true);
      for (const level of new Set(all.map((tile) => tile.level))) {
        const tiles = all.filter((tile) => tile.level === level);
        expect(places.tilesOf(level)).toBe(tiles.length);
        for (const [number, { firstRow, rows }] of tiles.entries()) {
          expect(places.firstRow(level, number)).toBe(firstRow);
          expect(places.rowsIn(level, number)).toBe(rows);
          expect([places.numberOf(level, firstRow), places.numberOf(level, firstRow + rows - 1)]).toEqual([
            number,
            number,
          ]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('their depths are known from coarser tiles, to the last bit', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.integer({ min: 0, max: 3 }), async (shape, missing) => {
      // A row of the level four above is one tile, so one level of four is enough.
      const { all, places } = await placed(shape, ({ level }) => level > missing);
      for (const tile of all.filter(({ level }) => level === missing)) {
        const number = places.numberOf(missing, tile.firstRow);
        expect(places.depthStart(missing, number)).toBe(tile.depths[0]);
        expect(places.depthEnd(missing, number)).toBe(tile.depthEnds[tile.rows - 1]);
      }
    }),
    { numRuns: 60 },
  );
});

test('the tile that reaches to a depth is found', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, fc.double({ min: 90, max: 700, noNaN: true }), async (shape, depth) => {
      const { all, places } = await placed(shape, ({ level }) => level > 0);
      const expected = all
        .filter(({ level }) => level === 0)
        .findIndex((tile) => tile.depthEnds[tile.rows - 1]! >= depth);
      expect(places.findNumber(0, depth) ?? -1).toBe(expected);
    }),
    { numRuns: 60 },
  );
});
