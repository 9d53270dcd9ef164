// Copies a log from one library to another, tile by tile, and verifies its hash before it becomes visible.
import { createHash } from 'node:crypto';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { pyramidLevel, storedLevels } from '../tiles/levels.ts';
import type { ImageStore } from '../store/image-store.ts';
import { openStore, type StoreLocation } from '../store/open-store.ts';
import { encodeTile } from '../tiles/tile-codec.ts';
import type { Follow } from './tasks.ts';
import { PYRAMID_FACTOR, TILE_ROWS } from '../tiles/tile.ts';

/** Most tiles in memory at once. */
const BATCH_TILES = 16;

export interface CopyProgress {
  /** Rows of all levels copied so far, scanlines included. */
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

/** Returns the log as the other library has it. Leaves nothing there when it rejects. */
export async function copyLog(
  from: ImageStore,
  id: number,
  to: ImageStore,
  { onProgress, signal }: Follow<CopyProgress> = {},
): Promise<ImageLog> {
  const { id: _id, importedAt: _importedAt, storedBytes: _storedBytes, ...facts } = await from.get(id);
  const levels = storedLevels(facts);
  const rowsIn = (level: number): number => Math.ceil(facts.rows / PYRAMID_FACTOR ** pyramidLevel(level));
  const rowsTotal = levels.reduce((sum, level) => sum + rowsIn(level), 0);
  const writer = await to.beginImport();
  try {
    const sent = createHash('sha256');
    let rowsDone = 0;
    for (const level of levels) {
      let row = await from.findTile(id, level, -Infinity);
      while (row !== undefined) {
        const tiles = await from.readTiles(id, level, row, row + BATCH_TILES * TILE_ROWS);
        for (const tile of tiles) {
          sent.update(createHash('sha256').update(encodeTile(tile).bytes).digest());
          await writer.write(tile);
          rowsDone += tile.rows;
        }
        if (signal?.aborted) throw cancelled();
        onProgress?.({ rowsDone, rowsTotal });
        const last = tiles.at(-1);
        row = last && last.firstRow + last.rows;
      }
    }
    // Removal hides a log before erasing its tiles, so a log that is still visible has been read completely.
    await from.get(id);
    const columnNames = await from.columnNames(id);
    const records = await from.records({ logIds: [id] });
    const [expected, received] = [sent.digest('hex'), await writer.digest()];
    if (received !== expected) {
      throw new StratascopeError(
        'corrupt',
        `Expected the copy of ${facts.name} to have the hash ${expected.slice(0, 12)}… but received ${received.slice(0, 12)}…; it was not kept`,
      );
    }
    return await writer.complete({ ...facts, columnNames, records });
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** Opens the other library for this one copy. */
export async function runCopy(
  from: ImageStore,
  id: number,
  to: StoreLocation,
  ownerToken: string,
  follow: Follow<CopyProgress>,
): Promise<ImageLog> {
  const other = await openStore(to, ownerToken);
  try {
    return await copyLog(from, id, other, follow);
  } finally {
    await other.close();
  }
}
