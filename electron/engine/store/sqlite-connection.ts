// An open library file for the store and its imports: prepared statements, and SQLite's errors in our words.
import type { Database, Statement } from 'better-sqlite3';
import { sqliteError } from './sqlite-errors.ts';
import { openLibrary } from './sqlite-library.ts';

export interface SqliteConnection {
  readonly db: Database;
  readonly sql: (text: string) => Statement;
  /** What `work` throws of SQLite's becomes `library`, in words that say what to do about the common ones. */
  readonly guard: <T>(work: () => T) => T;
}

/** Throws `library` when the file is foreign, newer or unreadable. */
export function connect(file: string): SqliteConnection {
  const db = openLibrary(file);
  const statements = new Map<string, Statement>();
  return {
    db,
    sql: (text) => {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      return statement;
    },
    guard: (work) => {
      try {
        return work();
      } catch (error) {
        throw sqliteError(error);
      }
    },
  };
}
