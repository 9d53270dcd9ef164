// The library in PostgreSQL that a team shares: an image store on a pool of connections.
import type pg from 'pg';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { PastTheTrash, Removed, TrashedLog } from '../../../shared/model/trash.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { damagedDepths } from '../tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile } from '../tiles/tile.ts';
import { colormapMissing, colormapTaken, readColormaps, type ColormapRow } from './colormap-rows.ts';
import type { ImageStore, LogFault, Removal } from './image-store.ts';
import { damagedOf, detailsOf, imageMissing, logOf, logsOf, notInTrash, type LogRow } from './log-rows.ts';
import { isConnectionLost, postgresError } from './postgres-errors.ts';
import { PostgresImport } from './postgres-import.ts';
import { openPostgresLibrary } from './postgres-library.ts';
import { KNOWN_AS, LISTED, rowOf, SELECT_LOG } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';
import { changeRecords, recordsQuery } from './postgres-records.ts';
import {
  FROM_TRASH,
  HAS_OLD,
  LIST_TRASH,
  TAKE_OUT_ALL,
  TAKE_OUT_OLD,
  TO_TRASH,
  trashedOf,
  type TakenOut,
  type TrashRow,
} from './postgres-trash.ts';
import type { RecordChanges, RecordRow } from './record-rows.ts';
import { wholeTile, type TileRow } from './tile-rows.ts';

/** Tiles given up in one step of a removal. */
const REMOVE_TILES = 64;

export class PostgresStore implements ImageStore {
  readonly #url: string;
  readonly #pool: pg.Pool;

  private constructor(url: string, pool: pg.Pool) {
    this.#url = url;
    this.#pool = pool;
  }

  /** Throws `library` when the server cannot be reached, or its library is foreign or newer. */
  static async open(url: string): Promise<PostgresStore> {
    return new PostgresStore(url, await openPostgresLibrary(url));
  }

  async list(): Promise<ImageLog[]> {
    return logsOf(await this.#query<LogRow>('list logs', `${SELECT_LOG} AND parent_id IS NULL ORDER BY id DESC`));
  }

  async companions(id: number): Promise<ImageLog[]> {
    return logsOf(
      await this.#query<LogRow>('list companions', `${SELECT_LOG} AND parent_id = (${rowOf('$1')}) ORDER BY id`, [id]),
    );
  }

  async damaged(): Promise<DamagedLog[]> {
    return damagedOf(await this.#query<LogRow>('list all', `${SELECT_LOG} ORDER BY id DESC`));
  }

  async faults(): Promise<readonly LogFault[]> {
    const { damaged } = await this.#colormaps();
    return [...(await this.damaged()), ...damaged.map((message) => ({ message }))];
  }

  async get(id: number): Promise<ImageLog> {
    const [row] = await this.#query<LogRow>('get log', `${SELECT_LOG} AND ${KNOWN_AS} = $1`, [id]);
    return logOf(id, row);
  }

  async details(id: number): Promise<LogDetails> {
    const [row] = await this.#query<{ details: string | null }>(
      'get details',
      `SELECT details::text AS details FROM ${SCHEMA}.entry WHERE id = (${rowOf('$1')})`,
      [id],
    );
    return detailsOf(row?.details);
  }

  async describe(id: number, { name, ...notes }: LogDescription): Promise<ImageLog> {
    // A damaged one is refused before anything of it is changed.
    const { parentId = id } = await this.get(id);
    const { depthUnit } = notes;
    // One statement for the log and those whose depths are of the same column.
    const changed = await this.#tell(
      'describe log',
      `UPDATE ${SCHEMA}.entry SET name = CASE WHEN ${KNOWN_AS} = $1 THEN coalesce($2, name) ELSE name END,
         notes = notes || CASE WHEN ${KNOWN_AS} = $1 THEN $3::jsonb ELSE $4::jsonb END
       WHERE ${LISTED} AND (${KNOWN_AS} = $1 OR ($4 <> '{}' AND (${rowOf('$5')}) IN (id, parent_id))) RETURNING id`,
      [id, name ?? null, JSON.stringify(notes), JSON.stringify({ depthUnit }), parentId],
    );
    if (!changed) throw imageMissing(id);
    return this.get(id);
  }

  async records(of: RecordsOf): Promise<RecordRow[]> {
    return this.#query<RecordRow>(...recordsQuery(of));
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    await this.get(changes.logId);
    await this.#transaction(async (client) => {
      await changeRecords(client, changes);
      await client.query(`UPDATE ${SCHEMA}.library SET changes = changes + 1`);
    });
  }

  async remove(id: number, { now = false, trashOnly = false, onHidden }: Removal = {}): Promise<Removed> {
    const [row] = await this.#query<{ id: number; is_companion: boolean }>(
      'find removed',
      `SELECT id::float8 AS id, parent_id IS NOT NULL AS is_companion FROM ${SCHEMA}.entry WHERE ${KNOWN_AS} = $1 AND ${LISTED}`,
      [id],
    );
    if (!row) throw imageMissing(id);
    const asked: PastTheTrash | undefined = now ? 'asked' : undefined;
    const because = asked ?? (row.is_companion ? 'companion' : undefined);
    if (because !== undefined && trashOnly) return { outcome: 'kept', because };
    if (because === undefined) {
      if (!(await this.#tell('trash log', TO_TRASH, [row.id]))) throw imageMissing(id);
      onHidden?.({ outcome: 'trashed' });
      return { outcome: 'trashed' };
    }
    const hidden = await this.#tell(
      'hide log',
      `UPDATE ${SCHEMA}.entry SET state = 'removing' WHERE ${LISTED} AND (id = $1 OR parent_id = $1) RETURNING id`,
      [row.id],
    );
    if (!hidden) throw imageMissing(id);
    onHidden?.({ outcome: 'erased', because });
    await this.#erase(row.id);
    return { outcome: 'erased', because };
  }

  async fileOf(): Promise<undefined> {
    return undefined;
  }

  async withUuid(uuid: string): Promise<ImageLog | undefined> {
    return (await this.list()).find(({ fileUuid }) => fileUuid === uuid);
  }

  async link(): Promise<never> {
    throw onlyHere();
  }

  async locate(): Promise<never> {
    throw onlyHere();
  }

  async trash(): Promise<TrashedLog[]> {
    return (await this.#query<TrashRow>('list trash', LIST_TRASH)).map(trashedOf);
  }

  async restore(id: number): Promise<number> {
    if (!(await this.#tell('restore log', FROM_TRASH, [id]))) throw notInTrash(id);
    return id;
  }

  async emptyTrash(): Promise<number> {
    return this.#eraseAll(await this.#query<TakenOut>('empty trash', TAKE_OUT_ALL));
  }

  beginImport(): Promise<PostgresImport> {
    return PostgresImport.open(this.#url, {
      get: (id) => this.get(id),
      erase: async (rows) => {
        for (const row of rows) await this.#eraseOne(row);
      },
    });
  }

  async colormaps(): Promise<ColormapDefinition[]> {
    return (await this.#colormaps()).colormaps;
  }

  async #colormaps(): Promise<ReturnType<typeof readColormaps>> {
    const rows = await this.#query<Omit<ColormapRow, 'checksum'>>(
      'list colormaps',
      `SELECT name, colormap::text AS colormap FROM ${SCHEMA}.colormap ORDER BY name COLLATE "C"`,
    );
    return readColormaps(rows.map((row) => ({ ...row, checksum: null })));
  }

  async saveColormap({ name, ...shape }: ColormapDefinition, replaces?: string): Promise<void> {
    const row = [name, JSON.stringify(shape)];
    // Renamed where nobody has taken the name meanwhile; what is not there any more is added anew.
    const replaced =
      replaces !== undefined &&
      (await this.#tell(
        'replace colormap',
        `UPDATE ${SCHEMA}.colormap SET name = $1, colormap = $2 WHERE name = $3
         AND ($1 = $3 OR NOT EXISTS (SELECT 1 FROM ${SCHEMA}.colormap WHERE name = $1)) RETURNING 1`,
        [...row, replaces],
      ));
    const added =
      replaced ||
      (await this.#tell(
        'add colormap',
        `INSERT INTO ${SCHEMA}.colormap (name, colormap) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
        row,
      ));
    if (!added) throw colormapTaken(name);
  }

  async removeColormap(name: string): Promise<void> {
    const removal = `DELETE FROM ${SCHEMA}.colormap WHERE name = $1 RETURNING 1`;
    if (!(await this.#tell('remove colormap', removal, [name]))) throw colormapMissing(name);
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    const [row] = await this.#query<{ first_row: number }>(
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
    const [log] = await this.#query<LogRow>('get log of tiles', `${SELECT_LOG} AND id = $1`, [id]);
    throw damagedDepths(logOf(id, log), lost.lost);
  }

  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    const rows = await this.#query<TileRow>(
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

  async dataVersion(): Promise<number> {
    const [row] = await this.#query<{ changes: number }>(
      'count changes',
      `SELECT changes::float8 AS changes FROM ${SCHEMA}.library`,
    );
    return row!.changes;
  }

  /** Ends removals that were broken off, and erases old trash. Two clients at the same one help each other; a read replica has nothing to do. */
  async clearInterrupted(): Promise<void> {
    const unfinished = await this.#query<{ id: number }>(
      'list interrupted',
      // Companions before the log that they go with.
      `SELECT id::float8 AS id FROM ${SCHEMA}.entry WHERE state = 'removing' AND NOT pg_is_in_recovery()
       ORDER BY parent_id IS NULL`,
    );
    for (const { id } of unfinished) await this.#eraseOne(id);
    const [old] = await this.#query('find old trash', HAS_OLD);
    if (old) await this.#eraseAll(await this.#query<TakenOut>('empty old trash', TAKE_OUT_OLD));
  }

  /** Its form is changed by migrations alone. */
  async outdated(): Promise<readonly number[]> {
    return [];
  }

  async renew(): Promise<void> {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /**
   * One statement, and so one transaction: the change and the count of changes by which others hear of it. `change`
   * returns the rows it has changed; false where there were none.
   */
  async #tell(name: string, change: string, values: unknown[]): Promise<boolean> {
    const told = await this.#query(
      name,
      `WITH changed AS (${change})
       UPDATE ${SCHEMA}.library SET changes = changes + 1 WHERE EXISTS (SELECT 1 FROM changed) RETURNING changes`,
      values,
    );
    return told.length > 0;
  }

  /** Rolled back by the server where the connection is lost, and by us whatever else is thrown. */
  async #transaction(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
    try {
      const client = await this.#begun();
      try {
        await work(client);
        await client.query('COMMIT');
        client.release();
      } catch (error) {
        // One that cannot be rolled back is no longer used.
        await client.query('ROLLBACK').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    } catch (error) {
      throw postgresError(error, this.#url);
    }
  }

  /** A connection with a transaction begun. One that turns out to be dead is replaced once: nothing has been done on it yet. */
  async #begun(): Promise<pg.PoolClient> {
    for (let tries = 1; ; tries++) {
      const client = await this.#pool.connect();
      try {
        await client.query('BEGIN');
        return client;
      } catch (error) {
        client.release(true);
        if (tries > 1 || !isConnectionLost(error)) throw error;
      }
    }
  }

  /** A hidden log, after its companions, which were hidden with it. */
  async #erase(id: number): Promise<void> {
    const companions = await this.#query<{ id: number }>(
      'list hidden companions',
      `SELECT id::float8 AS id FROM ${SCHEMA}.entry WHERE parent_id = $1 AND state = 'removing'`,
      [id],
    );
    for (const companion of companions) await this.#eraseOne(companion.id);
    await this.#eraseOne(id);
  }

  /** Hidden logs of which companions go first: they refer to them. Returns their bytes. */
  async #eraseAll(rows: readonly TakenOut[]): Promise<number> {
    const sorted = rows.toSorted((a, b) => Number(a.is_first) - Number(b.is_first));
    for (const { id } of sorted) await this.#eraseOne(id);
    return rows.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #lost(id: number, level: number, { first_row, depth_max: depthMax }: TileRow): Promise<LostStretch> {
    const [above] = await this.#query<{ depth_max: number }>(
      'find tile above',
      `SELECT depth_max FROM ${SCHEMA}.tile
       WHERE image_id = $1 AND level = $2 AND first_row < $3 ORDER BY first_row DESC LIMIT 1`,
      [id, level, first_row],
    );
    return { depthMin: above?.depth_max ?? -Infinity, depthMax };
  }

  /** In steps, so that no transaction is long; what another client is deleting is left to it. */
  async #eraseOne(id: number): Promise<void> {
    const some = `DELETE FROM ${SCHEMA}.tile WHERE image_id = $1 AND (level, first_row) IN
                    (SELECT level, first_row FROM ${SCHEMA}.tile WHERE image_id = $1
                     LIMIT ${REMOVE_TILES} FOR UPDATE SKIP LOCKED)
                  RETURNING 1`;
    while ((await this.#query('remove tiles', some, [id])).length > 0);
    await this.#query('remove log', `DELETE FROM ${SCHEMA}.entry WHERE id = $1`, [id]);
  }

  /** A prepared statement. One that meets a dead connection is tried once more, on another. */
  async #query<R extends object>(name: string, text: string, values: unknown[] = []): Promise<R[]> {
    const run = async (): Promise<R[]> => (await this.#pool.query<R>({ name, text, values })).rows;
    try {
      return await run().catch((error: unknown) => {
        if (isConnectionLost(error)) return run();
        throw error;
      });
    } catch (error) {
      throw postgresError(error, this.#url);
    }
  }
}

function onlyHere(): StratascopeError {
  const message = 'Expected the library of this computer to open a log where it lies; import it into this one instead';
  return new StratascopeError('unsupported', message);
}
