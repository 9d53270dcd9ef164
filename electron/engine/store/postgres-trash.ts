// The trash of a PostgreSQL library: its logs keep their rows and tiles, in a state in which nobody lists them.
import { TRASH_DAYS, type TrashedLog } from '../../../shared/model/trash.ts';
import { KNOWN_AS, LISTED } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';

/** A log and its companions, which are there and go together. `$1`: the log's row. */
export const TO_TRASH = `UPDATE ${SCHEMA}.entry SET state = 'trashed', removed_at = now()
  WHERE ${LISTED} AND (id = $1 OR parent_id = $1) RETURNING id`;

/** `$1`: the id by which the log was known. */
export const FROM_TRASH = `UPDATE ${SCHEMA}.entry SET state = 'complete', removed_at = NULL
  WHERE state = 'trashed' AND (SELECT id FROM ${SCHEMA}.entry
    WHERE ${KNOWN_AS} = $1 AND state = 'trashed' AND parent_id IS NULL) IN (id, parent_id) RETURNING id`;

export const LIST_TRASH = `SELECT ${KNOWN_AS}::float8 AS id, name, removed_at,
    (SELECT sum(stored_bytes) FROM ${SCHEMA}.entry AS part WHERE entry.id IN (part.id, part.parent_id))::float8 AS bytes
  FROM ${SCHEMA}.entry WHERE state = 'trashed' AND parent_id IS NULL ORDER BY removed_at DESC, id DESC`;

/** By the server's clock, which is the same for all of a team. */
const IS_OLD = `removed_at < now() - interval '${TRASH_DAYS} days'`;
/** A row where there is something, and no replica is asked, which has nothing to do. */
export const HAS_OLD = `SELECT 1 FROM ${SCHEMA}.entry WHERE state = 'trashed' AND ${IS_OLD} AND NOT pg_is_in_recovery() LIMIT 1`;

const takeOut = (which: string): string => `UPDATE ${SCHEMA}.entry SET state = 'removing'
  WHERE state = 'trashed' AND ${which} RETURNING id::float8 AS id, parent_id IS NULL AS is_first, stored_bytes::float8 AS bytes`;
/** From here on they are as what is removed for ever, and are erased by whoever comes by. */
export const TAKE_OUT_ALL = takeOut('true');
export const TAKE_OUT_OLD = takeOut(IS_OLD);

export interface TrashRow {
  readonly id: number;
  readonly name: string | null;
  readonly removed_at: Date;
  readonly bytes: number;
}

export function trashedOf({ id, name, removed_at, bytes }: TrashRow): TrashedLog {
  return { id, name: name ?? `log ${id}`, removedAt: removed_at.toISOString(), bytes };
}

export interface TakenOut {
  readonly id: number;
  readonly is_first: boolean;
  readonly bytes: number;
}
