// Opens a library file in SQLite at the newest version, or refuses and leaves the file as it was.
import fs from 'node:fs';
import Database from 'better-sqlite3';
import { StratascopeError } from '../../../shared/errors.ts';
import { OWN_FILE } from '../own-files.ts';
import { isBusy } from './sqlite-errors.ts';
import { APPLICATION_ID, MIGRATIONS, migrate } from './sqlite-migrations.ts';

const BUSY_TIMEOUT_MS = 10_000;
const PAGE_BYTES = 16_384;
/** Changes of the index are small; those of moving a log of before are not, and others wait while a journal is emptied. */
const MOST_JOURNAL_BYTES = 16 * 1024 * 1024;

/** Throws `library` when the file is another program's, a newer Stratascope's, or cannot be read. */
export function openLibrary(file: string): Database.Database {
  const isNew = !(fs.existsSync(file) && fs.statSync(file).size > 0);
  if (isNew) createOwn(file);
  else inspect(file);
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // They must come before the first table, and would be written at each start, for which a full disk has no room.
    if (isNew) {
      db.pragma(`page_size = ${PAGE_BYTES}`);
      db.pragma('auto_vacuum = INCREMENTAL');
    }
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma(`wal_autocheckpoint = ${MOST_JOURNAL_BYTES / PAGE_BYTES}`);
    db.pragma(`journal_size_limit = ${MOST_JOURNAL_BYTES}`);
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite would make a file that everybody may read; its journal gets the rights of the file. */
function createOwn(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, 'a', OWN_FILE));
  } catch {
    // What is wrong there, SQLite says in the words that other commands have for it.
  }
}

/** Looks without writing: whose file is it, and of which version. */
function inspect(file: string): void {
  const newest = MIGRATIONS.at(-1)!.version;
  let owner: unknown;
  let version: number;
  let tables: number;
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      owner = db.pragma('application_id', { simple: true });
      version = db.pragma('user_version', { simple: true }) as number;
      tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
    } finally {
      db.close();
    }
  } catch (error) {
    if (isBusy(error)) throw error;
    throw new StratascopeError(
      'library',
      `Expected a Stratascope library but could not read ${file} as a database; put back a copy of it`,
      { cause: error },
    );
  }
  if (owner === 0 && version === 0 && tables === 0) return; // created, then killed before its first migration
  if (owner !== APPLICATION_ID) {
    throw new StratascopeError(
      'library',
      `Expected a Stratascope library but ${file} belongs to another program (application id ${String(owner)}); it was left untouched`,
    );
  }
  if (version > newest) {
    throw new StratascopeError(
      'library',
      `Expected a library of version ${newest} or older but ${file} has version ${version}, made by a newer Stratascope; it was left untouched`,
    );
  }
}
