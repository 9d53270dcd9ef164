// The tiles of a PostgreSQL library: found by depth, read, and told as lost where they are damaged.
import { damagedDepths } from '../../../shared/tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile } from '../../../shared/tiles/tile.ts';
import { logOf, type LogRow } from './log-rows.ts';
import { SELECT_LOG } from './postgres-log-rows.ts';
import type { PostgresQueries } from './postgres-queries.ts';
import { SCHEMA } from './postgres-schema.ts';
import { wholeTile, type TileRow } from './tile-rows.ts';

export class PostgresTiles {
  readonly #queries: PostgresQueries;

  constructor(queries: PostgresQueries) {
    this.#queries = queries;
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    const [row] = await this.#queries.run<{ first_row: number }>(
      'find tile',
      `SELECT first_row::float8 AS first_row FROM ${SCHEMA}.tile
       WHERE image_id = $1 AND level = $2 AND depth_max >= $3 ORDER BY depth_max LIMIT 1`,
      [id, level, depth],
    );
    return row?.first_row;
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    const read = await this.readLeft(id, level, fromRow, toRow);
    const lost = read.find((each) => 'lost' in each);
    if (!lost) return read as Tile[];
    const [log] = await this.#queries.run<LogRow>('get log of tiles', `${SELECT_LOG} AND id = $1`, [id]);
    throw damagedDepths(logOf(id, log), lost.lost);
  }

  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    const rows = await this.#queries.run<TileRow>(
      'read tiles',
      `SELECT first_row::float8 AS first_row, depth_max, checksum::float8 AS checksum, data FROM ${SCHEMA}.tile
       WHERE image_id = $1 AND level = $2 AND first_row >= $3 AND first_row < $4 ORDER BY first_row`,
      [id, level, fromRow, toRow],
    );
    return Promise.all(
      rows.map(
        async (row) => wholeTile(row, level) ?? { firstRow: row.first_row, lost: await this.#lost(id, level, row) },
      ),
    );
  }

  async #lost(id: number, level: number, { first_row, depth_max: depthMax }: TileRow): Promise<LostStretch> {
    const [above] = await this.#queries.run<{ depth_max: number }>(
      'find tile above',
      `SELECT depth_max FROM ${SCHEMA}.tile
       WHERE image_id = $1 AND level = $2 AND first_row < $3 ORDER BY first_row DESC LIMIT 1`,
      [id, level, first_row],
    );
    return { depthMin: above?.depth_max ?? -Infinity, depthMax };
  }
}
