// The trash of a library of files: a log's file is moved there, and back from there, or erased.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import { TRASH_DAYS, type PastTheTrash, type TrashedLog } from '../../../shared/model/trash.ts';
import { freeBytes, LEAST_FREE_FOR_TRASH } from '../disk-room.ts';
import { forgetFile, type IndexFiles } from './index-files.ts';
import { patiently, type LibraryFolder, type TrashedFile } from './library-folder.ts';
import { notInTrash } from './log-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS, type TilePlace } from './sqlite-log-rows.ts';
import { logIn } from './strata/strata-reader.ts';
import { FILE_ENDING } from './strata/strata-schema.ts';

const TRASH_MS = TRASH_DAYS * 24 * 60 * 60_000;

export class SqliteTrash {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;

  constructor(connection: SqliteConnection, folder: LibraryFolder, files: IndexFiles) {
    this.#connection = connection;
    this.#folder = folder;
    this.#files = files;
  }

  /** Why what lies there cannot go to the trash; undefined where it can. */
  refusal({ file, part }: TilePlace): PastTheTrash | undefined {
    if (file === null) return 'unmoved';
    if (part > 0) return 'companion';
    if (this.#folder.lookOf(file) === undefined) return 'lost';
    return (freeBytes(this.#folder.path) ?? Infinity) < LEAST_FREE_FOR_TRASH ? 'disk' : undefined;
  }

  async take(file: string): Promise<void> {
    const { db, guard } = this.#connection;
    // In a transaction, so that nobody is writing a record into the file meanwhile.
    const enter = db.transaction(() => {
      this.#folder.toTrash(file, new Date());
      forgetFile(this.#connection, file);
    });
    await patiently(() => guard(() => enter.immediate()));
  }

  list(): TrashedLog[] {
    return this.#trashed().map(({ file, id, base, removedAt, bytes }) => ({
      ...{ id, removedAt, bytes },
      name: logIn(path.join(this.#folder.trash, file))?.name ?? path.basename(base, FILE_ENDING),
    }));
  }

  /** @throws StratascopeError `not_found` where it is not in the trash. */
  async restore(id: number): Promise<number> {
    const { sql, guard } = this.#connection;
    const found = this.#trashed().find((each) => each.id === id);
    const file = found && (await patiently(() => this.#folder.fromTrash(found)));
    if (file === undefined) throw notInTrash(id);
    guard(() => this.#files.readAgain(file, true));
    return guard(() => sql(`SELECT ${KNOWN_AS} FROM entry WHERE file = ? AND part = 0`).pluck().get(file) as number);
  }

  /** Returns how many bytes that gave back. */
  empty(): Promise<number> {
    return this.#erase(this.#trashed());
  }

  /** Erases what has been there for its time. */
  async emptyOld(): Promise<void> {
    const limit = new Date(Date.now() - TRASH_MS).toISOString();
    await this.#erase(this.#trashed().filter(({ removedAt }) => removedAt < limit));
  }

  async #erase(files: readonly TrashedFile[]): Promise<number> {
    let bytes = 0;
    for (const each of files) {
      await this.#folder.eraseFromTrash(each.file);
      bytes += each.bytes;
    }
    return bytes;
  }

  #trashed(): readonly TrashedFile[] {
    try {
      return this.#folder.trashed();
    } catch (error) {
      const message = `Expected to read the trash but ${this.#folder.trash} could not be read; check its permissions`;
      throw new StratascopeError('library', message, { cause: error });
    }
  }
}
