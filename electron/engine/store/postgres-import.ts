// Writes one import into a PostgreSQL library, in one transaction: others see all of its logs or nothing.
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import type { Import, ImportedPart, ImportWriter } from './image-store.ts';
import { checkParts, storedLog } from './log-rows.ts';
import { TileCopy } from './postgres-copy.ts';
import { postgresError } from './postgres-errors.ts';
import { connectForImport } from './postgres-library.ts';
import { takePlaces } from './postgres-log-rows.ts';
import { SCHEMA } from './postgres-schema.ts';
import { insertRecords } from './postgres-records.ts';
import { encodeTile } from '../tiles/tile-codec.ts';

/** Tiles in one step of a digest: some 100 MB. */
const DIGEST_TILES = 1024;

/** What an import asks of the store it is in. */
interface Store {
  get(id: number): Promise<ImageLog>;
  erase(rows: readonly number[]): Promise<void>;
}

/** The writer of one log. */
interface LogWriter extends ImportWriter {
  readonly id: number;
  readonly storedBytes: number;
  readonly fileUuid: string | undefined;
}

export class PostgresImport implements Import<LogWriter> {
  readonly #url: string;
  readonly #client: pg.Client;
  readonly #store: Store;
  /** From the first tile on, until something else is asked of the connection. */
  #copy: TileCopy | undefined;
  #begun = 0;
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
    return this.#copy?.bytesUnderWay ?? 0;
  }

  async begin(_parent?: LogWriter, fileUuid?: string): Promise<LogWriter> {
    await this.#endCopy();
    const id = await this.#guard(async () => {
      const { rows } = await this.#client.query<{ id: string }>(
        `INSERT INTO ${SCHEMA}.entry (state) VALUES ('complete') RETURNING id`,
      );
      return Number(rows[0]!.id);
    });
    this.#begun++;
    let storedBytes = 0;
    return {
      ...{ id, fileUuid },
      get storedBytes() {
        return storedBytes;
      },
      write: async (tile) => {
        this.#check();
        storedBytes += encodeTile(tile).bytes.byteLength;
        await this.#guard(async () => {
          this.#copy ??= await TileCopy.begin(this.#client);
          await this.#copy.write(id, tile);
        });
      },
      digest: () => this.#digest(id),
    };
  }

  async complete(parts: readonly ImportedPart<LogWriter>[]): Promise<ImageLog[]> {
    await this.#endCopy();
    checkParts(parts, this.#begun);
    const places = parts.flatMap(({ writer: { id: row }, replaces }) =>
      replaces === undefined ? [] : [{ row, replaces }],
    );
    const hidden = await this.#guard(async () => {
      for (const { writer, log, parent } of parts) {
        const { kind, name, facts, details, records } = storedLog({ ...log, fileUuid: writer.fileUuid });
        const parentId = parent === undefined ? null : parts[parent]!.writer.id;
        await this.#client.query(
          `UPDATE ${SCHEMA}.entry SET kind = $2, parent_id = $3, name = $4, facts = $5, details = $6, stored_bytes = $7,
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

  /** Nothing else can be asked of the connection while tiles are sent. */
  async #endCopy(): Promise<void> {
    this.#check();
    const copy = this.#copy;
    this.#copy = undefined;
    await this.#guard(async () => copy?.end());
  }

  /** The server computes what it has stored, in steps that it answers soon. */
  async #digest(id: number): Promise<string> {
    await this.#endCopy();
    const all = createHash('sha256');
    for (let last: [number, string] = [-1, '0']; ;) {
      const { rows } = await this.#guard(() =>
        this.#client.query<{ level: number; first_row: string; digest: Buffer }>(
          `SELECT level, first_row, sha256(data) AS digest FROM ${SCHEMA}.tile
           WHERE image_id = $1 AND (level, first_row) > ($2, $3) ORDER BY level, first_row LIMIT ${DIGEST_TILES}`,
          [id, ...last],
        ),
      );
      for (const { digest } of rows) all.update(digest);
      const end = rows.at(-1);
      if (!end) return all.digest('hex');
      last = [end.level, end.first_row];
    }
  }

  #check(): void {
    if (!this.#open) {
      throw new StratascopeError(
        'conflict',
        'Expected this import to be in the library but it was removed there; import the file again',
      );
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
