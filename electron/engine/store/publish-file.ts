// Puts the file of a log, written but for its facts, in its place: the index and the file say the same from then on.
import { fileNameOf, type LibraryFolder } from './library-folder.ts';
import type { RecordRow } from './record-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { sealRows } from './sqlite-log-rows.ts';
import type { StrataPart } from './strata/strata-part.ts';
import type { StrataWriter } from './strata/strata-writer.ts';

/** `rows`: of the parts in their order. In the caller's transaction, after `file.flush()`. */
export function publishFile(
  connection: SqliteConnection,
  folder: LibraryFolder,
  file: StrataWriter,
  rows: readonly number[],
): void {
  const { sql } = connection;
  const parts = rows.map((row) => ({
    row: sql(
      `SELECT coalesce(known_as, id) AS id, kind, name, facts, notes, details, imported_at, stored_bytes FROM entry WHERE id = ?`,
    ).get(row) as StrataPart,
    records: sql('SELECT * FROM record WHERE log_id = ?').all(row) as RecordRow[],
  }));
  file.finish(parts);
  const { id, name } = parts[0]!.row;
  const target = folder.free(fileNameOf(id, name));
  file.publish(folder.pathOf(target));
  const enter = sql('UPDATE entry SET file = ?, uuid = ?, part = ?, seen = ? WHERE id = ?');
  for (const [part, row] of rows.entries()) enter.run(target, file.uuid, part, folder.lookOf(target), row);
  sealRows(connection, rows);
}
