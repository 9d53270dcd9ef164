// An open library file: its statements, errors in our words, a reserve for full disks, and another file in its place.
import fs from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import { isDiskFull, sqliteError } from './sqlite-errors.ts';
import { setAsideIfDamaged } from './damaged-index.ts';
import { insertColormap } from './sqlite-colormaps.ts';
import { openLibrary } from './sqlite-library.ts';
import { giveReserve, keepReserve } from './sqlite-reserve.ts';

/** How often it is looked whether the file is still the one that is open. */
const LOOK_EVERY_MS = 500;

export interface SqliteConnection {
  readonly file: string;
  /** Of the file that lies there now; for one turn of the event loop. */
  readonly db: Database;
  /** How often another file was found in the place of the one that was open, as after a restore. */
  readonly generation: number;
  /** What was done to a library that was damaged when it was opened. */
  readonly notice: string | undefined;
  readonly sql: (text: string) => Statement;
  /** What `work` throws of SQLite's becomes `library` or `disk_full`, in words that say what to do about the common ones. */
  readonly guard: <T>(work: () => T) => T;
  /** As `guard`, for what makes room: where the disk is full, the reserve is given up and `work` done again. */
  readonly guardWithReserve: <T>(work: () => T) => T;
}

/**
 * `onReplaced`: called when another file has been opened in the place of the one before.
 * Throws `library` when the file is foreign, newer or unreadable, and `disk_full` where there is no room to read it.
 */
export function connect(file: string, onReplaced: () => void): SqliteConnection {
  const inOurWords = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, file);
    }
  };
  const withReserve = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!isDiskFull(error, file) || !giveReserve(file)) throw sqliteError(error, file);
      return inOurWords(work);
    }
  };
  const statements = new Map<string, Statement>();
  let notice: string | undefined;
  const opened = (): Database => {
    const aside = withReserve(() => setAsideIfDamaged(file));
    notice = aside?.notice;
    const library = withReserve(() => openLibrary(file));
    for (const colormap of aside?.colormaps ?? []) inOurWords(() => insertColormap(library, colormap));
    return library;
  };
  let db = opened();
  let identity = identityOf(file);
  let journal = identityOf(`${file}-wal`);
  let lookedMs = performance.now();
  let generation = 0;
  // To open the library the reserve may have been given up. What is free now is kept again, for the next full disk.
  keepReserve(file);

  /** A program that restores a backup, or a sync client, puts another file in the place of the open one. */
  const look = (): void => {
    if (!db.open || db.inTransaction || performance.now() - lookedMs < LOOK_EVERY_MS) return;
    lookedMs = performance.now();
    if (identityOf(file) === identity) {
      journal = identityOf(`${file}-wal`);
      return;
    }
    db.close();
    // The journal is that of the file before: SQLite would take it for the new one's.
    if (journal !== undefined && identityOf(`${file}-wal`) === journal)
      for (const ending of ['-wal', '-shm']) fs.rmSync(`${file}${ending}`, { force: true });
    statements.clear();
    db = opened();
    identity = identityOf(file);
    generation++;
    onReplaced();
  };
  return {
    file,
    get db() {
      return db;
    },
    get generation() {
      return generation;
    },
    get notice() {
      return notice;
    },
    sql: (text) => {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      return statement;
    },
    guard: (work) => {
      look();
      return inOurWords(work);
    },
    guardWithReserve: (work) => {
      look();
      return withReserve(work);
    },
  };
}

/** Undefined where there is no file any more. */
function identityOf(file: string): string | undefined {
  const stat = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat && `${stat.dev}/${stat.ino}`;
}
