// Rows of logs in PostgreSQL: which are listed, by which id a log is known, and how one takes another's place.
import type { ClientBase } from 'pg';
import { imageMissing } from './log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';

/** A log, or a damaged one: of an import nobody sees a row before it is complete. */
export const LISTED = `state IS DISTINCT FROM 'removing' AND state IS DISTINCT FROM 'trashed'`;
/** The id by which a log is known: that of its row, or of the log whose place it has taken. */
export const KNOWN_AS = 'coalesce(known_as, id)';
/** The row of a log, by the id by which it is known. */
export const rowOf = (parameter: string): string =>
  `SELECT id::float8 AS id FROM ${SCHEMA}.entry WHERE ${KNOWN_AS} = ${parameter} AND ${LISTED}`;

// pg reads bigint as a string, for it may hold more than a double can; ours never do. JSON comes as text: pg would throw
// every row away for one that it cannot parse.
export const SELECT_LOG = `SELECT ${KNOWN_AS}::float8 AS id, id::float8 AS row_id, kind, state, name, imported_at,
    stored_bytes::float8 AS stored_bytes, facts::text AS facts, notes::text AS notes,
    coalesce((SELECT known_as FROM ${SCHEMA}.entry AS parent WHERE parent.id = entry.parent_id), parent_id)::float8 AS parent_id,
    (SELECT 1 FROM ${SCHEMA}.entry AS parent
     WHERE parent.id = entry.parent_id AND parent.parent_id IS NULL AND ${LISTED}) AS parent_kept
  FROM ${SCHEMA}.entry WHERE ${LISTED}`;

/**
 * Puts a new row in the place of each log: it takes the id, the name, the records and what people have noted, but for a
 * depth unit, which mended a reading that is over. In the caller's transaction. Answers the rows that are hidden for it.
 * @throws StratascopeError `not_found` where one of them is not there any more.
 */
export async function takePlaces(
  client: ClientBase,
  places: readonly { readonly row: number; readonly replaces: number }[],
): Promise<number[]> {
  const replaced: number[] = [];
  for (const { row, replaces } of places) {
    const { rows } = await client.query<{ id: number }>(`${rowOf('$1')} FOR UPDATE`, [replaces]);
    const [old] = rows;
    if (!old) throw imageMissing(replaces);
    replaced.push(old.id);
    await client.query(
      `UPDATE ${SCHEMA}.entry AS new SET name = old.name, notes = old.notes - 'depthUnit'
       FROM ${SCHEMA}.entry AS old WHERE old.id = $2 AND new.id = $1`,
      [row, old.id],
    );
    await client.query(`UPDATE ${SCHEMA}.record SET log_id = $1 WHERE log_id = $2`, [row, old.id]);
  }
  // Companions are hidden with the log that they go with, and are erased before it, because they refer to it.
  const { rows: hidden } = await client.query<{ id: number; is_first: boolean }>(
    `UPDATE ${SCHEMA}.entry SET state = 'removing' WHERE ${LISTED} AND (id = ANY ($1::bigint[]) OR parent_id = ANY ($1::bigint[]))
     RETURNING id::float8 AS id, parent_id IS NULL AS is_first`,
    [replaced],
  );
  for (const { row, replaces } of places)
    await client.query(`UPDATE ${SCHEMA}.entry SET known_as = $2 WHERE id = $1`, [row, replaces]);
  return hidden.sort((a, b) => Number(a.is_first) - Number(b.is_first)).map(({ id }) => id);
}
