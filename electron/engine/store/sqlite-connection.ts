// An open library file: prepared statements, SQLite's errors in our words, and the reserve where its disk is full.
import type { Database, Statement } from 'better-sqlite3';
import { isDiskFull, sqliteError } from './sqlite-errors.ts';
import { setAsideIfDamaged } from './damaged-index.ts';
import { insertColormap } from './sqlite-colormaps.ts';
import { openLibrary } from './sqlite-library.ts';
import { giveReserve, keepReserve } from './sqlite-reserve.ts';

export interface SqliteConnection {
  readonly file: string;
  readonly db: Database;
  /** What was done to a library that was damaged when it was opened. */
  readonly notice?: string;
  readonly sql: (text: string) => Statement;
  /** What `work` throws of SQLite's becomes `library` or `disk_full`, in words that say what to do about the common ones. */
  readonly guard: <T>(work: () => T) => T;
  /** As `guard`, for what makes room: where the disk is full, the reserve is given up and `work` done again. */
  readonly guardWithReserve: <T>(work: () => T) => T;
}

/** Throws `library` when the file is foreign, newer or unreadable, and `disk_full` where there is no room to read it. */
export function connect(file: string): SqliteConnection {
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, file);
    }
  };
  const guardWithReserve = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!isDiskFull(error, file) || !giveReserve(file)) throw sqliteError(error, file);
      return guard(work);
    }
  };
  const aside = guardWithReserve(() => setAsideIfDamaged(file));
  const db = guardWithReserve(() => openLibrary(file));
  for (const colormap of aside?.colormaps ?? []) guard(() => insertColormap(db, colormap));
  // To open the library the reserve may have been given up. What is free now is kept again, for the next full disk.
  keepReserve(file);
  const statements = new Map<string, Statement>();
  return {
    ...{ file, db, guard, guardWithReserve, ...(aside && { notice: aside.notice }) },
    sql: (text) => {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      return statement;
    },
  };
}
