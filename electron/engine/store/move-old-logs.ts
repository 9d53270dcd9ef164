// Moves the logs of libraries of before, whose tiles lie in the library's own file, to files of their own, one by one.
import { tilesOf } from '../../../shared/model/image-log.ts';
import { copyTiles } from './copy-tiles.ts';
import type { ImageStore } from './image-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { eraseOldTiles, giveBackPages } from './old-tiles.ts';
import { publishFile } from './publish-file.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { PartWriter } from './part-writer.ts';
import { StrataWriter } from './strata/strata-writer.ts';

/** The logs that stand alone and lie in the library's own file, the newest first. */
export function oldLogs({ sql, guard }: SqliteConnection): readonly number[] {
  const select = sql(
    `SELECT coalesce(known_as, id) FROM entry WHERE file IS NULL AND state = 'complete' AND parent_id IS NULL ORDER BY id DESC`,
  ).pluck();
  return guard(() => select.all() as number[]);
}

/**
 * Moves a log and its companions. It can be read throughout, and killed at any moment it is where it was or where it goes.
 * `onRows`: rows that have been copied since the last call; what it throws ends the move.
 * @throws StratascopeError `corrupt` where a part of it is damaged: it stays where it is.
 */
export async function moveOldLog(
  connection: SqliteConnection,
  folder: LibraryFolder,
  store: ImageStore,
  id: number,
  onRows: (rows: number) => void,
): Promise<void> {
  const { db, sql, guard } = connection;
  const family = [await store.get(id), ...(await store.companions(id))];
  const rows = family.map(tilesOf);
  const bytes = family.reduce((sum, log) => sum + log.storedBytes, 0);
  const file = guard(() => new StrataWriter(folder.path, bytes));
  try {
    for (const log of family) await copyTiles(store, log, new PartWriter(file), onRows);
    await file.flush();
    // Whoever finds the file in its place, and the log not yet in it, knows by this that the move was broken off.
    guard(() => sql('UPDATE entry SET seen = ? WHERE id = ? AND file IS NULL').run(movingTo(file.uuid), rows[0]));
    guard(() =>
      db
        .transaction(() => {
          const isThere = sql(`SELECT 1 FROM entry WHERE id = ? AND file IS NULL AND state = 'complete'`);
          // Removed meanwhile, or moved by another process.
          if (!rows.every((row) => isThere.get(row))) return;
          publishFile(connection, folder, file, rows);
        })
        .immediate(),
    );
  } catch (error) {
    await file.discard();
    throw error;
  }
  if (file.isOpen) await file.discard();
  else for (const row of rows) await clearMoved(connection, row);
}

/** What stands in the place of the look of a log's file while the log moves to one. */
export function movingTo(uuid: string): string {
  return `moving to ${uuid}`;
}

/** Ends what a process that was killed has begun: tiles of logs that have a file by now. */
export async function clearMovedTiles(connection: SqliteConnection): Promise<void> {
  const select = connection.sql(
    'SELECT id FROM entry WHERE file IS NOT NULL AND EXISTS (SELECT 1 FROM tile WHERE image_id = entry.id)',
  );
  for (const row of connection.guard(() => select.pluck().all() as number[])) await clearMoved(connection, row);
}

async function clearMoved(connection: SqliteConnection, row: number): Promise<void> {
  await eraseOldTiles(connection, row, 'id = ? AND file IS NOT NULL', row);
  await giveBackPages(connection);
}
