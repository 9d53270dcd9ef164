// Opens the file of a log where it lies, finds it again elsewhere, and lets go of it; the file stays its owner's.
import fs from 'node:fs';
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { forgetFile, type IndexFiles } from './index-files.ts';
import type { LibraryFolder } from './library-folder.ts';
import { linkName } from './links.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS } from './sqlite-log-rows.ts';
import { StrataReader } from './strata/strata-reader.ts';

export class LinkFiles {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;

  constructor(connection: SqliteConnection, folder: LibraryFolder, files: IndexFiles) {
    this.#connection = connection;
    this.#folder = folder;
    this.#files = files;
  }

  /**
   * Returns the id of the log. A file that is linked, or lies in the library, is the log that it was; so is one that is known
   * from a place where it is no longer.
   * @throws StratascopeError `library`, `corrupt` where it is no log that can be read.
   */
  link(given: string): number {
    const { links, path: library } = this.#folder;
    const { uuid, file } = identityOf(given);
    return this.#inTransaction(() => {
      if (path.dirname(file) === fs.realpathSync(library)) return this.#knownIn(path.basename(file));
      const all = links.read();
      const own = all.filter((each) => each.uuid === uuid);
      const known = own.find((each) => each.path === file) ?? own.find((each) => !fs.existsSync(each.path));
      const id = known?.id ?? this.#nextId(all.map((each) => each.id));
      links.write([...all.filter((each) => each !== known), { id, uuid, path: file }]);
      this.#files.readAgain(linkName(id));
      return id;
    });
  }

  /** @throws StratascopeError `bad_input` where another log lies there. */
  locate({ id, name }: Pick<ImageLog, 'id' | 'name'>, given: string): void {
    const { links } = this.#folder;
    const { uuid, file } = identityOf(given);
    this.#inTransaction(() => {
      const all = links.read();
      const known = all.find((each) => each.id === id);
      if (!known) throw new StratascopeError('bad_input', `Expected a linked log but ${name} lies in the library`);
      if (known.uuid !== uuid)
        throw new StratascopeError(
          'bad_input',
          `Expected the file of ${name} but ${given} holds another log; open that one`,
        );
      links.write(all.map((each) => (each === known ? { ...known, path: file } : each)));
      this.#files.readAgain(linkName(id));
    });
  }

  unlink(file: string): void {
    const { links } = this.#folder;
    this.#inTransaction(() => {
      links.write(links.read().filter(({ id }) => linkName(id) !== file));
      forgetFile(this.#connection, file);
    });
  }

  /** Reads again what the owners of linked files have changed. Returns a text that is another one after any change. */
  look(): string {
    const { sql } = this.#connection;
    const known = sql(`SELECT file, seen FROM entry WHERE file LIKE '%.link' AND part = 0`).all() as {
      file: string;
      seen: string | null;
    }[];
    const looks = known.map(({ file, seen }) => {
      const look = this.#folder.lookOf(file);
      if (look !== undefined && look !== seen) this.#files.readAgain(file);
      return `${file}:${look ?? 'away'}`;
    });
    return looks.join();
  }

  #knownIn(file: string): number {
    const { sql } = this.#connection;
    this.#files.readAgain(file);
    return sql(`SELECT ${KNOWN_AS} FROM entry WHERE file = ? AND part = 0`).pluck().get(file) as number;
  }

  /** No log has ever had it. */
  #nextId(linked: readonly number[]): number {
    const { sql } = this.#connection;
    const last = sql(`SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'entry'`).pluck().get() as number;
    return Math.max(last, ...linked) + 1;
  }

  #inTransaction<T>(work: () => T): T {
    return this.#connection.db.transaction(work).immediate();
  }
}

/** The file as it is called when no link leads to it, and what its log is known by. */
function identityOf(given: string): { readonly file: string; readonly uuid: string } {
  const reader = new StrataReader(given);
  try {
    if (reader.parts()[0]?.isWhole !== true)
      throw new StratascopeError('corrupt', `Expected a log in ${given} but what it says of the log is damaged`);
    return { file: fs.realpathSync(given), uuid: reader.uuid };
  } finally {
    reader.close();
  }
}
