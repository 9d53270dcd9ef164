// Writes the file of a log once, without a journal, and puts it in its place when all of it is on the disk.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Database, Statement } from 'better-sqlite3';
import { StratascopeError } from '../../../../shared/errors.ts';
import { checkRoom, LIBRARY_DISK } from '../../disk-room.ts';
import { encodeTile } from '../../tiles/tile-codec.ts';
import type { Tile } from '../../../../shared/tiles/tile.ts';
import { OWN_FILE } from '../../own-files.ts';
import type { RecordRow } from '../record-rows.ts';
import { sqliteError } from '../sqlite-errors.ts';
import { checksumOver, directoryChecksum, tileChecksum } from './checksums.ts';
import { partChecksum, sumOf, type PartRow, type StrataPart } from './strata-part.ts';
import { createStrata, FILE_ENDING, levelKey } from './strata-schema.ts';
import { TileList } from './tile-directory.ts';

/** The ending of a file that is being written. */
export const PART_ENDING = `${FILE_ENDING}.part`;
/** Written between two looks at the free space, and between two calls that send what was written to the disk. */
const SYNC_BYTES = 16 * 1024 * 1024;
const DIGEST_TILES = 32;

const syncData = promisify(fs.fdatasync);

export class StrataWriter {
  readonly uuid: string;
  readonly path: string;
  readonly #db: Database;
  /** Kept open as long as the database: closing it would take away the database's locks. */
  readonly #fd: number;
  #isFileOpen = true;
  readonly #insert: Statement;
  readonly #levels: Map<number, TileList>[] = [];
  #tiles = 0;
  #bytesSinceSync = 0;
  #syncing: Promise<void> = Promise.resolve();
  #failed: unknown;
  #published: string | undefined;

  /**
   * `bytes`: about as many as will be stored, where that is known. `uuid`: of the log that is copied, which a copy keeps; a log
   * that is new gets a new one.
   * @throws StratascopeError `disk_full`, `library` where the folder cannot be written.
   */
  constructor(folder: string, bytes?: number, uuid: string = randomUUID()) {
    this.uuid = uuid;
    // Two copies of one log may be written at a time.
    this.path = path.join(folder, `${randomUUID()}${PART_ENDING}`);
    this.#fd = this.#guard(() => fs.openSync(this.path, 'wx+', OWN_FILE));
    try {
      this.#db = this.#guard(() => createStrata(this.path, bytes));
    } catch (error) {
      this.#closeFile();
      fs.rmSync(this.path, { force: true });
      throw error;
    }
    this.#insert = this.#db.prepare('INSERT INTO tile (number, checksum, data) VALUES (?, ?, ?)');
  }

  get isOpen(): boolean {
    return this.#db.open;
  }

  /** Returns its number: 0 for the log itself. */
  addPart(): number {
    return this.#levels.push(new Map()) - 1;
  }

  /** Returns how many bytes are stored. */
  write(part: number, tile: Tile): number {
    this.#refuseClosed();
    if (this.#failed) throw sqliteError(this.#failed, this.path);
    const { bytes, checksum } = encodeTile(tile);
    const { level, firstRow } = tile;
    const levels = this.#levels[part]!;
    let list = levels.get(level);
    if (!list) levels.set(level, (list = new TileList()));
    const number = ++this.#tiles;
    this.#guard(() =>
      this.#insert.run(number, tileChecksum({ uuid: this.uuid, part, level, firstRow }, checksum), bytes),
    );
    list.add(firstRow, tile.depthEnds[tile.rows - 1]!, number);
    this.#bytesSinceSync += bytes.byteLength;
    if (this.#bytesSinceSync >= SYNC_BYTES) this.#syncMeanwhile();
    return bytes.byteLength;
  }

  /** SHA-256 over the SHA-256 of each stored tile, by level and then row, as ImportWriter says. */
  async digest(part: number): Promise<string> {
    this.#refuseClosed();
    const all = createHash('sha256');
    const read = this.#db.prepare('SELECT data FROM tile WHERE number = ?').pluck();
    let since = 0;
    for (const [, list] of [...this.#levels[part]!].sort(([a], [b]) => a - b)) {
      for (const number of list.numbers()) {
        const data = this.#guard(() => read.get(number) as Buffer);
        all.update(createHash('sha256').update(data).digest());
        if (++since % DIGEST_TILES === 0) await setImmediate();
      }
    }
    return all.digest('hex');
  }

  /** Everything but the facts is on the disk then, so that `finish` takes a moment. */
  async flush(): Promise<void> {
    this.#refuseClosed();
    this.#guard(() => {
      const level = this.#db.prepare('INSERT INTO level (key, directory, checksum) VALUES (?, ?, ?)');
      for (const [part, levels] of this.#levels.entries()) {
        for (const [number, list] of levels) {
          const directory = Buffer.from(list.bytes());
          level.run(levelKey(part, number), directory, directoryChecksum(this.uuid, part, number, directory));
        }
      }
      this.#db.exec('COMMIT');
    });
    await this.#syncing;
    try {
      await syncData(this.#fd);
    } catch (error) {
      throw sqliteError(error, this.path);
    }
  }

  /** After `flush`: writes the facts of the parts, as many as there are. The file is whole, and on the disk, but not in its place. */
  finish(parts: readonly { readonly row: StrataPart; readonly records: readonly RecordRow[] }[]): void {
    this.#refuseClosed();
    this.#guard(() => {
      this.#db.exec('BEGIN');
      this.#db.prepare('INSERT INTO log_file (uuid, checksum) VALUES (?, ?)').run(this.uuid, checksumOver(this.uuid));
      for (const [part, { row, records }] of parts.entries()) {
        const levels = JSON.stringify([...this.#levels[part]!.keys()].sort((a, b) => a - b));
        insertPart(this.#db, this.uuid, part, { ...row, levels }, records);
      }
      this.#db.exec('COMMIT');
      this.#db.close();
      fs.fsyncSync(this.#fd);
      this.#closeFile();
    });
  }

  /** After `finish`: the file is there under its name, whatever happens from now on. */
  publish(target: string): void {
    this.#guard(() => {
      fs.renameSync(this.path, target);
      this.#published = target;
      syncFolder(path.dirname(target));
    });
  }

  /** Leaves nothing behind, not even a file in its place. */
  async discard(): Promise<void> {
    this.#db.close();
    await this.#syncing;
    this.#closeFile();
    fs.rmSync(this.path, { force: true });
    if (this.#published !== undefined) fs.rmSync(this.#published, { force: true });
  }

  #closeFile(): void {
    if (!this.#isFileOpen) return;
    this.#isFileOpen = false;
    fs.closeSync(this.#fd);
  }

  #syncMeanwhile(): void {
    checkRoom(this.path, this.#bytesSinceSync, LIBRARY_DISK);
    this.#bytesSinceSync = 0;
    // What is noticed here is thrown at the next tile.
    this.#syncing = this.#syncing
      .then(() => syncData(this.#fd))
      .catch((error: unknown) => {
        this.#failed ??= error;
      });
  }

  #refuseClosed(): void {
    if (!this.#db.open) throw importRemoved();
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, this.path);
    }
  }
}

export function importRemoved(): StratascopeError {
  return new StratascopeError(
    'conflict',
    'Expected this import to be in the library but it was removed there; import the file again',
  );
}

function insertPart(
  db: Database,
  uuid: string,
  part: number,
  row: StrataPart & Pick<PartRow, 'levels'>,
  records: readonly Omit<RecordRow, 'log_id'>[],
): void {
  const records_sum = sumOf(records.map(({ checksum }) => checksum));
  db.prepare(
    `INSERT INTO part VALUES (@part, @id, @kind, @name, @facts, @notes, @details, @imported_at, @stored_bytes, @levels, @records_sum, @checksum)`,
  ).run({ ...row, part, records_sum, checksum: partChecksum(uuid, part, { ...row, records_sum }) });
  const insert = db.prepare('INSERT INTO record VALUES (@part, @kind, @id, @version, @body, @checksum)');
  for (const record of records) insert.run({ ...record, part });
}

/** So that a name in it is on the disk, too. Windows has no such call, and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}
