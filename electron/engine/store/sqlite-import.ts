// An import into a SQLite library: writes each log to a file of its own, and enters all of them in the index at once.
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Import, ImportedPart } from './image-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { checkParts, storedLog } from './log-rows.ts';
import { publishFile } from './publish-file.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { takePlaces } from './sqlite-log-rows.ts';
import { insertRecord } from './sqlite-records.ts';
import { PartWriter } from './part-writer.ts';
import { importRemoved, StrataWriter } from './strata/strata-writer.ts';

/** What an import asks of the store it is in. */
interface Store {
  readonly folder: LibraryFolder;
  /** About as many as will be stored, where that is known. */
  readonly bytes: number | undefined;
  get(id: number): Promise<ImageLog>;
  erase(rows: readonly number[]): Promise<void>;
}

/** The writer of one log: a part of a file. */
type LogWriter = PartWriter & {
  /** Of its row in the index. */
  readonly id: number;
};

export class SqliteImport implements Import<LogWriter> {
  readonly #connection: SqliteConnection;
  readonly #token: string;
  readonly #store: Store;
  readonly #writers: LogWriter[] = [];
  #isComplete = false;

  /** `token`: this import's alone, for its ids may be another's once they have been given back. */
  constructor(connection: SqliteConnection, token: string, store: Store) {
    this.#connection = connection;
    this.#token = token;
    this.#store = store;
  }

  async begin(parent?: LogWriter, uuid?: string): Promise<LogWriter> {
    const { db, sql, guard } = this.#connection;
    // In one transaction, so that nobody meets a file of which no row tells.
    const writer = guard(() =>
      db
        .transaction(() => {
          const { folder, bytes } = this.#store;
          const writer = new PartWriter(parent?.file ?? new StrataWriter(folder.path, bytes, uuid));
          const insert = sql(
            `INSERT INTO entry (state, owner_pid, owner_token, heartbeat_ms, imported_at, file, part)
             VALUES ('importing', ?, ?, ?, ?, ?, ?)`,
          );
          const [now, name] = [Date.now(), path.basename(writer.file.path)];
          const values = [process.pid, this.#token, now, new Date(now).toISOString(), name, writer.part];
          return Object.assign(writer, { id: insert.run(...values).lastInsertRowid as number });
        })
        .immediate(),
    );
    this.#writers.push(writer);
    return writer;
  }

  async complete(parts: readonly ImportedPart<LogWriter>[]): Promise<ImageLog[]> {
    checkParts(parts, this.#writers.length);
    if (parts.some(({ writer, parent }) => parent !== undefined && parts[parent]!.writer.file !== writer.file))
      throw new StratascopeError('internal', 'Expected a companion that was begun with the log that it goes with');
    const { db, guard } = this.#connection;
    const files = [...new Set(this.#writers.map(({ file }) => file))];
    for (const file of files) await file.flush();
    let hidden: readonly number[] = [];
    // The commit that makes the logs visible reaches the disk, as their files have.
    db.pragma('synchronous = FULL');
    try {
      guard(() => db.transaction(() => (hidden = this.#enter(parts, files))).immediate());
    } finally {
      db.pragma('synchronous = NORMAL');
    }
    this.#isComplete = true;
    // What is read is kept, whatever happens here; the next start clears what is left.
    if (hidden.length > 0) await this.#store.erase(hidden).catch(() => undefined);
    return Promise.all(parts.map(({ writer, replaces }) => this.#store.get(replaces ?? writer.id)));
  }

  async abort(): Promise<void> {
    if (this.#isComplete) return;
    for (const file of new Set(this.#writers.map(({ file }) => file))) await file.discard();
    // The last one first, so that its id is given back, and then the one before it.
    await this.#store.erase(this.#writers.map(({ id }) => id).toReversed());
  }

  /** In a transaction. Answers the rows that the new ones have taken the places of. */
  #enter(parts: readonly ImportedPart<LogWriter>[], files: readonly StrataWriter[]): readonly number[] {
    const connection = this.#connection;
    for (const { writer, log, parent } of parts) {
      const { kind, name, facts, details, records } = storedLog(log);
      const changed = connection
        .sql(
          `UPDATE entry SET state = 'complete', kind = ?, parent_id = ?, name = ?, facts = ?, details = ?, stored_bytes = ?
           WHERE id = ? AND owner_token = ? AND state = 'importing'`,
        )
        .run(
          ...[kind, parent === undefined ? null : parts[parent]!.writer.id, name, facts, details],
          ...[writer.storedBytes, writer.id, this.#token],
        );
      if (changed.changes === 0) throw importRemoved();
      for (const row of records) insertRecord(connection, { ...row, log_id: writer.id });
    }
    const places = parts.flatMap(({ writer: { id: row }, replaces }) =>
      replaces === undefined ? [] : [{ row, replaces }],
    );
    const hidden = takePlaces(connection, places, this.#token);
    for (const file of files) {
      const rows = this.#writers.filter((writer) => writer.file === file).map(({ id }) => id);
      publishFile(connection, this.#store.folder, file, rows);
    }
    return hidden;
  }
}
