// The library in PostgreSQL that a team shares: an image store on a pool of connections.
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { PastTheTrash, Removed, TrashedLog } from '../../../shared/model/trash.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import type { ReadTile, Tile } from '../../../shared/tiles/tile.ts';
import { colormapMissing, colormapTaken, readColormaps, type ColormapRow } from './colormap-rows.ts';
import type { ImageStore, LogFault, LogLeft, Removal } from './image-store.ts';
import { leftInLibrary } from './left-in-library.ts';
import { damagedOf, detailsOf, imageMissing, logOf, logsOf, notInTrash, type LogRow } from './log-rows.ts';
import { PostgresErasing } from './postgres-erasing.ts';
import { PostgresImport } from './postgres-import.ts';
import { openPostgresLibrary } from './postgres-library.ts';
import { KNOWN_AS, LISTED, rowOf, SELECT_LOG } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';
import { PostgresQueries } from './postgres-queries.ts';
import { changeRecords, recordsQuery } from './postgres-records.ts';
import { PostgresTiles } from './postgres-tiles.ts';
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

export class PostgresStore implements ImageStore {
  readonly #url: string;
  readonly #queries: PostgresQueries;
  readonly #tiles: PostgresTiles;
  readonly #erasing: PostgresErasing;

  private constructor(url: string, queries: PostgresQueries) {
    this.#url = url;
    this.#queries = queries;
    this.#tiles = new PostgresTiles(queries);
    this.#erasing = new PostgresErasing(queries);
  }

  /** Throws `library` when the server cannot be reached, or its library is foreign or newer. */
  static async open(url: string): Promise<PostgresStore> {
    return new PostgresStore(url, new PostgresQueries(url, await openPostgresLibrary(url)));
  }

  async list(): Promise<ImageLog[]> {
    return logsOf(await this.#queries.run<LogRow>('list logs', `${SELECT_LOG} AND parent_id IS NULL ORDER BY id DESC`));
  }

  async companions(id: number): Promise<ImageLog[]> {
    return logsOf(
      await this.#queries.run<LogRow>('list companions', `${SELECT_LOG} AND parent_id = (${rowOf('$1')}) ORDER BY id`, [
        id,
      ]),
    );
  }

  async damaged(): Promise<DamagedLog[]> {
    return damagedOf(await this.#queries.run<LogRow>('list all', `${SELECT_LOG} ORDER BY id DESC`));
  }

  async faults(): Promise<readonly LogFault[]> {
    const { damaged } = await this.#colormaps();
    return [...(await this.damaged()), ...damaged.map((message) => ({ message }))];
  }

  async get(id: number): Promise<ImageLog> {
    const [row] = await this.#queries.run<LogRow>('get log', `${SELECT_LOG} AND ${KNOWN_AS} = $1`, [id]);
    return logOf(id, row);
  }

  async details(id: number): Promise<LogDetails> {
    const [row] = await this.#queries.run<{ details: string | null }>(
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
    const changed = await this.#queries.tell(
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
    return this.#queries.run<RecordRow>(...recordsQuery(of));
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    await this.get(changes.logId);
    await this.#queries.transaction(async (client) => {
      await changeRecords(client, changes);
      await client.query(`UPDATE ${SCHEMA}.library SET changes = changes + 1`);
    });
  }

  async remove(id: number, { now = false, trashOnly = false, onHidden }: Removal = {}): Promise<Removed> {
    const [row] = await this.#queries.run<{ id: number; is_companion: boolean }>(
      'find removed',
      `SELECT id::float8 AS id, parent_id IS NOT NULL AS is_companion FROM ${SCHEMA}.entry WHERE ${KNOWN_AS} = $1 AND ${LISTED}`,
      [id],
    );
    if (!row) throw imageMissing(id);
    const asked: PastTheTrash | undefined = now ? 'asked' : undefined;
    const because = asked ?? (row.is_companion ? 'companion' : undefined);
    if (because !== undefined && trashOnly) return { outcome: 'kept', because };
    if (because === undefined) {
      if (!(await this.#queries.tell('trash log', TO_TRASH, [row.id]))) throw imageMissing(id);
      onHidden?.({ outcome: 'trashed' });
      return { outcome: 'trashed' };
    }
    const hidden = await this.#queries.tell(
      'hide log',
      `UPDATE ${SCHEMA}.entry SET state = 'removing' WHERE ${LISTED} AND (id = $1 OR parent_id = $1) RETURNING id`,
      [row.id],
    );
    if (!hidden) throw imageMissing(id);
    onHidden?.({ outcome: 'erased', because });
    await this.#erasing.family(row.id);
    return { outcome: 'erased', because };
  }

  leftOf(id: number): Promise<LogLeft> {
    return leftInLibrary(this, id);
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
    return (await this.#queries.run<TrashRow>('list trash', LIST_TRASH)).map(trashedOf);
  }

  async restore(id: number): Promise<number> {
    if (!(await this.#queries.tell('restore log', FROM_TRASH, [id]))) throw notInTrash(id);
    return id;
  }

  async emptyTrash(): Promise<number> {
    return this.#erasing.all(await this.#queries.run<TakenOut>('empty trash', TAKE_OUT_ALL));
  }

  beginImport(): Promise<PostgresImport> {
    return PostgresImport.open(this.#url, {
      get: (id) => this.get(id),
      erase: async (rows) => {
        for (const row of rows) await this.#erasing.one(row);
      },
    });
  }

  async colormaps(): Promise<ColormapDefinition[]> {
    return (await this.#colormaps()).colormaps;
  }

  async #colormaps(): Promise<ReturnType<typeof readColormaps>> {
    const rows = await this.#queries.run<Omit<ColormapRow, 'checksum'>>(
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
      (await this.#queries.tell(
        'replace colormap',
        `UPDATE ${SCHEMA}.colormap SET name = $1, colormap = $2 WHERE name = $3
         AND ($1 = $3 OR NOT EXISTS (SELECT 1 FROM ${SCHEMA}.colormap WHERE name = $1)) RETURNING 1`,
        [...row, replaces],
      ));
    const added =
      replaced ||
      (await this.#queries.tell(
        'add colormap',
        `INSERT INTO ${SCHEMA}.colormap (name, colormap) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
        row,
      ));
    if (!added) throw colormapTaken(name);
  }

  async removeColormap(name: string): Promise<void> {
    const removal = `DELETE FROM ${SCHEMA}.colormap WHERE name = $1 RETURNING 1`;
    if (!(await this.#queries.tell('remove colormap', removal, [name]))) throw colormapMissing(name);
  }

  findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    return this.#tiles.findTile(id, level, depth);
  }

  readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    return this.#tiles.readTiles(id, level, fromRow, toRow);
  }

  readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    return this.#tiles.readLeft(id, level, fromRow, toRow);
  }

  async dataVersion(): Promise<number> {
    const [row] = await this.#queries.run<{ changes: number }>(
      'count changes',
      `SELECT changes::float8 AS changes FROM ${SCHEMA}.library`,
    );
    return row!.changes;
  }

  /** Ends removals that were broken off, and erases old trash. Two clients at the same one help each other; a read replica has nothing to do. */
  async clearInterrupted(): Promise<void> {
    const unfinished = await this.#queries.run<{ id: number }>(
      'list interrupted',
      // Companions before the log that they go with.
      `SELECT id::float8 AS id FROM ${SCHEMA}.entry WHERE state = 'removing' AND NOT pg_is_in_recovery()
       ORDER BY parent_id IS NULL`,
    );
    for (const { id } of unfinished) await this.#erasing.one(id);
    const [old] = await this.#queries.run('find old trash', HAS_OLD);
    if (old) await this.#erasing.all(await this.#queries.run<TakenOut>('empty old trash', TAKE_OUT_OLD));
  }

  /** Its form is changed by migrations alone. */
  async outdated(): Promise<readonly number[]> {
    return [];
  }

  async renew(): Promise<void> {
    return undefined;
  }

  async close(): Promise<void> {
    await this.#queries.close();
  }
}

function onlyHere(): StratascopeError {
  const message = 'Expected the library of this computer to open a log where it lies; import it into this one instead';
  return new StratascopeError('unsupported', message);
}
