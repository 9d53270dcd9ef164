// Writes the tiles of one import into a SQLite library, in batches, and makes the log visible at its end.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { encodeTile } from '../tiles/tile-codec.ts';
import type { PackedTile, Tile } from '../tiles/tile.ts';
import type { ImportedLog, ImportWriter } from './image-store.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { BUSY_TIMEOUT_MS } from './sqlite-library.ts';
import { insertRecord } from './sqlite-records.ts';

/** Written in one transaction: long enough to be fast, short enough to let others in. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Tiles read between two turns of the event loop. */
const DIGEST_TILES = 32;

/** What an import asks of the store it is in. */
interface Store {
  get(id: number): Promise<ImageLog>;
  erase(id: number): Promise<void>;
}

export class SqliteImport implements ImportWriter {
  readonly #connection: SqliteConnection;
  readonly #id: number;
  readonly #token: string;
  readonly #store: Store;
  #batch: { tile: Tile; packed: PackedTile }[] = [];
  #batchBytes = 0;
  #storedBytes = 0;

  private constructor(connection: SqliteConnection, id: number, token: string, store: Store) {
    this.#connection = connection;
    this.#id = id;
    this.#token = token;
    this.#store = store;
  }

  /** `token`: this import's alone, for its id may be another's once it has been given back. */
  static async begin(connection: SqliteConnection, token: string, store: Store): Promise<SqliteImport> {
    const { sql, guard } = connection;
    const id = guard(
      () =>
        sql(
          `INSERT INTO image (state, owner_pid, owner_token, heartbeat_ms, imported_at) VALUES ('importing', ?, ?, ?, ?)`,
        ).run(process.pid, token, Date.now(), new Date().toISOString()).lastInsertRowid as number,
    );
    return new SqliteImport(connection, id, token, store);
  }

  write(tile: Tile): void {
    const packed = encodeTile(tile);
    this.#batch.push({ tile, packed });
    this.#batchBytes += packed.bytes.byteLength;
    this.#storedBytes += packed.bytes.byteLength;
    if (this.#batchBytes >= BATCH_BYTES) this.#flush();
  }

  async digest(): Promise<string> {
    this.#flush();
    const { sql, guard } = this.#connection;
    const all = createHash('sha256');
    const next = sql(
      `SELECT level, first_row, data FROM tile WHERE image_id = ? AND (level, first_row) > (?, ?)
       ORDER BY level, first_row LIMIT ${DIGEST_TILES}`,
    );
    for (let last: [number, number] = [-1, 0]; ; await setImmediate()) {
      const rows = guard(() => next.all(this.#id, ...last) as { level: number; first_row: number; data: Buffer }[]);
      for (const { data } of rows) all.update(createHash('sha256').update(data).digest());
      const end = rows.at(-1);
      if (!end) return all.digest('hex');
      last = [end.level, end.first_row];
    }
  }

  async complete({ name, columnNames, records = [], ...facts }: ImportedLog): Promise<ImageLog> {
    const { db, sql } = this.#connection;
    // The commit that makes the log visible reaches the disk, and with it everything before it in the journal.
    db.pragma('synchronous = FULL');
    try {
      this.#flush(() => {
        sql(
          `UPDATE image SET state = 'complete', name = ?, facts = ?, stored_bytes = ?, column_names = ? WHERE id = ?`,
        ).run(
          name,
          JSON.stringify(facts),
          this.#storedBytes,
          columnNames ? JSON.stringify(columnNames) : null,
          this.#id,
        );
        for (const row of records) insertRecord(this.#connection, { ...row, log_id: this.#id });
      });
    } finally {
      db.pragma('synchronous = NORMAL');
    }
    // After the answer: the log is safe in the journal.
    setTimeout(() => this.#emptyJournal());
    return this.#store.get(this.#id);
  }

  abort(): Promise<void> {
    return this.#store.erase(this.#id);
  }

  #flush(finish?: () => void): void {
    const { db, sql, guard } = this.#connection;
    guard(() =>
      db.transaction(() => {
        const alive = sql(`UPDATE image SET heartbeat_ms = ? WHERE state = 'importing' AND id = ? AND owner_token = ?`);
        if (alive.run(Date.now(), this.#id, this.#token).changes === 0) {
          throw new StratascopeError('library', 'Expected this import to be in the library but it was removed there');
        }
        const insert = sql(
          'INSERT INTO tile (image_id, level, first_row, depth_max, checksum, data) VALUES (?, ?, ?, ?, ?, ?)',
        );
        for (const { tile, packed } of this.#batch) {
          const depthMax = tile.depthEnds[tile.rows - 1]!;
          insert.run(this.#id, tile.level, tile.firstRow, depthMax, packed.checksum, packed.bytes);
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
      // No room for it, say. The log is as safe in the journal, and nobody waits for an answer.
    } finally {
      db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }
}
