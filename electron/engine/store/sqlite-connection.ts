// An open library file for the store and its imports: prepared statements, and SQLite's errors in our words.
import type { Database, Statement } from 'better-sqlite3';
import { StratascopeError } from '../../../shared/errors.ts';
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
        throw inOurWords(error);
      }
    },
  };
}

function inOurWords(error: unknown): StratascopeError {
  if (error instanceof StratascopeError) return error;
  const code = (error as { code?: string }).code ?? '';
  const advice = code.startsWith('SQLITE_FULL')
    ? 'the disk is full; free some space and try again'
    : code.startsWith('SQLITE_BUSY')
      ? 'another program is writing to it; try again in a moment'
      : code.startsWith('SQLITE_READONLY')
        ? 'it cannot be written; check the permissions of its folder'
        : (error as Error).message;
  return new StratascopeError('library', `The library could not do this: ${advice}`, { cause: error });
}
