// Writes the tiles of one import into a SQLite library, in batches, and makes its logs visible at its end.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { checkRoom, LIBRARY_DISK } from '../disk-room.ts';
import { encodeTile } from '../tiles/tile-codec.ts';
import type { PackedTile, Tile } from '../tiles/tile.ts';
import type { Import, ImportedPart, ImportWriter } from './image-store.ts';
import { checkParts, storedLog } from './log-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { BUSY_TIMEOUT_MS } from './sqlite-library.ts';
import { takePlaces } from './sqlite-log-rows.ts';
import { insertRecord } from './sqlite-records.ts';

/** Written in one transaction: long enough to be fast, short enough to let others in. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Tiles read between two turns of the event loop. */
const DIGEST_TILES = 32;

/** What an import asks of the store it is in. */
interface Store {
  get(id: number): Promise<ImageLog>;
  erase(rows: readonly number[]): Promise<void>;
}

/** The writer of one log. */
interface LogWriter extends ImportWriter {
  readonly id: number;
  readonly storedBytes: number;
}

export class SqliteImport implements Import<LogWriter> {
  readonly #connection: SqliteConnection;
  readonly #token: string;
  readonly #store: Store;
  readonly #ids: number[] = [];
  /** Tiles of all its logs. */
  #batch: { id: number; tile: Tile; packed: PackedTile }[] = [];
  #batchBytes = 0;

  /** `token`: this import's alone, for its ids may be another's once they have been given back. */
  constructor(connection: SqliteConnection, token: string, store: Store) {
    this.#connection = connection;
    this.#token = token;
    this.#store = store;
  }

  async begin(): Promise<LogWriter> {
    const { sql, guard } = this.#connection;
    const id = guard(
      () =>
        sql(
          `INSERT INTO log (state, owner_pid, owner_token, heartbeat_ms, imported_at) VALUES ('importing', ?, ?, ?, ?)`,
        ).run(process.pid, this.#token, Date.now(), new Date().toISOString()).lastInsertRowid as number,
    );
    this.#ids.push(id);
    let storedBytes = 0;
    return {
      id,
      get storedBytes() {
        return storedBytes;
      },
      write: (tile) => {
        storedBytes += this.#write(id, tile);
      },
      digest: () => this.#digest(id),
    };
  }

  async complete(parts: readonly ImportedPart<LogWriter>[]): Promise<ImageLog[]> {
    checkParts(parts, this.#ids.length);
    const { db, sql } = this.#connection;
    const places = parts.flatMap(({ writer: { id: row }, replaces }) =>
      replaces === undefined ? [] : [{ row, replaces }],
    );
    let hidden: readonly number[] = [];
    // The commit that makes the logs visible reaches the disk, and with it everything before it in the journal.
    db.pragma('synchronous = FULL');
    try {
      this.#flush(() => {
        for (const { writer, log, parent } of parts) {
          const { kind, name, facts, details, records } = storedLog(log);
          sql(
            `UPDATE log SET state = 'complete', kind = ?, parent_id = ?, name = ?, facts = ?, details = ?, stored_bytes = ?
             WHERE id = ?`,
          ).run(
            kind,
            parent === undefined ? null : parts[parent]!.writer.id,
            name,
            facts,
            details,
            writer.storedBytes,
            writer.id,
          );
          for (const row of records) insertRecord(this.#connection, { ...row, log_id: writer.id });
        }
        hidden = takePlaces(this.#connection, places, this.#token);
      });
    } finally {
      db.pragma('synchronous = NORMAL');
    }
    // After the answer: the logs are safe in the journal.
    setTimeout(() => this.#emptyJournal());
    // What is read is kept, whatever happens here; the next start clears what is left.
    if (hidden.length > 0) await this.#store.erase(hidden).catch(() => undefined);
    return Promise.all(parts.map(({ writer, replaces }) => this.#store.get(replaces ?? writer.id)));
  }

  abort(): Promise<void> {
    // The last one first, so that its id is given back, and then the one before it.
    return this.#store.erase(this.#ids.toReversed());
  }

  /** Returns how many bytes will be stored. */
  #write(id: number, tile: Tile): number {
    const packed = encodeTile(tile);
    this.#batch.push({ id, tile, packed });
    this.#batchBytes += packed.bytes.byteLength;
    if (this.#batchBytes >= BATCH_BYTES) this.#flush();
    return packed.bytes.byteLength;
  }

  async #digest(id: number): Promise<string> {
    this.#flush();
    const { sql, guard } = this.#connection;
    const all = createHash('sha256');
    const next = sql(
      `SELECT level, first_row, data FROM tile WHERE image_id = ? AND (level, first_row) > (?, ?)
       ORDER BY level, first_row LIMIT ${DIGEST_TILES}`,
    );
    for (let last: [number, number] = [-1, 0]; ; await setImmediate()) {
      const rows = guard(() => next.all(id, ...last) as { level: number; first_row: number; data: Buffer }[]);
      for (const { data } of rows) all.update(createHash('sha256').update(data).digest());
      const end = rows.at(-1);
      if (!end) return all.digest('hex');
      last = [end.level, end.first_row];
    }
  }

  #flush(finish?: () => void): void {
    const { file, db, sql, guard } = this.#connection;
    // What stands in the journal takes as much room again once it is moved into the library.
    checkRoom(file, this.#batchBytes + journalBytes(file), LIBRARY_DISK);
    guard(() =>
      db.transaction(() => {
        const alive = sql(
          `UPDATE log SET heartbeat_ms = ?
           WHERE state = 'importing' AND owner_token = ? AND id IN (SELECT value FROM json_each(?))`,
        );
        const ids = JSON.stringify(this.#ids);
        if (alive.run(Date.now(), this.#token, ids).changes !== this.#ids.length) {
          throw new StratascopeError(
            'conflict',
            'Expected this import to be in the library but it was removed there; import the file again',
          );
        }
        const insert = sql(
          'INSERT INTO tile (image_id, level, first_row, depth_max, checksum, data) VALUES (?, ?, ?, ?, ?, ?)',
        );
        for (const { id, tile, packed } of this.#batch) {
          const depthMax = tile.depthEnds[tile.rows - 1]!;
          insert.run(id, tile.level, tile.firstRow, depthMax, packed.checksum, packed.bytes);
        }
        finish?.();
      })(),
    );
    this.#batch = [];
    this.#batchBytes = 0;
  }

  /** Moves the journal into the library file as far as readers let it; the next import goes on. */
  #emptyJournal(): void {
    const { db } = this.#connection;
    if (!db.open) return;
    db.pragma('busy_timeout = 0');
    try {
      // In this order: truncating keeps others from writing, and now takes only a moment.
      db.pragma('wal_checkpoint(PASSIVE)');
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // No room for it, say. The logs are as safe in the journal, and nobody waits for an answer.
    } finally {
      db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}

function journalBytes(file: string): number {
  return fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
