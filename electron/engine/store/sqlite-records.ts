// Records in a SQLite library: listed, and changed all together or not at all.
import { imageMissing } from './log-rows.ts';
import { changedMeanwhile, checksumOf, tooMany, type RecordChanges, type RecordRow } from './record-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS, LISTED, ROW_OF } from './sqlite-log-rows.ts';

const COLUMNS = 'log_id, kind, id, version, body, checksum';

/** Of what is under way nothing is listed: that is nobody's yet. */
export function listRecords({ sql }: SqliteConnection, logIds: readonly number[] | undefined): RecordRow[] {
  // The condition only where it is asked for, so that the index finds the rows.
  const logs = [LISTED, ...(logIds ? [`${KNOWN_AS} IN (SELECT value FROM json_each(@logIds))`] : [])].join(' AND ');
  return sql(
    `SELECT known.id AS log_id, record.kind, record.id, version, body, checksum
     FROM (SELECT id AS row_id, ${KNOWN_AS} AS id FROM entry WHERE ${logs}) AS known
     JOIN record ON log_id = row_id`,
  ).all(logIds ? { logIds: JSON.stringify(logIds) } : {}) as RecordRow[];
}

export function insertRecord({ sql }: SqliteConnection, row: RecordRow): void {
  sql(`INSERT INTO record (${COLUMNS}) VALUES (@log_id, @kind, @id, @version, @body, @checksum)`).run(row);
}

/** What has been changed of a row's records. */
interface RecordsChanged {
  readonly keep: readonly RecordRow[];
  readonly drop: readonly Pick<RecordRow, 'kind' | 'id'>[];
}

/**
 * `keepInFile` is called in the transaction, when all has been checked.
 * @throws StratascopeError `not_found` without the log, `conflict`, and `bad_input` where it would have more than `most`.
 */
export function changeRecords(
  connection: SqliteConnection,
  { logId, kind, changes, most, noun }: RecordChanges,
  keepInFile: (row: number, changed: RecordsChanged) => void,
): void {
  const { db, sql } = connection;
  db.transaction(() => {
    const log = sql(ROW_OF).pluck().get(logId) as number | undefined;
    if (log === undefined) throw imageMissing(logId);
    const keep: RecordRow[] = [];
    for (const { id, version, body } of changes) {
      const gone = sql('DELETE FROM record WHERE log_id = ? AND kind = ? AND id = ? AND version = ?');
      // One that is new takes nobody's place.
      if (gone.run(log, kind, id, version).changes === 0 && version > 0) throw changedMeanwhile();
      if (body === undefined) continue;
      const next = { kind, id, version: version + 1, body };
      const taken = sql('SELECT 1 FROM record WHERE log_id = ? AND kind = ? AND id = ?').get(log, kind, id);
      if (taken) throw changedMeanwhile();
      const row = { log_id: log, ...next, checksum: checksumOf(next) };
      insertRecord(connection, row);
      keep.push(row);
    }
    const count = sql('SELECT count(*) FROM record WHERE log_id = ? AND kind = ?').pluck().get(log, kind) as number;
    if (count > most && changes.some(({ version, body }) => version === 0 && body !== undefined))
      throw tooMany(noun, most);
    const drop = changes.filter(({ body }) => body === undefined).map(({ id }) => ({ kind, id }));
    keepInFile(log, { keep, drop });
  }).immediate();
}
