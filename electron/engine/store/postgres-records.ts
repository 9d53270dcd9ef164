// Records in a PostgreSQL library: listed, and changed in one transaction of which others hear.
import type { ClientBase } from 'pg';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { imageMissing } from './log-rows.ts';
import { KNOWN_AS, LISTED, rowOf } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';
import { changedMeanwhile, checksumOf, tooMany, type RecordChanges, type RecordRow } from './record-rows.ts';

/** A statement's name, its text and the values that it takes. */
export function recordsQuery({ logIds, kind }: RecordsOf): [string, string, unknown[]] {
  // Each condition only where it is asked for, so that the index finds the rows.
  const values = [...(logIds ? [logIds] : []), ...(kind === undefined ? [] : [kind])];
  const logs = [LISTED, ...(logIds ? [`${KNOWN_AS} = ANY ($1::bigint[])`] : [])].join(' AND ');
  const text = `SELECT known.id::float8 AS log_id, record.kind, record.id, version, body, checksum::float8 AS checksum
                FROM (SELECT id AS row_id, ${KNOWN_AS} AS id FROM ${SCHEMA}.entry WHERE ${logs}) AS known
                JOIN ${SCHEMA}.record ON log_id = row_id
                ${kind === undefined ? '' : `WHERE record.kind = $${values.length}`}`;
  return [`list records${logIds ? ' of logs' : ''}${kind === undefined ? '' : ' of a kind'}`, text, values];
}

/** All in one statement: a server may be far away. */
export async function insertRecords(client: ClientBase, rows: readonly RecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO ${SCHEMA}.record (log_id, kind, id, version, body, checksum)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::bigint[])`,
    (['log_id', 'kind', 'id', 'version', 'body', 'checksum'] as const).map((column) => rows.map((row) => row[column])),
  );
}

/**
 * In the caller's transaction. The log's row is locked, so that changes of one log's records are made one after the other.
 * @throws StratascopeError `not_found` without the log, `conflict`, and `bad_input` where it would have more than `most`.
 */
export async function changeRecords(
  client: ClientBase,
  { logId, kind, changes, most, noun }: RecordChanges,
): Promise<void> {
  const { rows: found } = await client.query<{ id: number }>(`${rowOf('$1')} FOR UPDATE`, [logId]);
  const log = found[0]?.id;
  if (log === undefined) throw imageMissing(logId);
  const changed = changes.filter(({ version }) => version > 0);
  const gone = await client.query(
    `DELETE FROM ${SCHEMA}.record r USING unnest($3::text[], $4::integer[]) AS old (id, version)
     WHERE r.log_id = $1 AND r.kind = $2 AND r.id = old.id AND r.version = old.version`,
    [log, kind, changed.map(({ id }) => id), changed.map(({ version }) => version)],
  );
  if (gone.rowCount !== changed.length) throw changedMeanwhile();
  const put = changes.flatMap(({ id, version, body }) => (body === undefined ? [] : [{ id, version, body }]));
  // One that is new takes nobody's place.
  const taken = await client.query(`SELECT 1 FROM ${SCHEMA}.record WHERE log_id = $1 AND kind = $2 AND id = ANY ($3)`, [
    ...[log, kind, put.map(({ id }) => id)],
  ]);
  if (taken.rowCount !== 0) throw changedMeanwhile();
  await insertRecords(
    client,
    put.map(({ id, version, body }) => {
      const next = { kind, id, version: version + 1, body };
      return { log_id: log, ...next, checksum: checksumOf(next) };
    }),
  );
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::float8 AS count FROM ${SCHEMA}.record WHERE log_id = $1 AND kind = $2`,
    [log, kind],
  );
  if (rows[0]!.count > most && put.some(({ version }) => version === 0)) throw tooMany(noun, most);
}
