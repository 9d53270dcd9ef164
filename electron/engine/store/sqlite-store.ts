// The library in one SQLite file: an image store whose work is synchronous, so it runs in workers.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { isRunning } from '../data-dir.ts';
import { checkRoom, freeBytes, LEAST_FREE_BYTES, LIBRARY_DISK } from '../disk-room.ts';
import type { Tile } from '../tiles/tile.ts';
import type { ImageStore } from './image-store.ts';
import { damagedOf, detailsOf, imageMissing, logOf, logsOf, type LogRow } from './log-rows.ts';
import type { RecordChanges, RecordRow } from './record-rows.ts';
import { listColormaps, removeColormap, saveColormap } from './sqlite-colormaps.ts';
import { connect, type SqliteConnection } from './sqlite-connection.ts';
import { SqliteImport } from './sqlite-import.ts';
import { hideLog, KNOWN_AS, ROW_OF, SELECT_LOG, UNFINISHED } from './sqlite-log-rows.ts';
import { changeRecords, listRecords } from './sqlite-records.ts';
import { keepReserve } from './sqlite-reserve.ts';
import { decodeTile } from '../tiles/tile-codec.ts';

/** Tiles, and then pages, given up in one step of a removal. */
const REMOVE_TILES = 64;
const VACUUM_PAGES = 1024;
const FEW_PAGES = 64;
/** An owner that wrote nothing for this long is taken for dead even if its process id is in use again. */
const STALE_MS = 10 * 60_000;

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
    return logsOf(this.#rows('AND parent_id IS NULL ORDER BY id DESC'));
  }

  async companions(id: number): Promise<ImageLog[]> {
    return logsOf(this.#rows(`AND parent_id = (${ROW_OF}) ORDER BY id`, id));
  }

  async damaged(): Promise<DamagedLog[]> {
    return damagedOf(this.#rows('ORDER BY id DESC'));
  }

  async get(id: number): Promise<ImageLog> {
    return logOf(id, this.#rows(`AND ${KNOWN_AS} = ?`, id)[0]);
  }

  async details(id: number): Promise<LogDetails> {
    const details = this.#guard(() => this.#sql(`SELECT details FROM log WHERE id = (${ROW_OF})`).pluck().get(id));
    return detailsOf(details as string | null | undefined);
  }

  async describe(id: number, { name, ...notes }: LogDescription): Promise<ImageLog> {
    // A damaged one is refused before anything of it is changed.
    const { parentId = id } = await this.get(id);
    const note = `notes = json_patch(notes, ?) WHERE state = 'complete'`;
    this.#guard(() =>
      this.#db.transaction(() => {
        this.#sql(`UPDATE log SET name = coalesce(?, name), ${note} AND id = (${ROW_OF})`).run(
          name ?? null,
          JSON.stringify(notes),
          id,
        );
        if (notes.depthUnit === undefined) return;
        // What is damaged is left as it is.
        this.#sql(`UPDATE log SET ${note} AND json_valid(notes) AND (${ROW_OF}) IN (id, parent_id)`).run(
          JSON.stringify({ depthUnit: notes.depthUnit }),
          parentId,
        );
      })(),
    );
    return this.get(id);
  }

  async records(of: RecordsOf): Promise<RecordRow[]> {
    return this.#guard(() => listRecords(this.#connection, of));
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    await this.get(changes.logId);
    this.#guard(() => changeRecords(this.#connection, changes));
  }

  async remove(id: number, onHidden?: () => void): Promise<void> {
    const token = this.#newToken();
    const hidden = this.#connection.guardWithReserve(() => hideLog(this.#connection, id, token));
    if (hidden.length === 0) throw imageMissing(id);
    onHidden?.();
    await this.#erase(hidden, token);
  }

  async beginImport(bytes = 0): Promise<SqliteImport> {
    // An import that cannot end is not begun.
    checkRoom(this.#connection.file, bytes, LIBRARY_DISK);
    const token = this.#newToken();
    const store = { get: (id: number) => this.get(id), erase: (ids: readonly number[]) => this.#erase(ids, token) };
    return new SqliteImport(this.#connection, token, store);
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

  async clearInterrupted(stopped?: string): Promise<void> {
    const unfinished = this.#connection.guardWithReserve(() =>
      this.#sql(
        // The last one first, so that its id is given back, and companions before the log that they go with.
        `SELECT id, owner_pid AS pid, owner_token AS token, heartbeat_ms AS heartbeat FROM log WHERE ${UNFINISHED}
         ORDER BY parent_id IS NULL, id DESC`,
      ).all(),
    ) as { id: number; pid: number; token: string; heartbeat: number }[];
    for (const { id, pid, token, heartbeat } of unfinished) {
      const ours = pid === process.pid;
      const atWork = ours
        ? token.startsWith(`${this.#ownerToken}/`) && !(stopped !== undefined && token.startsWith(`${stopped}/`))
        : isRunning(pid) && Date.now() - heartbeat < STALE_MS;
      if (!atWork) await this.#erase([id], token).catch(unlessFull);
    }
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  #rows(which: string, ...values: number[]): LogRow[] {
    return this.#guard(() => this.#sql(`${SELECT_LOG} ${which}`).all(...values) as LogRow[]);
  }

  /** Of one import or removal: an id that was given back may be another import's by now, even of this process. */
  #newToken(): string {
    return `${this.#ownerToken}/${randomUUID()}`;
  }

  /** Deletes logs one after another, and gives their pages back, in steps of a few milliseconds. */
  async #erase(ids: readonly number[], token: string): Promise<void> {
    for (const id of ids) await this.#eraseOne(id, token);
    const { file, guardWithReserve } = this.#connection;
    const freePages = (): number => this.#guard(() => this.#db.pragma('freelist_count', { simple: true }) as number);
    // Each page that is moved is first written to the journal, which grows by it. On a full disk few are moved at a time, and the
    // journal is emptied after each step, so that it needs little room.
    const isTight = (freeBytes(file) ?? Infinity) < LEAST_FREE_BYTES;
    if (isTight) this.#emptyJournal();
    for (let free = freePages(); free > 0;) {
      guardWithReserve(() => this.#db.pragma(`incremental_vacuum(${isTight ? FEW_PAGES : VACUUM_PAGES})`));
      if (isTight) this.#emptyJournal();
      await setImmediate();
      const left = freePages();
      if (left >= free) break; // another import is taking pages as fast as they are freed
      free = left;
    }
    this.#emptyJournal();
    keepReserve(file);
  }

  /**
   * Moves the journal into the library, unless that would grow by more than is free: tried in vain it takes all that is left,
   * and the journal of a killed import holds pages that a library from which they are removed has no need of.
   */
  #emptyJournal(): void {
    const { file } = this.#connection;
    this.#guard(() => {
      const [pages, pageBytes] = ['page_count', 'page_size'].map((name) => this.#db.pragma(name, { simple: true }));
      const growth = (pages as number) * (pageBytes as number) - fs.statSync(file).size;
      if (growth <= (freeBytes(file) ?? Infinity)) this.#db.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  /**
   * Deletes a log's tiles and then its row. Does nothing once the row is not what `token` stands for any more: a log, or
   * somebody else's.
   */
  async #eraseOne(id: number, token: string): Promise<void> {
    const ours = `id = ? AND owner_token = ? AND ${UNFINISHED}`;
    const some = this.#sql(
      `DELETE FROM tile WHERE rowid IN (SELECT rowid FROM tile WHERE image_id = ? LIMIT ${REMOVE_TILES})
       AND EXISTS (SELECT 1 FROM log WHERE ${ours})`,
    );
    const { guardWithReserve } = this.#connection;
    while (guardWithReserve(() => some.run(id, id, token).changes) > 0) await setImmediate();
    guardWithReserve(() =>
      this.#db.transaction(() => {
        const state = this.#sql(`DELETE FROM log WHERE ${ours} RETURNING state`).pluck().get(id, token);
        // Of an import that came to nothing nobody has heard: the next log gets its id, unless a later one has begun.
        // One that was listed keeps it for ever.
        if (state === 'importing')
          this.#sql(`UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'log' AND seq = ?`).run(id);
      })(),
    );
  }
}

/** What cannot be cleared now is hidden, too; once there is room, the next start clears it. */
function unlessFull(error: unknown): void {
  if (!(error instanceof StratascopeError && error.code === 'disk_full')) throw error;
}
