// The library of this computer: a file for each log and an index of them. It works synchronously, in workers.
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { Removed, TrashedLog } from '../../../shared/model/trash.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { isRunning } from '../data-dir.ts';
import { checkRoom, LIBRARY_DISK } from '../disk-room.ts';
import { ALL_DEPTHS, damagedDepths, isCorrupt } from '../tiles/lost-depths.ts';
import type { LostStretch, ReadTile, Tile } from '../tiles/tile.ts';
import { fileFaults } from './file-faults.ts';
import type { ImageStore, LogFault, LogFilePlace, Removal } from './image-store.ts';
import { forgetUnfinished, IndexFiles } from './index-files.ts';
import { LibraryFolder } from './library-folder.ts';
import { LinkFiles } from './link-files.ts';
import { linkedId } from './links.ts';
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
  LISTED,
  ROW_OF,
  sealRows,
  SELECT_LOG,
  UNFINISHED,
  type IndexedRow,
  type TilePlace,
} from './sqlite-log-rows.ts';
import { changeRecords, listRecords } from './sqlite-records.ts';
import { sumOf } from './strata/strata-part.ts';
import { changeStrata, removePart } from './strata/change-strata.ts';
import { SqliteTrash } from './sqlite-trash.ts';
import { uuidIn } from './strata/strata-reader.ts';

/** An owner of before that wrote nothing for this long is taken for dead even if its process id is in use again. */
const STALE_MS = 10 * 60_000;

/** A row of the index, with the checksum of what it says; a row of before has none. */
type EntryRow = LogRow & IndexedRow & { readonly checksum: number | null };

export class SqliteStore implements ImageStore {
  readonly #connection: SqliteConnection;
  readonly #sql: SqliteConnection['sql'];
  readonly #guard: SqliteConnection['guard'];
  readonly #ownerToken: string;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;
  readonly #links: LinkFiles;
  readonly #open: OpenFiles;
  readonly #trash: SqliteTrash;

  /**
   * `file`: library.sqlite; the files of the logs lie in the folder `library` beside it. `ownerToken` marks what this process
   * has under way. Throws `library` when the file is foreign, newer or unreadable.
   */
  constructor(file: string, ownerToken: string) {
    // The files of the logs are what they were: the index is brought in step with them.
    this.#connection = connect(file, () => this.#files.look());
    ({ sql: this.#sql, guard: this.#guard } = this.#connection);
    this.#ownerToken = ownerToken;
    this.#folder = new LibraryFolder(file);
    this.#files = new IndexFiles(this.#connection, this.#folder);
    this.#links = new LinkFiles(this.#connection, this.#folder, this.#files);
    this.#open = new OpenFiles(this.#folder);
    this.#trash = new SqliteTrash(this.#connection, this.#folder, this.#files);
    // Nobody may meet an empty library in between.
    if (this.#connection.notice !== undefined) this.#guard(() => this.#files.look());
  }

  get #db(): SqliteConnection['db'] {
    return this.#connection.db;
  }

  get generation(): number {
    return this.#connection.generation;
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
    const [row] = this.#rows(`AND ${KNOWN_AS} = ?`, id);
    return detailsOf(row?.details);
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

  async records({ logIds, kind }: RecordsOf): Promise<RecordRow[]> {
    const all = (): RecordRow[] => this.#guard(() => listRecords(this.#connection, logIds));
    const ofKind = (rows: RecordRow[]): RecordRow[] => rows.filter((row) => kind === undefined || row.kind === kind);
    const rows = all();
    const byLog = Map.groupBy(rows, (row) => row.log_id);
    const files = this.#rows('').flatMap(({ id, file, records_sum }) => {
      if (file === null || (logIds && !logIds.includes(id))) return [];
      const own = byLog.get(id) ?? [];
      const areSound = own.every((row) => checksumOf(row) === row.checksum);
      return areSound && sumOf(own.map(({ checksum }) => checksum)) === records_sum ? [] : [file];
    });
    if (files.length === 0) return ofKind(rows);
    for (const file of new Set(files)) this.#guard(() => this.#files.readAgain(file));
    return ofKind(all());
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    await this.get(changes.logId);
    this.#guard(() =>
      changeRecords(this.#connection, changes, (row, change) => {
        const { file, part } = this.#placeOf('SELECT id FROM entry WHERE id = ?', row)!;
        if (file === null) return;
        changeStrata(this.#pathToChange(file), [{ part, ...change }]);
        sealRows(this.#connection, [row]);
        this.#seen(file);
      }),
    );
  }

  async remove(id: number, { now = false, trashOnly = false, onHidden }: Removal = {}): Promise<Removed> {
    const place = this.#placeOf(ROW_OF, id);
    if (!place) throw imageMissing(id);
    const { file, part } = place;
    if (file !== null && linkedId(file) !== undefined) {
      this.#unlink(file, part);
      onHidden?.({ outcome: 'unlinked' });
      return { outcome: 'unlinked' };
    }
    const because = now ? 'asked' : this.#trash.refusal(place);
    if (because !== undefined && trashOnly) return { outcome: 'kept', because };
    if (because === undefined && file !== null) {
      this.#open.close();
      await this.#trash.take(file);
      onHidden?.({ outcome: 'trashed' });
      return { outcome: 'trashed' };
    }
    const erased = { outcome: 'erased', because: because! } as const;
    if (file !== null && part > 0) {
      this.#removeCompanion(id, file, part);
      onHidden?.(erased);
      return erased;
    }
    const token = this.#newToken();
    const hidden = this.#connection.guardWithReserve(() => hideLog(this.#connection, id, token));
    onHidden?.(erased);
    await this.#erase(hidden, token);
    return erased;
  }

  async fileOf(id: number): Promise<LogFilePlace | undefined> {
    const file = this.#placeOf(ROW_OF, id)?.file ?? null;
    return file === null ? undefined : { path: this.#folder.pathOf(file), uuid: this.#open.reader(file).uuid };
  }

  async withUuid(uuid: string): Promise<ImageLog | undefined> {
    const logs = this.#guard(
      () =>
        this.#sql(
          `SELECT ${KNOWN_AS} AS id, file FROM entry WHERE file NOT LIKE '%.link' AND part = 0 AND ${LISTED}`,
        ).all() as {
          id: number;
          file: string;
        }[],
    );
    const known = logs.find(({ file }) => uuidIn(this.#folder.pathOf(file)) === uuid);
    return known && this.get(known.id);
  }

  async link(file: string): Promise<ImageLog> {
    return this.get(this.#guard(() => this.#links.link(file)));
  }

  async locate(id: number, file: string): Promise<ImageLog> {
    const log = await this.get(id);
    this.#open.close();
    this.#guard(() => this.#links.locate(log, file));
    return this.get(id);
  }

  async trash(): Promise<TrashedLog[]> {
    return this.#trash.list();
  }

  async restore(id: number): Promise<number> {
    return this.#trash.restore(id);
  }

  async emptyTrash(): Promise<number> {
    return this.#trash.empty();
  }

  async beginImport(bytes?: number): Promise<SqliteImport> {
    // An import that cannot end is not begun.
    checkRoom(this.#connection.file, bytes ?? 0, LIBRARY_DISK);
    const token = this.#newToken();
    return new SqliteImport(this.#connection, token, {
      folder: this.#folder,
      bytes,
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
    return this.#guard(() => {
      const links = this.#links.look();
      const version = this.#db.pragma('data_version', { simple: true }) as number;
      return this.#connection.generation * 2 ** 32 + (links === '' ? version : crc32(`${version} ${links}`));
    });
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
    await this.#trash.emptyOld();
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

  #unlink(file: string, part: number): void {
    if (part > 0) {
      const place = this.#folder.pathOf(file);
      const remedy = 'remove the log that they go with to take both off the list';
      throw new StratascopeError('bad_input', `These curves lie in ${place}, which stays as it is; ${remedy}`);
    }
    this.#open.close();
    this.#guard(() => this.#links.unlink(file));
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
  #rows(which: string, ...values: number[]): EntryRow[] {
    const select = (): EntryRow[] =>
      this.#guard(() => this.#sql(`${SELECT_LOG} ${which}`).all(...values) as EntryRow[]);
    const isOff = (row: EntryRow): boolean =>
      row.file !== null && row.problem === null && indexChecksum(row) !== row.checksum;
    const placed = (rows: EntryRow[]): EntryRow[] =>
      rows.map((row) => ({ ...row, place: this.#folder.placeOf(row.file) }));
    const rows = select();
    const files = new Set(rows.filter(isOff).map(({ file }) => file!));
    if (files.size === 0) return placed(rows);
    for (const file of files) this.#guard(() => this.#files.readAgain(file));
    return placed(select());
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
      this.#pathToChange(first.file),
      rows.map(({ part, name, notes }) => ({ part, name, notes })),
    );
    sealRows(
      this.#connection,
      rows.map((row) => row.id),
    );
    this.#seen(first.file);
  }

  /** @throws StratascopeError `library` where another log lies at the place of a linked one: it is not its to change. */
  #pathToChange(file: string): string {
    const place = this.#folder.pathOf(file);
    if (linkedId(file) !== undefined) this.#folder.checkIdentity(file, uuidIn(place));
    return place;
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
