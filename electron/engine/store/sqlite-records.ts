// Records in a SQLite library: listed, and changed all together or not at all.
import type { RecordsOf } from '../../../shared/records/records.ts';
import { imageMissing } from './log-rows.ts';
import { changedMeanwhile, checksumOf, tooMany, type RecordChanges, type RecordRow } from './record-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

const COLUMNS = 'log_id, kind, id, version, body, checksum';

/** `visible`: the condition by which a row of `log` is a log, because what is under way is nobody's yet. */
export function listRecords({ sql }: SqliteConnection, visible: string, { logIds, kind }: RecordsOf): RecordRow[] {
  // Each condition only where it is asked for, so that the index finds the rows.
  const conditions = [
    `EXISTS (SELECT 1 FROM log WHERE log.id = log_id AND ${visible})`,
    ...(logIds ? ['log_id IN (SELECT value FROM json_each(@logIds))'] : []),
    ...(kind === undefined ? [] : ['kind = @kind']),
  ];
  return sql(`SELECT ${COLUMNS} FROM record WHERE ${conditions.join(' AND ')}`).all({
    ...(logIds && { logIds: JSON.stringify(logIds) }),
    ...(kind !== undefined && { kind }),
  }) as RecordRow[];
}

export function insertRecord({ sql }: SqliteConnection, row: RecordRow): void {
  sql(`INSERT INTO record (${COLUMNS}) VALUES (@log_id, @kind, @id, @version, @body, @checksum)`).run(row);
}

/** @throws StratascopeError `not_found` without the log, `conflict`, and `bad_input` where it would have more than `most`. */
export function changeRecords(
  connection: SqliteConnection,
  visible: string,
  { logId, kind, changes, most, noun }: RecordChanges,
): void {
  const { db, sql } = connection;
  db.transaction(() => {
    if (!sql(`SELECT 1 FROM log WHERE id = ? AND ${visible}`).get(logId)) throw imageMissing(logId);
    for (const { id, version, body } of changes) {
      const gone = sql('DELETE FROM record WHERE log_id = ? AND kind = ? AND id = ? AND version = ?');
      // One that is new takes nobody's place.
      if (gone.run(logId, kind, id, version).changes === 0 && version > 0) throw changedMeanwhile();
      if (body === undefined) continue;
      const next = { kind, id, version: version + 1, body };
      const taken = sql('SELECT 1 FROM record WHERE log_id = ? AND kind = ? AND id = ?').get(logId, kind, id);
      if (taken) throw changedMeanwhile();
      insertRecord(connection, { log_id: logId, ...next, checksum: checksumOf(next) });
    }
    const count = sql('SELECT count(*) FROM record WHERE log_id = ? AND kind = ?').pluck().get(logId, kind) as number;
    if (count > most && changes.some(({ version, body }) => version === 0 && body !== undefined))
      throw tooMany(noun, most);
  }).immediate();
}
