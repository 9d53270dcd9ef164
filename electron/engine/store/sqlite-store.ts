// In: tiles and facts of image logs. Out: the same, from one SQLite library file. Synchronous inside, so it lives in workers.
import { setImmediate } from 'node:timers/promises';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { imageLog, type ImageLog, type LogDescription } from '../../../shared/model/image-log.ts';
import { isRunning } from '../data-dir.ts';
import type { Tile } from '../tiles/tile.ts';
import type { ImageStore, ImportWriter } from './image-store.ts';
import { listColormaps, removeColormap, saveColormap } from './sqlite-colormaps.ts';
import { connect, type SqliteConnection } from './sqlite-connection.ts';
import { SqliteImport } from './sqlite-import.ts';
import { decodeTile } from '../tiles/tile-codec.ts';

/** Tiles, and then pages, given up in one step of a removal. */
const REMOVE_TILES = 64;
const VACUUM_PAGES = 1024;
/** An owner that wrote nothing for this long is taken for dead even if its process id is in use again. */
const STALE_MS = 10 * 60_000;

interface ImageRow {
  readonly id: number;
  readonly name: string;
  readonly imported_at: string;
  readonly stored_bytes: number;
  readonly facts: string;
  readonly notes: string;
}

interface TileRow {
  readonly first_row: number;
  readonly checksum: number;
  readonly data: Buffer;
}

export class SqliteStore implements ImageStore {
  readonly #connection: SqliteConnection;
  readonly #db: SqliteConnection['db'];
  readonly #sql: SqliteConnection['sql'];
  readonly #guard: SqliteConnection['guard'];
  readonly #ownerToken: string;

  /**
   * `ownerToken` marks what this process has under way; it tells the process from an earlier one that had the same
   * process id, as in containers. Throws `library` when the file is foreign, newer or unreadable.
   */
  constructor(file: string, ownerToken: string) {
    this.#connection = connect(file);
    ({ db: this.#db, sql: this.#sql, guard: this.#guard } = this.#connection);
    this.#ownerToken = ownerToken;
  }

  async list(): Promise<ImageLog[]> {
    return this.#guard(() =>
      (this.#sql(`SELECT * FROM image WHERE state = 'complete' ORDER BY id DESC`).all() as ImageRow[]).map(toImageLog),
    );
  }

  async get(id: number): Promise<ImageLog> {
    return this.#guard(() => {
      const row = this.#sql(`SELECT * FROM image WHERE state = 'complete' AND id = ?`).get(id);
      if (!row) throw notFound(id);
      return toImageLog(row as ImageRow);
    });
  }

  async describe(id: number, { name, ...notes }: LogDescription): Promise<ImageLog> {
    this.#guard(() => {
      const { changes } = this.#sql(
        `UPDATE image SET name = coalesce(?, name), notes = json_patch(notes, ?) WHERE state = 'complete' AND id = ?`,
      ).run(name ?? null, JSON.stringify(notes), id);
      if (changes === 0) throw notFound(id);
    });
    return this.get(id);
  }

  async remove(id: number, onHidden?: () => void): Promise<void> {
    this.#guard(() => {
      const { changes } = this.#sql(
        `UPDATE image SET state = 'removing', owner_pid = ?, owner_token = ?, heartbeat_ms = ?
         WHERE state = 'complete' AND id = ?`,
      ).run(process.pid, this.#ownerToken, Date.now(), id);
      if (changes === 0) throw notFound(id);
    });
    onHidden?.();
    await this.#erase(id);
  }

  beginImport(): Promise<ImportWriter> {
    const store = { get: (id: number) => this.get(id), erase: (id: number) => this.#erase(id) };
    return SqliteImport.begin(this.#connection, this.#ownerToken, store);
  }

  async colormaps(): Promise<ColormapDefinition[]> {
    return this.#guard(() => listColormaps(this.#db));
  }

  async saveColormap(colormap: ColormapDefinition, replaces?: string): Promise<void> {
    this.#guard(() => saveColormap(this.#db, colormap, replaces));
  }

  async removeColormap(name: string): Promise<void> {
    this.#guard(() => removeColormap(this.#db, name));
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    return this.#guard(
      () =>
        this.#sql(
          `SELECT first_row FROM tile WHERE image_id = ? AND level = ? AND depth_max >= ? ORDER BY depth_max LIMIT 1`,
        )
          .pluck()
          .get(id, level, depth) as number | undefined,
    );
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    return this.#guard(() => {
      const rows = this.#sql(
        `SELECT first_row, checksum, data FROM tile
         WHERE image_id = ? AND level = ? AND first_row >= ? AND first_row < ? ORDER BY first_row`,
      ).all(id, level, fromRow, toRow) as TileRow[];
      return rows.map((row) =>
        decodeTile(row.data, row.checksum, `image ${id}, level ${level}, the tile at row ${row.first_row}`),
      );
    });
  }

  async dataVersion(): Promise<number> {
    return this.#guard(() => this.#db.pragma('data_version', { simple: true }) as number);
  }

  async clearInterrupted(): Promise<void> {
    const unfinished = this.#sql(
      `SELECT id, owner_pid AS pid, owner_token AS token, heartbeat_ms AS heartbeat FROM image WHERE state <> 'complete'`,
    ).all() as { id: number; pid: number; token: string; heartbeat: number }[];
    for (const { id, pid, token, heartbeat } of unfinished) {
      const ours = pid === process.pid;
      const atWork = ours ? token === this.#ownerToken : isRunning(pid) && Date.now() - heartbeat < STALE_MS;
      if (!atWork) await this.#erase(id);
    }
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** Deletes an image's tiles and then its row, and gives the pages back, in steps of a few milliseconds. */
  async #erase(id: number): Promise<void> {
    const some = this.#sql(
      `DELETE FROM tile WHERE rowid IN (SELECT rowid FROM tile WHERE image_id = ? LIMIT ${REMOVE_TILES})`,
    );
    while (this.#guard(() => some.run(id).changes) > 0) await setImmediate();
    this.#guard(() => this.#sql('DELETE FROM image WHERE id = ?').run(id));
    const freePages = (): number => this.#guard(() => this.#db.pragma('freelist_count', { simple: true }) as number);
    for (let free = freePages(); free > 0;) {
      this.#guard(() => this.#db.pragma(`incremental_vacuum(${VACUUM_PAGES})`));
      await setImmediate();
      const left = freePages();
      if (left >= free) break; // another import is taking pages as fast as they are freed
      free = left;
    }
    this.#guard(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'));
  }
}

function toImageLog(row: ImageRow): ImageLog {
  return imageLog.parse({
    ...(JSON.parse(row.facts) as object),
    ...(JSON.parse(row.notes) as object),
    id: row.id,
    name: row.name,
    importedAt: row.imported_at,
    storedBytes: row.stored_bytes,
  });
}

function notFound(id: number): StratascopeError {
  return new StratascopeError('not_found', `Image with id ${id} not found`);
}
