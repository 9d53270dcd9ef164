// The library of this computer: a file for each log and an index of them. It works synchronously, in workers.
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ColormapDefinition } from '../../../shared/colormaps/colormap-definition.ts';
import type { DamagedLog, ImageLog, LogDescription, LogDetails } from '../../../shared/model/image-log.ts';
import type { Removed, TrashedLog } from '../../../shared/model/trash.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import { checkRoom, LIBRARY_DISK } from '../disk-room.ts';
import type { ReadTile, Tile } from '../../../shared/tiles/tile.ts';
import { fileFaults } from './file-faults.ts';
import type { ImageStore, LogFault, LogFilePlace, LogLeft, Removal } from './image-store.ts';
import { IndexFiles } from './index-files.ts';
import { holds, IndexRows } from './index-rows.ts';
import { KeptWithLogs } from './kept-with-logs.ts';
import { LibraryFolder } from './library-folder.ts';
import { LinkFiles } from './link-files.ts';
import { linkedId } from './links.ts';
import { LeftInFile } from './left-in-file.ts';
import { leftInLibrary } from './left-in-library.ts';
import { damagedOf, detailsOf, imageMissing, logOf, logsOf } from './log-rows.ts';
import { clearMovedTiles, moveOldLog, oldLogs } from './move-old-logs.ts';
import { OpenFiles } from './open-files.ts';
import type { RecordChanges, RecordRow } from './record-rows.ts';
import { listColormaps, removeColormap, saveColormap } from './sqlite-colormaps.ts';
import { connect, type SqliteConnection } from './sqlite-connection.ts';
import { SqliteErasing } from './sqlite-erasing.ts';
import { SqliteImport } from './sqlite-import.ts';
import { hideLog, KNOWN_AS, ROW_OF } from './sqlite-log-rows.ts';
import { listRecords } from './sqlite-records.ts';
import { SqliteTiles } from './sqlite-tiles.ts';
import { SqliteTrash } from './sqlite-trash.ts';

export class SqliteStore implements ImageStore {
  readonly #connection: SqliteConnection;
  readonly #guard: SqliteConnection['guard'];
  readonly #ownerToken: string;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;
  readonly #links: LinkFiles;
  readonly #open: OpenFiles;
  readonly #trash: SqliteTrash;
  readonly #rows: IndexRows;
  readonly #tiles: SqliteTiles;
  readonly #kept: KeptWithLogs;
  readonly #erasing: SqliteErasing;

  /**
   * `file`: library.sqlite; the files of the logs lie in the folder `library` beside it. `ownerToken` marks what this process
   * has under way. Throws `library` when the file is foreign, newer or unreadable.
   */
  constructor(file: string, ownerToken: string) {
    // The files of the logs are what they were: the index is brought in step with them.
    this.#connection = connect(file, () => this.#files.look());
    ({ guard: this.#guard } = this.#connection);
    this.#ownerToken = ownerToken;
    this.#folder = new LibraryFolder(file);
    this.#files = new IndexFiles(this.#connection, this.#folder);
    this.#links = new LinkFiles(this.#connection, this.#folder, this.#files);
    this.#open = new OpenFiles(this.#folder);
    this.#trash = new SqliteTrash(this.#connection, this.#folder, this.#files);
    this.#rows = new IndexRows(this.#connection, this.#folder, this.#files);
    this.#tiles = new SqliteTiles(this.#connection, this.#rows, this.#open);
    this.#kept = new KeptWithLogs(this.#connection, this.#folder, this.#files, this.#rows);
    this.#erasing = new SqliteErasing(this.#connection, this.#folder, this.#open);
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
    return logsOf(this.#rows.select('AND parent_id IS NULL ORDER BY id DESC'));
  }

  async companions(id: number): Promise<ImageLog[]> {
    return logsOf(this.#rows.select(`AND parent_id = (${ROW_OF}) ORDER BY id`, id));
  }

  async damaged(): Promise<DamagedLog[]> {
    return damagedOf(this.#rows.select('ORDER BY id DESC'));
  }

  async faults(): Promise<readonly LogFault[]> {
    const colormaps = this.#guard(() => listColormaps(this.#db)).damaged.map((message) => ({ message }));
    return [...(await this.damaged()), ...fileFaults(this.#connection, this.#folder), ...colormaps];
  }

  async get(id: number): Promise<ImageLog> {
    return logOf(id, this.#rows.select(`AND ${KNOWN_AS} = ?`, id)[0]);
  }

  async details(id: number): Promise<LogDetails> {
    const [row] = this.#rows.select(`AND ${KNOWN_AS} = ?`, id);
    return detailsOf(row?.details);
  }

  describe(id: number, description: LogDescription): Promise<ImageLog> {
    return this.#kept.describe(id, description);
  }

  async records(of: RecordsOf): Promise<RecordRow[]> {
    return this.#kept.records(of);
  }

  changeRecords(changes: RecordChanges): Promise<void> {
    return this.#kept.changeRecords(changes);
  }

  async remove(id: number, { now = false, trashOnly = false, onHidden }: Removal = {}): Promise<Removed> {
    const place = this.#rows.placeOf(ROW_OF, id);
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
      this.#kept.removeCompanion(id, file, part);
      // What it had open may know the tiles that are gone.
      this.#open.close();
      onHidden?.(erased);
      return erased;
    }
    const token = this.#newToken();
    const hidden = this.#connection.guardWithReserve(() => hideLog(this.#connection, id, token));
    onHidden?.(erased);
    await this.#erasing.erase(hidden, token);
    return erased;
  }

  async leftOf(id: number): Promise<LogLeft> {
    const { file } = this.#rows.placeOf(ROW_OF, id) ?? {};
    if (file === undefined) throw imageMissing(id);
    if (file === null) return leftInLibrary(this, id);
    const rows = this.#rows.select(`AND file = ? ORDER BY part`, file);
    const records = this.#guard(() =>
      listRecords(
        this.#connection,
        rows.map((row) => row.id),
      ),
    );
    const known = rows.find((row) => row.uuid !== null && holds(row))?.uuid ?? undefined;
    const left = new LeftInFile(this.#folder.pathOf(file), { rows, records }, this.#folder.linkOf(file)?.uuid ?? known);
    try {
      this.#folder.checkIdentity(file, left.uuid);
      return left;
    } catch (error) {
      left.close();
      throw error;
    }
  }

  async fileOf(id: number): Promise<LogFilePlace | undefined> {
    const file = this.#rows.placeOf(ROW_OF, id)?.file ?? null;
    return file === null ? undefined : { path: this.#folder.pathOf(file), uuid: this.#open.reader(file).uuid };
  }

  async withUuid(uuid: string): Promise<ImageLog | undefined> {
    const rows = this.#rows.select(`AND file NOT LIKE '%.link' AND part = 0 ORDER BY id`);
    // A damaged one is kept, and keeps nobody from importing the log again.
    return logsOf(rows.filter((row) => this.#rows.uuidOf(row) === uuid))[0];
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
      erase: (ids) => this.#erasing.erase(ids, token),
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
    return this.#tiles.findTile(id, level, depth);
  }

  async readTiles(id: number, level: number, fromRow: number, toRow: number): Promise<Tile[]> {
    return this.#tiles.readTiles(id, level, fromRow, toRow);
  }

  async readLeft(id: number, level: number, fromRow: number, toRow: number): Promise<ReadTile[]> {
    return this.#tiles.readLeft(id, level, fromRow, toRow);
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
    await this.#erasing.clear(this.#ownerToken, stopped);
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

  /** Of one import or removal: an id that was given back may be another import's by now, even of this process. */
  #newToken(): string {
    return `${this.#ownerToken}/${randomUUID()}`;
  }
}
