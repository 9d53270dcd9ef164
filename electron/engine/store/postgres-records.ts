// Records in a PostgreSQL library: listed, and changed in one transaction of which others hear.
import type { ClientBase } from 'pg';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { imageMissing } from './log-rows.ts';
import { SCHEMA } from './postgres-migrations.ts';
import { changedMeanwhile, checksumOf, tooMany, type RecordChanges, type RecordRow } from './record-rows.ts';

/** `visible`: the condition by which a row of `image` is a log. With the values that it takes. */
export function recordsQuery(visible: string, { logId, kind }: RecordsOf): { text: string; values: unknown[] } {
  const text = `SELECT log_id::float8 AS log_id, kind, id, version, body, checksum::float8 AS checksum
                FROM ${SCHEMA}.record
                WHERE ($1::bigint IS NULL OR log_id = $1) AND ($2::text IS NULL OR kind = $2)
                AND EXISTS (SELECT 1 FROM ${SCHEMA}.image i WHERE i.id = log_id AND ${visible})`;
  return { text, values: [logId ?? null, kind ?? null] };
}

export async function insertRecord(client: ClientBase, row: RecordRow): Promise<void> {
  const { log_id: logId, kind, id, version, body, checksum } = row;
  await client.query(
    `INSERT INTO ${SCHEMA}.record (log_id, kind, id, version, body, checksum) VALUES ($1, $2, $3, $4, $5, $6)`,
    [logId, kind, id, version, body, checksum],
  );
}

/**
 * In the caller's transaction. The log's row is locked, so that changes of one log's records are made one after the other.
 * @throws StratascopeError `not_found` without the log, `conflict`, and `bad_input` where it would have more than `most`.
 */
export async function changeRecords(
  client: ClientBase,
  visible: string,
  { logId, kind, changes, most }: RecordChanges,
): Promise<void> {
  const log = await client.query(`SELECT 1 FROM ${SCHEMA}.image WHERE id = $1 AND ${visible} FOR UPDATE`, [logId]);
  if (log.rowCount === 0) throw imageMissing(logId);
  for (const { id, version, body } of changes) {
    const gone = await client.query(
      `DELETE FROM ${SCHEMA}.record WHERE log_id = $1 AND kind = $2 AND id = $3 AND version = $4`,
      [logId, kind, id, version],
    );
    // One that is new takes nobody's place.
    if (gone.rowCount === 0 && version > 0) throw changedMeanwhile();
    if (body === undefined) continue;
    const next = { kind, id, version: version + 1, body };
    const taken = await client.query(`SELECT 1 FROM ${SCHEMA}.record WHERE log_id = $1 AND kind = $2 AND id = $3`, [
      ...[logId, kind, id],
    ]);
    if (taken.rowCount !== 0) throw changedMeanwhile();
    await insertRecord(client, { log_id: logId, ...next, checksum: checksumOf(next) });
  }
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM ${SCHEMA}.record WHERE log_id = $1 AND kind = $2`,
    [logId, kind],
  );
  if (rows[0]!.count > most && changes.some(({ version, body }) => version === 0 && body !== undefined))
    throw tooMany(kind, most);
}
