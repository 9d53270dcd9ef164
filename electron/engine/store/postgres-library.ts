// Opens a library in PostgreSQL by its URL, with its schema created or migrated, or refuses without a change.
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StratascopeError } from '../../../shared/errors.ts';
import { isNotUpYet, postgresError, serverName } from './postgres-errors.ts';
import { LIBRARY_MARK, migratePostgres, POSTGRES_MIGRATIONS } from './postgres-migrations.ts';
import { SCHEMA } from './postgres-schema.ts';

/** Connections of one worker, imports apart: it asks for little at a time, and the server's are shared by the team. */
const POOL_CONNECTIONS = 2;

/** A server that is asked something and says nothing for so long counts as lost: its machine may have gone without a word. */
export const PATIENCE_MS = 30_000;

/** What every connection of ours has in common. */
function connectionOptions(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'stratascope',
    connectionTimeoutMillis: 10_000,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

class PatientClient extends pg.Client {
  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    // A server that is gone does not close its end.
    setTimeout(() => this.connection.stream.destroy(), PATIENCE_MS).unref();
    return callback ? super.end(callback) : super.end();
  }
}

/** Throws `library` when the server cannot be reached, or the schema is another program's or a newer Stratascope's. */
export async function openPostgresLibrary(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ ...connectionOptions(url), max: POOL_CONNECTIONS, Client: PatientClient });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    const client = await pool.connect();
    try {
      await inspect(client, url);
      await migratePostgres(client);
    } finally {
      client.release();
    }
    return pool;
  } catch (error) {
    await pool.end();
    throw postgresError(error, url);
  }
}

/** A connection of its own for an import. */
export async function connectForImport(url: string): Promise<pg.Client> {
  const client = new PatientClient(connectionOptions(url));
  // The statement that meets the broken connection says so.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Until the server takes connections. Throws `library` when it has not after `patienceMs`, or refuses us. */
export async function waitForPostgres(url: string, patienceMs: number): Promise<void> {
  for (const startedMs = performance.now(); ; await wait(1000)) {
    const client = new PatientClient(connectionOptions(url));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (!isNotUpYet(error) || performance.now() - startedMs > patienceMs) throw postgresError(error, url);
    }
  }
}

/** Looks without writing: whose schema is it, and of which version. */
async function inspect(client: pg.ClientBase, url: string): Promise<void> {
  const { rows } = await client.query<{ relations: string; column_list: string | null }>(
    `SELECT (SELECT count(*) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = $1) AS relations,
            (SELECT string_agg(column_name, ',' ORDER BY column_name) FROM information_schema.columns
             WHERE table_schema = $1 AND table_name = 'library' AND column_name IN ('mark', 'version')) AS column_list`,
    [SCHEMA],
  );
  const { relations, column_list: columns } = rows[0]!;
  if (relations === '0') return; // not made yet, or made empty for us
  const found =
    columns === 'mark,version'
      ? await client.query<{ mark: string; version: number }>(`SELECT mark, version FROM ${SCHEMA}.library`)
      : undefined;
  const library = found?.rows[0];
  if (library?.mark !== LIBRARY_MARK) {
    throw new StratascopeError(
      'library',
      `Expected a Stratascope library but the schema ${SCHEMA} on ${serverName(url)} belongs to another program; it was left untouched`,
    );
  }
  const newest = POSTGRES_MIGRATIONS.at(-1)!.version;
  if (library.version > newest) {
    throw new StratascopeError(
      'library',
      `Expected a library of version ${newest} or older but the one on ${serverName(url)} has version ${library.version}, made by a newer Stratascope; it was left untouched`,
    );
  }
}
