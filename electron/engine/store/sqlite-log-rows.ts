// Rows of logs in the index: which are listed, by which id a log is known, and how one takes another's place.
import { checksumOver } from './strata/checksums.ts';
import { sumOf } from './strata/strata-part.ts';
import { imageMissing, type LogRow } from './log-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/**
 * An import or a removal that is under way or was broken off. No other row may be cleared: a state that one flipped bit
 * has changed, or one that comes with facts, is of a log that was there.
 */
export const UNFINISHED = `(state = 'removing' OR (state = 'importing' AND facts IS NULL))`;
/** Every other row is a log or a damaged one, even where its state is missing. */
export const LISTED = `${UNFINISHED} IS NOT TRUE`;
/** The id by which a log is known: that of its row, or of the log whose place it has taken. */
export const KNOWN_AS = 'coalesce(known_as, id)';
/** The row of a log, by the id by which it is known. */
export const ROW_OF = `SELECT id FROM entry WHERE ${KNOWN_AS} = ? AND ${LISTED}`;

export const SELECT_LOG = `SELECT ${KNOWN_AS} AS id, id AS row_id, kind, state, name, imported_at, stored_bytes, facts, notes,
    coalesce((SELECT known_as FROM entry AS parent WHERE parent.id = entry.parent_id), parent_id) AS parent_id,
    (SELECT 1 FROM entry AS parent
     WHERE parent.id = entry.parent_id AND parent.parent_id IS NULL AND ${LISTED}) AS parent_kept,
    parent_id AS parent_row, known_as, details, file, part, uuid, records_sum, checksum, problem
  FROM entry WHERE ${LISTED}`;

/** Where the tiles of a log lie: in a file, or in the library's own tables as in those of before. */
export interface TilePlace {
  readonly file: string | null;
  readonly part: number;
}

/** What the checksum of a row covers. */
export type IndexedRow = TilePlace &
  Pick<LogRow, 'row_id' | 'kind' | 'state' | 'name' | 'imported_at' | 'stored_bytes' | 'facts' | 'notes'> & {
    readonly known_as: number | null;
    readonly parent_row: number | null;
    readonly details: string | null;
    readonly records_sum: number | null;
    /** Of the file; null in rows that were written before it was kept here. */
    readonly uuid: string | null;
  };

export function indexChecksum(row: IndexedRow): number {
  const { row_id, known_as, parent_row, kind, state, name, imported_at, stored_bytes, facts, notes, details } = row;
  return checksumOver(
    ...[row_id, known_as, parent_row, kind, state, name, String(imported_at), stored_bytes, facts, notes, details],
    ...[row.file, row.part, row.records_sum, ...(row.uuid === null ? [] : [row.uuid])],
  );
}

/** Gives rows the checksum of what they say now, in the caller's transaction. Rows of before have none. */
export function sealRows({ sql }: SqliteConnection, rows: readonly number[]): void {
  for (const id of rows) {
    const records = sql('SELECT checksum FROM record WHERE log_id = ?').pluck().all(id) as number[];
    sql('UPDATE entry SET records_sum = ? WHERE id = ?').run(sumOf(records), id);
    const row = sql(
      `SELECT id AS row_id, known_as, parent_id AS parent_row, kind, state, name, imported_at, stored_bytes, facts, notes,
         details, file, part, uuid, records_sum FROM entry WHERE id = ? AND file IS NOT NULL`,
    ).get(id) as IndexedRow | undefined;
    if (row) sql('UPDATE entry SET checksum = ? WHERE id = ?').run(indexChecksum(row), id);
  }
}

/** Hides a log and its companions, which `token` will stand for. Answers their rows, companions first: they refer to it. */
export function hideLog({ sql }: SqliteConnection, id: number, token: string): number[] {
  const hidden = sql(
    `UPDATE entry SET state = 'removing', owner_pid = ?, owner_token = ?, heartbeat_ms = ?
     WHERE ${LISTED} AND (${ROW_OF}) IN (id, parent_id) RETURNING id, parent_id IS NULL AS is_first`,
  ).all(process.pid, token, Date.now(), id) as { id: number; is_first: number }[];
  return hidden.sort((a, b) => a.is_first - b.is_first).map((row) => row.id);
}

/**
 * Puts a new row in the place of each log: it takes the id, the name, the records and what people have noted, but for a
 * depth unit, which mended a reading that is over. In the caller's transaction. Answers the rows that are hidden for it.
 * @throws StratascopeError `not_found` where one of them is not there any more.
 */
export function takePlaces(
  connection: SqliteConnection,
  places: readonly { readonly row: number; readonly replaces: number }[],
  token: string,
): number[] {
  const { sql } = connection;
  for (const { row, replaces } of places) {
    const old = sql(ROW_OF).pluck().get(replaces);
    if (old === undefined) throw imageMissing(replaces);
    sql(
      `UPDATE entry SET name = old.name, notes = json_remove(old.notes, '$.depthUnit')
       FROM (SELECT name, notes FROM entry WHERE id = ?) AS old WHERE id = ?`,
    ).run(old, row);
    sql('UPDATE record SET log_id = ? WHERE log_id = ?').run(row, old);
  }
  // Companions are hidden with the log that they go with.
  const hidden = places.flatMap(({ replaces }) => hideLog(connection, replaces, token));
  for (const { row, replaces } of places) sql('UPDATE entry SET known_as = ? WHERE id = ?').run(replaces, row);
  return hidden;
}
