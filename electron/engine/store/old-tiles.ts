// The tiles of logs of before, which lie in the library's own file until the log is moved to one of its own.
import { setImmediate } from 'node:timers/promises';
import { decodeTile } from '../tiles/tile-codec.ts';
import type { Tile } from '../tiles/tile.ts';
import { freeBytes, LEAST_FREE_BYTES } from '../disk-room.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { keepReserve } from './sqlite-reserve.ts';

/** Tiles, and then pages, given up in one step of a removal. */
const REMOVE_TILES = 64;
const VACUUM_PAGES = 1024;
const FEW_PAGES = 64;

interface TileRow {
  readonly first_row: number;
  readonly checksum: number;
  readonly data: Buffer;
}

export function findOldTile({ sql }: SqliteConnection, id: number, level: number, depth: number): number | undefined {
  return sql(
    `SELECT first_row FROM tile WHERE image_id = ? AND level = ? AND depth_max >= ? ORDER BY depth_max LIMIT 1`,
  )
    .pluck()
    .get(id, level, depth) as number | undefined;
}

/** @throws StratascopeError `corrupt` where one does not hold. */
export function readOldTiles(
  { sql }: SqliteConnection,
  id: number,
  level: number,
  fromRow: number,
  toRow: number,
): Tile[] {
  const rows = sql(
    `SELECT first_row, checksum, data FROM tile
     WHERE image_id = ? AND level = ? AND first_row >= ? AND first_row < ? ORDER BY first_row`,
  ).all(id, level, fromRow, toRow) as TileRow[];
  return rows.map((row) =>
    decodeTile(row.data, row.checksum, `image ${id}, level ${level}, the tile at row ${row.first_row}`),
  );
}

/** Deletes tiles in steps of a few milliseconds, as long as `while_`, a condition of SQL with its values, holds. */
export async function eraseOldTiles(
  { sql, guardWithReserve }: SqliteConnection,
  id: number,
  condition: string,
  ...values: readonly (number | string)[]
): Promise<void> {
  const some = sql(
    `DELETE FROM tile WHERE rowid IN (SELECT rowid FROM tile WHERE image_id = ? LIMIT ${REMOVE_TILES})
     AND EXISTS (SELECT 1 FROM entry WHERE ${condition})`,
  );
  while (guardWithReserve(() => some.run(id, ...values).changes) > 0) await setImmediate();
}

/** Gives free pages of the library's file back to the disk, in steps of a few milliseconds. */
export async function giveBackPages({ file, db, guard, guardWithReserve }: SqliteConnection): Promise<void> {
  const freePages = (): number => guard(() => db.pragma('freelist_count', { simple: true }) as number);
  // Pages that move go through the journal: where little is free, a few at a time, and what they leave is given back at once.
  const isTight = (freeBytes(file) ?? Infinity) < LEAST_FREE_BYTES;
  if (isTight) guard(() => db.pragma('wal_checkpoint(TRUNCATE)'));
  for (let free = freePages(); free > 0;) {
    guardWithReserve(() => db.pragma(`incremental_vacuum(${isTight ? FEW_PAGES : VACUUM_PAGES})`));
    if (isTight) guard(() => db.pragma('wal_checkpoint(TRUNCATE)'));
    await setImmediate();
    const left = freePages();
    if (left >= free) break; // another one is taking pages as fast as they are freed
    free = left;
  }
  guard(() => db.pragma('wal_checkpoint(TRUNCATE)'));
  keepReserve(file);
}
