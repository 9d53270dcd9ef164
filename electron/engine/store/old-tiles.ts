// The tiles of logs of before, which lie in the library's own file until the log is moved to one of its own.
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { ReadTile } from '../../../shared/tiles/tile.ts';
import { wholeTile, type TileRow } from './tile-rows.ts';
import { freeBytes, LEAST_FREE_BYTES } from '../disk-room.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { keepReserve } from './sqlite-reserve.ts';

/** Tiles, and then pages, given up in one step of a removal. */
const REMOVE_TILES = 64;
const VACUUM_PAGES = 1024;
const FEW_PAGES = 64;

export function findOldTile({ sql }: SqliteConnection, id: number, level: number, depth: number): number | undefined {
  return sql(
    `SELECT first_row FROM tile WHERE image_id = ? AND level = ? AND depth_max >= ? ORDER BY depth_max LIMIT 1`,
  )
    .pluck()
    .get(id, level, depth) as number | undefined;
}

export function readOldTiles(
  { sql }: SqliteConnection,
  id: number,
  level: number,
  fromRow: number,
  toRow: number,
): ReadTile[] {
  const rows = sql(
    `SELECT first_row, depth_max, checksum, data FROM tile
     WHERE image_id = ? AND level = ? AND first_row >= ? AND first_row < ? ORDER BY first_row`,
  ).all(id, level, fromRow, toRow) as TileRow[];
  const above = sql(
    'SELECT depth_max FROM tile WHERE image_id = ? AND level = ? AND first_row < ? ORDER BY first_row DESC LIMIT 1',
  ).pluck();
  return rows.map((row) => {
    const { first_row: firstRow, depth_max: depthMax } = row;
    const depthMin = (): number => (above.get(id, level, firstRow) as number | undefined) ?? -Infinity;
    return wholeTile(row, level) ?? { firstRow, lost: { depthMin: depthMin(), depthMax } };
  });
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
export async function giveBackPages(connection: SqliteConnection): Promise<void> {
  const { file, db, guard, guardWithReserve } = connection;
  const freePages = (): number => guard(() => db.pragma('freelist_count', { simple: true }) as number);
  // Each page that is moved is first written to the journal, which grows by it. On a full disk few are moved at a time, and the
  // journal is emptied after each step, so that it needs little room.
  const isTight = (freeBytes(file) ?? Infinity) < LEAST_FREE_BYTES;
  if (isTight) emptyJournal(connection);
  for (let free = freePages(); free > 0;) {
    guardWithReserve(() => db.pragma(`incremental_vacuum(${isTight ? FEW_PAGES : VACUUM_PAGES})`));
    if (isTight) emptyJournal(connection);
    await setImmediate();
    const left = freePages();
    if (left >= free) break; // another one is taking pages as fast as they are freed
    free = left;
  }
  emptyJournal(connection);
  keepReserve(file);
}

/**
 * Moves the journal into the library, unless that would grow by more than is free: tried in vain it takes all that is left,
 * and the journal of a killed import holds pages that a library from which they are removed has no need of.
 */
function emptyJournal({ file, db, guard }: SqliteConnection): void {
  guard(() => {
    const [pages, pageBytes] = ['page_count', 'page_size'].map((name) => db.pragma(name, { simple: true }));
    const growth = (pages as number) * (pageBytes as number) - fs.statSync(file).size;
    if (growth <= (freeBytes(file) ?? Infinity)) db.pragma('wal_checkpoint(TRUNCATE)');
  });
}
