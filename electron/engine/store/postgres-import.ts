// Writes one import into a PostgreSQL library, in one transaction: others see all of its logs or nothing.
import type pg from 'pg';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Tile } from '../tiles/tile.ts';
import type { Import, ImportedPart, ImportWriter } from './image-store.ts';
import { checkParts, storedLog } from './log-rows.ts';
import { postgresError } from './postgres-errors.ts';
import { connectForImport } from './postgres-library.ts';
import { takePlaces } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';
import { insertRecords } from './postgres-records.ts';
import { encodeTile } from '../tiles/tile-codec.ts';

/** Tiles on their way and not yet acknowledged: enough to keep a distant server busy, little to keep in memory. */
export const MOST_BYTES_UNDER_WAY = 4 * 1024 * 1024;

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

export class PostgresImport implements Import<LogWriter> {
  readonly #url: string;
  readonly #client: pg.Client;
  readonly #store: Store;
  #begun = 0;
  #bytesUnderWay = 0;
  #failure: unknown;
  /** Told at every acknowledgement. */
  #wake: () => void = () => undefined;
  #open = true;

  private constructor(url: string, client: pg.Client, store: Store) {
    this.#url = url;
    this.#client = client;
    this.#store = store;
  }

  static async open(url: string, store: Store): Promise<PostgresImport> {
    try {
      const client = await connectForImport(url);
      try {
        await client.query('BEGIN');
        return new PostgresImport(url, client, store);
      } catch (error) {
        await client.end();
        throw error;
      }
    } catch (error) {
      throw postgresError(error, url);
    }
  }

  /** Of all its logs. */
  get bytesUnderWay(): number {
    return this.#bytesUnderWay;
  }

  async begin(): Promise<LogWriter> {
    this.#check();
    const id = await this.#guard(async () => {
      const { rows } = await this.#client.query<{ id: string }>(
        `INSERT INTO ${SCHEMA}.log (state) VALUES ('complete') RETURNING id`,
      );
      return Number(rows[0]!.id);
    });
    this.#begun++;
    let storedBytes = 0;
    return {
      id,
      get storedBytes() {
        return storedBytes;
      },
      write: (tile) => {
        const bytes = this.#send(id, tile);
        storedBytes += bytes;
        if (this.#bytesUnderWay >= MOST_BYTES_UNDER_WAY) return this.#until(MOST_BYTES_UNDER_WAY / 2);
      },
      digest: () => this.#digest(id),
    };
  }

  async complete(parts: readonly ImportedPart<LogWriter>[]): Promise<ImageLog[]> {
    await this.#until(0);
    checkParts(parts, this.#begun);
    const places = parts.flatMap(({ writer: { id: row }, replaces }) =>
      replaces === undefined ? [] : [{ row, replaces }],
    );
    const hidden = await this.#guard(async () => {
      for (const { writer, log, parent } of parts) {
        const { kind, name, facts, details, records } = storedLog(log);
        const parentId = parent === undefined ? null : parts[parent]!.writer.id;
        await this.#client.query(
          `UPDATE ${SCHEMA}.log SET kind = $2, parent_id = $3, name = $4, facts = $5, details = $6, stored_bytes = $7,
             imported_at = now()
           WHERE id = $1`,
          [writer.id, kind, parentId, name, facts, details, writer.storedBytes],
        );
        await insertRecords(
          this.#client,
          records.map((row) => ({ ...row, log_id: writer.id })),
        );
      }
      const replaced = await takePlaces(this.#client, places);
      // Last, because imports that end at the same time wait for each other here.
      await this.#client.query(`UPDATE ${SCHEMA}.library SET changes = changes + 1`);
      await this.#client.query('COMMIT');
      return replaced;
    });
    await this.#close();
    // What is read is kept, whatever happens here; the next to open the library clears what is left.
    await this.#store.erase(hidden).catch(() => undefined);
    return Promise.all(parts.map(({ writer, replaces }) => this.#store.get(replaces ?? writer.id)));
  }

  async abort(): Promise<void> {
    // The server rolls back whatever a connection leaves behind.
    await this.#close();
  }

  /** Returns how many bytes will be stored. */
  #send(id: number, tile: Tile): number {
    this.#check();
    const { bytes, checksum } = encodeTile(tile);
    this.#bytesUnderWay += bytes.byteLength;
    void this.#client
      .query({
        name: 'insert tile',
        text: `INSERT INTO ${SCHEMA}.tile (image_id, level, first_row, depth_max, checksum, data)
               VALUES ($1, $2, $3, $4, $5, $6)`,
        // A Buffer, for pg sends those and no other bytes as they are.
        values: [
          id,
          tile.level,
          tile.firstRow,
          tile.depthEnds[tile.rows - 1]!,
          checksum,
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        ],
      })
      .catch((error: unknown) => (this.#failure ??= error))
      .finally(() => {
        this.#bytesUnderWay -= bytes.byteLength;
        this.#wake();
      });
    return bytes.byteLength;
  }

  /** Computed by the server, of what it has stored. */
  async #digest(id: number): Promise<string> {
    await this.#until(0);
    return this.#guard(async () => {
      const { rows } = await this.#client.query<{ digest: string }>(
        `SELECT encode(sha256(string_agg(sha256(data), '' ORDER BY level, first_row)), 'hex') AS digest
         FROM ${SCHEMA}.tile WHERE image_id = $1`,
        [id],
      );
      return rows[0]!.digest;
    });
  }

  /** Waits for acknowledgements. Throws what a tile on its way met. */
  async #until(bytes: number): Promise<void> {
    this.#check();
    while (this.#bytesUnderWay > bytes) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#check();
    }
  }

  #check(): void {
    if (this.#failure !== undefined) throw postgresError(this.#failure, this.#url);
    if (!this.#open) {
      throw new StratascopeError('library', 'Expected this import to be in the library but it was removed there');
    }
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw postgresError(error, this.#url);
    }
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.#client.end().catch(() => undefined);
  }
}
