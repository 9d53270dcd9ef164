// Writes one import into a PostgreSQL library, in one transaction: others see all of the log or nothing.
import type pg from 'pg';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Tile } from '../tiles/tile.ts';
import type { ImportedLog, ImportWriter } from './image-store.ts';
import { postgresError } from './postgres-errors.ts';
import { connectForImport } from './postgres-library.ts';
import { SCHEMA } from './postgres-schema.ts';
import { insertRecords } from './postgres-records.ts';
import { encodeTile } from '../tiles/tile-codec.ts';

/** Tiles on their way and not yet acknowledged: enough to keep a distant server busy, little to keep in memory. */
export const MOST_BYTES_UNDER_WAY = 4 * 1024 * 1024;

export class PostgresImport implements ImportWriter {
  readonly #url: string;
  readonly #client: pg.Client;
  readonly #id: number;
  readonly #readBack: (id: number) => Promise<ImageLog>;
  #bytesUnderWay = 0;
  #storedBytes = 0;
  #failure: unknown;
  /** Told at every acknowledgement. */
  #wake: () => void = () => undefined;
  #open = true;

  private constructor(url: string, client: pg.Client, id: number, readBack: (id: number) => Promise<ImageLog>) {
    this.#url = url;
    this.#client = client;
    this.#id = id;
    this.#readBack = readBack;
  }

  static async begin(url: string, readBack: (id: number) => Promise<ImageLog>): Promise<PostgresImport> {
    try {
      const client = await connectForImport(url);
      try {
        await client.query('BEGIN');
        const { rows } = await client.query<{ id: string }>(
          `INSERT INTO ${SCHEMA}.image (state) VALUES ('complete') RETURNING id`,
        );
        return new PostgresImport(url, client, Number(rows[0]!.id), readBack);
      } catch (error) {
        await client.end();
        throw error;
      }
    } catch (error) {
      throw postgresError(error, url);
    }
  }

  get bytesUnderWay(): number {
    return this.#bytesUnderWay;
  }

  write(tile: Tile): void | Promise<void> {
    this.#check();
    const { bytes, checksum } = encodeTile(tile);
    this.#bytesUnderWay += bytes.byteLength;
    this.#storedBytes += bytes.byteLength;
    void this.#client
      .query({
        name: 'insert tile',
        text: `INSERT INTO ${SCHEMA}.tile (image_id, level, first_row, depth_max, checksum, data)
               VALUES ($1, $2, $3, $4, $5, $6)`,
        // A Buffer, for pg sends those and no other bytes as they are.
        values: [
          this.#id,
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
    if (this.#bytesUnderWay >= MOST_BYTES_UNDER_WAY) return this.#until(MOST_BYTES_UNDER_WAY / 2);
  }

  /** Computed by the server, of what it has stored. */
  async digest(): Promise<string> {
    await this.#until(0);
    return this.#guard(async () => {
      const { rows } = await this.#client.query<{ digest: string }>(
        `SELECT encode(sha256(string_agg(sha256(data), '' ORDER BY level, first_row)), 'hex') AS digest
         FROM ${SCHEMA}.tile WHERE image_id = $1`,
        [this.#id],
      );
      return rows[0]!.digest;
    });
  }

  async complete(log: ImportedLog): Promise<ImageLog> {
    await this.#until(0);
    const { name, columnNames, records = [], ...facts } = log;
    await this.#guard(async () => {
      await this.#client.query(
        `UPDATE ${SCHEMA}.image SET name = $2, facts = $3, stored_bytes = $4, column_names = $5, imported_at = now()
         WHERE id = $1`,
        [this.#id, name, JSON.stringify(facts), this.#storedBytes, columnNames ? JSON.stringify(columnNames) : null],
      );
      await insertRecords(
        this.#client,
        records.map((row) => ({ ...row, log_id: this.#id })),
      );
      // Last, because imports that end at the same time wait for each other here.
      await this.#client.query(`UPDATE ${SCHEMA}.library SET changes = changes + 1`);
      await this.#client.query('COMMIT');
    });
    await this.#close();
    return this.#readBack(this.#id);
  }

  async abort(): Promise<void> {
    // The server rolls back whatever a connection leaves behind.
    await this.#close();
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
