// Copies all tiles of a log into another place, verified by their hashes.
import { createHash } from 'node:crypto';
import { StratascopeError } from '../../../shared/errors.ts';
import { tilesOf, type ImageLog } from '../../../shared/model/image-log.ts';
import { storedLevels } from '../../../shared/tiles/levels.ts';
import { encodeTile } from '../tiles/tile-codec.ts';
import { TILE_ROWS, type TileSource } from '../../../shared/tiles/tile.ts';
import type { ImportWriter } from './image-store.ts';

/** Most tiles in memory at once. */
const BATCH_TILES = 16;

/** @throws StratascopeError `corrupt` where what has arrived is not what was sent. */
export async function copyTiles(
  from: TileSource,
  log: ImageLog,
  writer: ImportWriter,
  onRows: (rows: number) => void,
): Promise<void> {
  const sent = createHash('sha256');
  for (const level of storedLevels(log)) {
    let rows = 0;
    let row = await from.findTile(tilesOf(log), level, -Infinity);
    while (row !== undefined) {
      const tiles = await from.readTiles(tilesOf(log), level, row, row + BATCH_TILES * TILE_ROWS);
      for (const tile of tiles) {
        sent.update(createHash('sha256').update(encodeTile(tile).bytes).digest());
        await writer.write(tile);
      }
      const copied = tiles.reduce((sum, tile) => sum + tile.rows, 0);
      rows += copied;
      onRows(copied);
      const last = tiles.at(-1);
      row = last && last.firstRow + last.rows;
    }
    if (level === 0 && rows !== log.rows) {
      throw new StratascopeError(
        'corrupt',
        `Expected ${log.rows} scanlines of ${log.name} but received ${rows}: a part of it is missing; no copy was kept`,
      );
    }
  }
  const [expected, received] = [sent.digest('hex'), await writer.digest()];
  if (received !== expected) {
    throw new StratascopeError(
      'corrupt',
      `Expected the copy of ${log.name} to have the hash ${expected.slice(0, 12)}… but received ${received.slice(0, 12)}…; it was not kept`,
    );
  }
}
