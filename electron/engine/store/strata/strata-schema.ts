// The form of a log's file, one SQLite database with everything of one log, and opening it.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { LOG_FILE } from '../../../../shared/model/file-formats.ts';
import { StratascopeError } from '../../../../shared/errors.ts';

export const FILE_ENDING = `.${LOG_FILE.ending}`;

/** "STSF", SQLite's mark of whose file this is. */
const APPLICATION_ID = 0x53545346;
const VERSION = 1;
/** Tiles of 155 kB fill pages of this size, and few pages are quick to write. */
const PAGE_BYTES = 65_536;
/** A log of few bytes would be mostly empty pages of that size. */
const SMALL_PAGE_BYTES = 4096;
const SMALL_LOG_BYTES = 8 * 1024 * 1024;
/** Pages that wait to be written: more would only take memory. */
const CACHE_KB = 256;
const BUSY_TIMEOUT_MS = 10_000;

/*
 * Part 0 is the log itself, the others are its companions. Tiles are found through the directories of their levels alone,
 * so that a damaged index of SQLite cannot hide one.
 */
const SCHEMA = `
  CREATE TABLE log_file (uuid TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
  CREATE TABLE part (
    part INTEGER PRIMARY KEY,
    -- By which the library that the file belongs to knows it.
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    facts TEXT NOT NULL,
    notes TEXT NOT NULL,
    details TEXT,
    imported_at TEXT NOT NULL,
    stored_bytes INTEGER NOT NULL,
    -- The stored levels that it has, as JSON: a directory that is not there is missed.
    levels TEXT NOT NULL,
    -- Sum of the checksums of its records, modulo 2^32: none can be missing unseen.
    records_sum INTEGER NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT;
  -- The key is that of a part and a level, see levelKey: an index beside the table would be one more thing to be damaged.
  CREATE TABLE level (key INTEGER PRIMARY KEY, directory BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
  CREATE TABLE tile (number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
  CREATE TABLE record (
    part INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (part, kind, id)
  ) STRICT, WITHOUT ROWID;
`;

/** The key of the directory of a level of a part; a part has fewer than a thousand levels. */
export function levelKey(part: number, level: number): number {
  return part * 1000 + level;
}

/**
 * A new file, which nobody else can open before it is closed: the lock, which the system takes away from a process that ends,
 * tells that it is being written. No journal is on the disk: what is not written to its end is thrown away.
 * `bytes`: about as many as will be stored, where that is known.
 */
export function createStrata(file: string, bytes = Infinity): Database.Database {
  const db = new Database(file, { timeout: 0 });
  try {
    begin(db, bytes);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function begin(db: Database.Database, bytes: number): void {
  db.pragma(`page_size = ${bytes < SMALL_LOG_BYTES ? SMALL_PAGE_BYTES : PAGE_BYTES}`);
  // OFF is refused by the driver's defensive mode, and would leave a journal beside the file.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma(`cache_size = -${CACHE_KB}`);
  db.exec(`BEGIN EXCLUSIVE; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; ${SCHEMA}`);
}

/** Whether somebody is writing the file for the first time. */
export function isBeingWritten(file: string): boolean {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true, timeout: 0 });
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    return ((error as { code?: unknown }).code as string | undefined)?.startsWith('SQLITE_BUSY') === true;
  } finally {
    db?.close();
  }
}

/** For reading. @throws StratascopeError `library`, `corrupt` where it is no file of ours, `not_found` where there is none. */
export function openStrata(file: string): Database.Database {
  try {
    return checked(new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }), file);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'SQLITE_READONLY_ROLLBACK') {
      // A process was killed while it noted something: the next one that may write undoes that.
      openToWrite(file).close();
      return checked(new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }), file);
    }
    // Some shares have no locks; a file there that nobody may write needs none.
    if (/^SQLITE_(?:IOERR_LOCK|IOERR_RDLOCK|BUSY_RECOVERY|CANTOPEN)/.test(code)) return openImmutable(file, error);
    throw strataError(error, file);
  }
}

/** For changes of what people keep with the log. @throws as `openStrata`. */
export function openToWrite(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    return checked(db, file);
  } catch (error) {
    db?.close();
    throw strataError(error, file);
  }
}

/** What is said where a log can be read, and nothing of it changed. */
export function notesRefused(file: string, cause: unknown): StratascopeError {
  return new StratascopeError('library', `Notes cannot be kept with this log: ${file} cannot be written`, { cause });
}

/** An error of SQLite about a log's file in our words. */
export function strataError(error: unknown, file: string): StratascopeError {
  if (error instanceof StratascopeError) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  // A table or a column that is not there by its name: all files have the same, so its form is damaged.
  if (/^SQLITE_(CORRUPT|NOTADB|ERROR|SCHEMA)/.test(code))
    return new StratascopeError('corrupt', `Expected a log in ${file} but this file is damaged`, cause);
  if (!fs.existsSync(file)) {
    const remedy = 'connect its disk or share again, or say where it is now';
    return new StratascopeError('library', `${file} is not there: ${remedy}`, cause);
  }
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new StratascopeError('library', `Expected the file of a log but ${file} cannot be opened`, cause);
  if (code.startsWith('SQLITE_READONLY')) return notesRefused(file, error);
  if (code.startsWith('SQLITE_BUSY'))
    return new StratascopeError('library', `${file} is in use by another program; try again in a moment`, cause);
  return new StratascopeError('library', `Expected the file of a log but could not read ${file}`, cause);
}

function openImmutable(file: string, error: unknown): Database.Database {
  try {
    return checked(new Database(`${pathToFileURL(file).href}?immutable=1`, { readonly: true }), file);
  } catch {
    throw strataError(error, file);
  }
}

function checked(db: Database.Database, file: string): Database.Database {
  try {
    const [owner, version] = [
      db.pragma('application_id', { simple: true }),
      db.pragma('user_version', { simple: true }),
    ];
    // Damaged pages are refused where they are met.
    db.pragma('cell_size_check = ON');
    if (owner !== APPLICATION_ID)
      throw new StratascopeError('corrupt', `Expected a log but ${file} is another kind of database, or is damaged`);
    if ((version as number) > VERSION)
      throw new StratascopeError(
        'library',
        `Expected a log of version ${VERSION} but ${file} has version ${String(version)}, made by a newer Stratascope`,
      );
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
