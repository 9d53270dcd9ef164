// Deletes logs that are hidden from a PostgreSQL library, in steps, so that nobody waits long.
import type { PostgresQueries } from './postgres-queries.ts';
import { SCHEMA } from './postgres-schema.ts';
import type { TakenOut } from './postgres-trash.ts';

/** Tiles given up in one step. */
const REMOVE_TILES = 64;

export class PostgresErasing {
  readonly #queries: PostgresQueries;

  constructor(queries: PostgresQueries) {
    this.#queries = queries;
  }

  /** A hidden log, after its companions, which were hidden with it. */
  async family(id: number): Promise<void> {
    const companions = await this.#queries.run<{ id: number }>(
      'list hidden companions',
      `SELECT id::float8 AS id FROM ${SCHEMA}.entry WHERE parent_id = $1 AND state = 'removing'`,
      [id],
    );
    for (const companion of companions) await this.one(companion.id);
    await this.one(id);
  }

  /** Hidden logs of which companions go first: they refer to them. Returns their bytes. */
  async all(rows: readonly TakenOut[]): Promise<number> {
    const sorted = rows.toSorted((a, b) => Number(a.is_first) - Number(b.is_first));
    for (const { id } of sorted) await this.one(id);
    return rows.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** In steps, so that no transaction is long; what another client is deleting is left to it. */
  async one(id: number): Promise<void> {
    const some = `DELETE FROM ${SCHEMA}.tile WHERE image_id = $1 AND (level, first_row) IN
                    (SELECT level, first_row FROM ${SCHEMA}.tile WHERE image_id = $1
                     LIMIT ${REMOVE_TILES} FOR UPDATE SKIP LOCKED)
                  RETURNING 1`;
    while ((await this.#queries.run('remove tiles', some, [id])).length > 0);
    await this.#queries.run('remove log', `DELETE FROM ${SCHEMA}.entry WHERE id = $1`, [id]);
  }
}
