// Statements and transactions on the pool of a PostgreSQL library; a dead connection is replaced once.
import type pg from 'pg';
import { isConnectionLost, postgresError } from './postgres-errors.ts';
import { SCHEMA } from './postgres-schema.ts';

export class PostgresQueries {
  readonly #url: string;
  readonly #pool: pg.Pool;

  constructor(url: string, pool: pg.Pool) {
    this.#url = url;
    this.#pool = pool;
  }

  /** A prepared statement. One that meets a dead connection is tried once more, on another. */
  async run<R extends object>(name: string, text: string, values: unknown[] = []): Promise<R[]> {
    const ask = async (): Promise<R[]> => (await this.#pool.query<R>({ name, text, values })).rows;
    try {
      return await ask().catch((error: unknown) => {
        if (isConnectionLost(error)) return ask();
        throw error;
      });
    } catch (error) {
      throw postgresError(error, this.#url);
    }
  }

  /**
   * One statement, and so one transaction: the change and the count of changes by which others hear of it. `change`
   * returns the rows it has changed; false where there were none.
   */
  async tell(name: string, change: string, values: unknown[]): Promise<boolean> {
    const told = await this.run(
      name,
      `WITH changed AS (${change})
       UPDATE ${SCHEMA}.library SET changes = changes + 1 WHERE EXISTS (SELECT 1 FROM changed) RETURNING changes`,
      values,
    );
    return told.length > 0;
  }

  /** Rolled back by the server where the connection is lost, and by us whatever else is thrown. */
  async transaction(work: (client: pg.ClientBase) => Promise<void>): Promise<void> {
    try {
      const client = await this.#begun();
      try {
        await work(client);
        await client.query('COMMIT');
        client.release();
      } catch (error) {
        // One that cannot be rolled back is no longer used.
        await client.query('ROLLBACK').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    } catch (error) {
      throw postgresError(error, this.#url);
    }
  }

  /** A connection with a transaction begun. One that turns out to be dead is replaced once: nothing has been done on it yet. */
  async #begun(): Promise<pg.PoolClient> {
    for (let tries = 1; ; tries++) {
      const client = await this.#pool.connect();
      try {
        await client.query('BEGIN');
        return client;
      } catch (error) {
        client.release(true);
        if (tries > 1 || !isConnectionLost(error)) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
