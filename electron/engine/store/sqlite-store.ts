// The library of this computer: a folder with a file for each log, and an index of them in SQLite. Its work is synchronous, so it runs in workers.
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails, TrashedLog } from '../../../shared/model/image-log.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { isRunning } from '../data-dir.ts';
import { checkRoom, freeBytes, LEAST_FREE_FOR_TRASH, LIBRARY_DISK } from '../disk-room.ts';
import { ALL_DEPTHS, damagedDepths, isCorrupt } from '../tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile } from '../tiles/tile.ts';
import { fileFaults } from './file-faults.ts';
import type { ImageStore, LogFault, Removal } from './image-store.ts';
import { forgetFile, forgetUnfinished, IndexFiles } from './index-files.ts';
import { LibraryFolder } from './library-folder.ts';
import { damagedOf, detailsOf, imageMissing, logOf, logsOf, type LogRow } from './log-rows.ts';
import { eraseOldTiles, findOldTile, giveBackPages, readOldTiles } from './old-tiles.ts';
import { clearMovedTiles, moveOldLog, oldLogs } from './move-old-logs.ts';
import { OpenFiles } from './open-files.ts';
import { checksumOf, type RecordChanges, type RecordRow } from './record-rows.ts';
import { listColormaps, removeColormap, saveColormap } from './sqlite-colormaps.ts';
import { connect, type SqliteConnection } from './sqlite-connection.ts';
import { SqliteImport } from './sqlite-import.ts';
import {
  indexChecksum,
  hideLog,
  KNOWN_AS,
  ROW_OF,
  sealRows,
  SELECT_LOG,
  UNFINISHED,
  type IndexedRow,
  type TilePlace,
} from './sqlite-log-rows.ts';
import { changeRecords, listRecords } from './sqlite-records.ts';
import { changeStrata, removePart } from './strata/change-strata.ts';
import { nameIn } from './strata/strata-reader.ts';
import { FILE_ENDING } from './strata/strata-schema.ts';

/** An owner of before that wrote nothing for this long is taken for dead even if its process id is in use again. */
const STALE_MS = 10 * 60_000;
/** How long a log stays in the trash. */
const TRASH_MS = 30 * 24 * 60 * 60_000;

/** A row of the index, with the checksum of what it says; a row of before has none. */
type EntryRow = LogRow & IndexedRow & { readonly checksum: number | null };

export class SqliteStore implements ImageStore {
  readonly #connection: SqliteConnection;
  readonly #db: SqliteConnection['db'];
  readonly #sql: SqliteConnection['sql'];
  readonly #guard: SqliteConnection['guard'];
  readonly #ownerToken: string;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;
  readonly #open: OpenFiles;

  /**
   * `file`: library.sqlite; the files of the logs lie in the folder `library` beside it. `ownerToken` marks what this process
   * has under way. Throws `library` when the file is foreign, newer or unreadable.
   */
  constructor(file: string, ownerToken: string) {
    this.#connection = connect(file);
    ({ db: this.#db, sql: this.#sql, guard: this.#guard } = this.#connection);
    this.#ownerToken = ownerToken;
    this.#folder = new LibraryFolder(file);
    this.#files = new IndexFiles(this.#connection, this.#folder);
    this.#open = new OpenFiles(this.#folder);
    // Nobody may meet an empty library in between.
    if (this.#connection.notice !== undefined) this.#guard(() => this.#files.look());
  }

  get notice(): string | undefined {
    return this.#connection.notice;
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

  async faults(): Promise<readonly LogFault[]> {
    const colormaps = this.#guard(() => listColormaps(this.#db)).damaged.map((message) => ({ message }));
    return [...(await this.damaged()), ...fileFaults(this.#connection, this.#folder), ...colormaps];
  }

  async get(id: number): Promise<ImageLog> {
    return logOf(id, this.#rows(`AND ${KNOWN_AS} = ?`, id)[0]);
  }

  async details(id: number): Promise<LogDetails> {
    const details = this.#guard(() => this.#sql(`SELECT details FROM entry WHERE id = (${ROW_OF})`).pluck().get(id));
    return detailsOf(details as string | null | undefined);
  }

  async describe(id: number, { name, ...notes }: LogDescription): Promise<ImageLog> {
    // A damaged one is refused before anything of it is changed.
    const { parentId = id } = await this.get(id);
    const note = `notes = json_patch(notes, ?) WHERE state = 'complete'`;
    this.#guard(() =>
      this.#db
        .transaction(() => {
          this.#sql(`UPDATE entry SET name = coalesce(?, name), ${note} AND id = (${ROW_OF})`).run(
            name ?? null,
            JSON.stringify(notes),
            id,
          );
          if (notes.depthUnit !== undefined) {
            // What is damaged is left as it is.
            const family = `json_valid(notes) AND problem IS NULL AND (${ROW_OF}) IN (id, parent_id)`;
            this.#sql(`UPDATE entry SET ${note} AND ${family}`).run(
              JSON.stringify({ depthUnit: notes.depthUnit }),
              parentId,
            );
          }
          this.#noteInFile(notes.depthUnit === undefined ? id : parentId);
        })
        .immediate(),
    );
    return this.get(id);
  }

  async records(of: RecordsOf): Promise<RecordRow[]> {
    const rows = this.#guard(() => listRecords(this.#connection, of));
    const damaged = rows.filter((row) => checksumOf(row) !== row.checksum);
    const files = new Set(damaged.flatMap(({ log_id: id }) => this.#placeOf(ROW_OF, id)?.file ?? []));
    if (files.size === 0) return rows;
    for (const file of files) this.#guard(() => this.#files.readAgain(file));
    return this.#guard(() => listRecords(this.#connection, of));
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    await this.get(changes.logId);
    this.#guard(() =>
      changeRecords(this.#connection, changes, (row, change) => {
        const { file, part } = this.#placeOf('SELECT id FROM entry WHERE id = ?', row)!;
        if (file === null) return;
        changeStrata(this.#folder.pathOf(file), [{ part, ...change }]);
        this.#seen(file);
      }),
    );
  }

  async remove(id: number, { now = false, onHidden }: Removal = {}): Promise<boolean> {
    const place = this.#placeOf(ROW_OF, id);
    if (!place) throw imageMissing(id);
    const { file, part } = place;
    const isTight = (freeBytes(this.#folder.path) ?? Infinity) < LEAST_FREE_FOR_TRASH;
    if (file !== null && part > 0) {
      this.#removeCompanion(id, file, part);
      onHidden?.();
      return false;
    }
    if (file !== null && !now && !isTight) {
      this.#open.close();
      await this.#folder.toTrash(file, new Date());
      this.#guard(() => this.#db.transaction(() => forgetFile(this.#connection, file)).immediate());
      onHidden?.();
      return true;
    }
    const token = this.#newToken();
    const hidden = this.#connection.guardWithReserve(() => hideLog(this.#connection, id, token));
    onHidden?.();
    await this.#erase(hidden, token);
    return false;
  }

  async trash(): Promise<TrashedLog[]> {
    return this.#guard(() => this.#folder.trashed()).map(({ file, id, base, removedAt, bytes }) => ({
      ...{ id, removedAt, bytes },
      name: nameIn(path.join(this.#folder.trash, file)) ?? path.basename(base, FILE_ENDING),
    }));
  }

  async restore(id: number): Promise<ImageLog> {
    const found = this.#folder.trashed().find((each) => each.id === id);
    if (!found) throw new StratascopeError('not_found', `Expected a log of the trash but ${id} is none`);
    const file = this.#folder.fromTrash(found);
    this.#guard(() => this.#files.readAgain(file));
    const known = this.#guard(() =>
      this.#sql(`SELECT ${KNOWN_AS} FROM entry WHERE file = ? AND part = 0`).pluck().get(file),
    );
    return this.get(known as number);
  }

  async emptyTrash(removedBefore?: Date): Promise<number> {
    const limit = removedBefore?.toISOString() ?? '9';
    const gone = this.#folder.trashed().filter(({ removedAt }) => removedAt < limit);
    for (const { file } of gone) await this.#folder.eraseFromTrash(file);
    return gone.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async beginImport(bytes = 0): Promise<SqliteImport> {
    // An import that cannot end is not begun.
    checkRoom(this.#connection.file, bytes, LIBRARY_DISK);
    const token = this.#newToken();
    return new SqliteImport(this.#connection, token, {
      folder: this.#folder,
      get: (id) => this.get(id),
      erase: (ids) => this.#erase(ids, token),
    });
  }

  async colormaps(): Promise<ColormapDefinition[]> {
    return this.#guard(() => listColormaps(this.#db)).colormaps;
  }

  async saveColormap(colormap: ColormapDefinition, replaces?: string): Promise<void> {
    this.#guard(() => saveColormap(this.#db, colormap, replaces));
  }

  async removeColormap(name: string): Promise<void> {
    this.#guard(() => removeColormap(this.#db, name));
  }

  async findTile(id: number, level: number, depth: number): Promise<number | undefined> {
    const place = this.#placeOf('SELECT ?', id);
    if (!place) return undefined;
    const { file, part } = place;
    if (file === null) return this.#guard(() => findOldTile(this.#connection, id, level, depth));
    return this.#told(id, () => this.#open.reader(file).findTile(part, level, depth));
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    const read = await this.readLeft(id, level, fromRow, toRow);
    return read.map((each) => {
      if ('lost' in each) throw this.#damaged(id, each.lost);
      return each;
    });
  }

  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    const place = this.#placeOf('SELECT ?', id);
    if (!place) return [];
    const { file, part } = place;
    if (file === null) return this.#guard(() => readOldTiles(this.#connection, id, level, fromRow, toRow));
    return this.#told(id, () => this.#open.reader(file).readLeft(part, level, fromRow, toRow));
  }

  async dataVersion(): Promise<number> {
    return this.#guard(() => this.#db.pragma('data_version', { simple: true }) as number);
  }

  async clearInterrupted(stopped?: string): Promise<void> {
    this.#connection.guardWithReserve(() => this.#files.clearUnfinished());
    // What is removed, and what programs of before were importing.
    const unfinished = this.#connection.guardWithReserve(() =>
      this.#sql(
        // The last one first, so that its id is given back, and companions before the log that they go with.
        `SELECT id, state, owner_pid AS pid, owner_token AS token, heartbeat_ms AS heartbeat, file FROM entry
       WHERE ${UNFINISHED} AND (file IS NULL OR state = 'removing') ORDER BY parent_id IS NULL, id DESC`,
      ).all(),
    ) as { id: number; state: string; pid: number; token: string; heartbeat: number; file: string | null }[];
    for (const { id, pid, token, heartbeat } of unfinished) {
      const ours = pid === process.pid;
      const atWork = ours
        ? token.startsWith(`${this.#ownerToken}/`) && !(stopped !== undefined && token.startsWith(`${stopped}/`))
        : isRunning(pid) && Date.now() - heartbeat < STALE_MS;
      if (!atWork) await this.#erase([id], token).catch(unlessFull);
    }
    this.#connection.guardWithReserve(() => this.#files.look());
    await clearMovedTiles(this.#connection);
    await this.emptyTrash(new Date(Date.now() - TRASH_MS));
  }

  async outdated(): Promise<readonly number[]> {
    return oldLogs(this.#connection);
  }

  renew(id: number, onRows: (rows: number) => void): Promise<void> {
    return moveOldLog(this.#connection, this.#folder, this, id, onRows);
  }

  async close(): Promise<void> {
    this.#open.close();
    this.#db.close();
  }

  #removeCompanion(id: number, file: string, part: number): void {
    this.#guard(() =>
      this.#db
        .transaction(() => {
          removePart(this.#folder.pathOf(file), part);
          this.#sql(`DELETE FROM entry WHERE id = (${ROW_OF})`).run(id);
          this.#seen(file);
        })
        .immediate(),
    );
    // What it had open may know the tiles that are gone.
    this.#open.close();
  }

  /** Listed rows. Where one does not hold, its file is read again. */
  #rows(which: string, ...values: number[]): LogRow[] {
    const select = (): EntryRow[] =>
      this.#guard(() => this.#sql(`${SELECT_LOG} ${which}`).all(...values) as EntryRow[]);
    const isOff = (row: EntryRow): boolean =>
      row.file !== null && row.problem === null && indexChecksum(row) !== row.checksum;
    const rows = select();
    const files = new Set(rows.filter(isOff).map(({ file }) => file!));
    if (files.size === 0) return rows;
    for (const file of files) this.#guard(() => this.#files.readAgain(file));
    return select();
  }

  /** Of a row, which `row` selects by `value`; undefined where there is none. */
  #placeOf(row: string, value: number): TilePlace | undefined {
    return this.#guard(
      () => this.#sql(`SELECT file, part FROM entry WHERE id = (${row})`).get(value) as TilePlace | undefined,
    );
  }

  /** Writes names and notes of a log and its companions into their file, in the caller's transaction. */
  #noteInFile(id: number): void {
    const rows = this.#sql(
      `SELECT id, file, part, name, notes FROM entry
       WHERE file IS NOT NULL AND problem IS NULL AND state = 'complete' AND (${ROW_OF}) IN (id, parent_id)`,
    ).all(id) as { id: number; file: string; part: number; name: string; notes: string }[];
    const [first] = rows;
    if (!first) return;
    changeStrata(
      this.#folder.pathOf(first.file),
      rows.map(({ part, name, notes }) => ({ part, name, notes })),
    );
    sealRows(
      this.#connection,
      rows.map((row) => row.id),
    );
    this.#seen(first.file);
  }

  /** What this process has changed in a file itself need not be read again. */
  #seen(file: string): void {
    this.#sql('UPDATE entry SET seen = ? WHERE file = ?').run(this.#folder.lookOf(file), file);
  }

  /** What cannot be read at all, such as a directory, is told with all depths of the log. */
  #told<T>(row: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw isCorrupt(error) ? this.#damaged(row, ALL_DEPTHS) : error;
    }
  }

  #damaged(row: number, lost: LostStretch): StratascopeError {
    const [log] = this.#rows('AND id = ?', row);
    return damagedDepths(logOf(row, log), lost);
  }

  /** Of one import or removal: an id that was given back may be another import's by now, even of this process. */
  #newToken(): string {
    return `${this.#ownerToken}/${randomUUID()}`;
  }

  /** Deletes what is hidden: its tiles, or its file, and then its rows. */
  async #erase(ids: readonly number[], token: string): Promise<void> {
    for (const id of ids) await this.#eraseOne(id, token);
    await giveBackPages(this.#connection);
  }

  /** Does nothing once the row is not what `token` stands for any more: a log, or somebody else's. */
  async #eraseOne(id: number, token: string): Promise<void> {
    const ours = `id = ? AND owner_token = ? AND ${UNFINISHED}`;
    const { guardWithReserve } = this.#connection;
    const row = this.#sql(`SELECT state, file, part FROM entry WHERE ${ours}`).get(id, token) as
      (TilePlace & { readonly state: string }) | undefined;
    if (!row) return;
    if (row.file === null) await eraseOldTiles(this.#connection, id, ours, id, token);
    // The file of companions is that of the log that they go with, which is the last to go.
    else if (row.state === 'removing' && row.part === 0) {
      this.#open.close();
      await this.#folder.erase(row.file);
    }
    guardWithReserve(() =>
      this.#db.transaction(() => {
        forgetUnfinished(this.#connection, id);
        this.#sql(`DELETE FROM entry WHERE ${ours}`).run(id, token);
      })(),
    );
  }
}

/** What cannot be cleared now is hidden, too; once there is room, the next start clears it. */
function unlessFull(error: unknown): void {
  if (!(error instanceof StratascopeError && error.code === 'disk_full')) throw error;
}
