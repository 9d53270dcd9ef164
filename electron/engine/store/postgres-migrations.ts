// Migrates the schema of a PostgreSQL library to the newest version; each step is one transaction.
import type { ClientBase } from 'pg';
import { bookmarksOfNotes, type Notes } from './bookmarks-of-notes.ts';
import { insertRecords } from './postgres-records.ts';
import { SCHEMA } from './postgres-schema.ts';

interface PostgresMigration {
  /** `library.version` after it has run; they are numbered 1, 2, 3 without a gap. */
  readonly version: number;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction. */
  readonly then?: (client: ClientBase) => Promise<void>;
}

/** Says in `library.mark` whose schema this is. */
export const LIBRARY_MARK = 'Stratascope library';
/** "STSA": the advisory lock under which one client at a time migrates. */
export const MIGRATION_LOCK = 0x53545341;

export const POSTGRES_MIGRATIONS: readonly PostgresMigration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE ${SCHEMA}.library (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        mark text NOT NULL,
        version integer NOT NULL,
        -- Counts commits that others must hear of.
        changes bigint NOT NULL DEFAULT 0
      );
      INSERT INTO ${SCHEMA}.library (mark, version) VALUES ('${LIBRARY_MARK}', 0);
      CREATE TABLE ${SCHEMA}.image (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- An import is one transaction, so what others see of it is complete; 'removing' is invisible.
        state text NOT NULL CHECK (state IN ('complete', 'removing')),
        imported_at timestamptz NOT NULL DEFAULT now(),
        stored_bytes bigint NOT NULL DEFAULT 0,
        name text,
        -- The rest of the image log's facts; json and not jsonb, which would write the numbers anew.
        facts json
      );
      -- Every key begins with the image, so that the table can be partitioned or distributed by it.
      CREATE TABLE ${SCHEMA}.tile (
        image_id bigint NOT NULL REFERENCES ${SCHEMA}.image (id),
        level smallint NOT NULL,
        first_row bigint NOT NULL,
        depth_max double precision NOT NULL,
        checksum bigint NOT NULL,
        data bytea NOT NULL,
        PRIMARY KEY (image_id, level, first_row)
      );
      -- Floats hardly pack: trying to would only cost time.
      ALTER TABLE ${SCHEMA}.tile ALTER COLUMN data SET STORAGE EXTERNAL;
      CREATE INDEX tile_by_depth ON ${SCHEMA}.tile (image_id, level, depth_max, first_row);
    `,
  },
  {
    version: 2,
    sql: `
      -- What people have noted about a log: beside the facts, which never change.
      ALTER TABLE ${SCHEMA}.image ADD COLUMN notes jsonb NOT NULL DEFAULT '{}';
      -- Colormaps of the library's own.
      CREATE TABLE ${SCHEMA}.colormap (name text PRIMARY KEY, colormap json NOT NULL);
    `,
  },
  {
    version: 3,
    sql: `
      -- What the file calls the samples: beside the facts, for they are long and only exports ask for them.
      ALTER TABLE ${SCHEMA}.image ADD COLUMN column_names json;
    `,
  },
  {
    version: 4,
    sql: `
      -- What people keep with a log, each by itself: bookmarks and the like. The body is JSON, as text: what is checked is
      -- what was written.
      CREATE TABLE ${SCHEMA}.record (
        log_id bigint NOT NULL REFERENCES ${SCHEMA}.image (id) ON DELETE CASCADE,
        kind text NOT NULL,
        id text NOT NULL,
        version integer NOT NULL,
        body text NOT NULL,
        checksum bigint NOT NULL,
        PRIMARY KEY (log_id, kind, id)
      );
    `,
    then: moveBookmarks,
  },
  {
    version: 5,
    sql: `
      ALTER TABLE ${SCHEMA}.image DROP CONSTRAINT bookmarks_are_records;
      ALTER TABLE ${SCHEMA}.image RENAME TO log;
      -- What it is, and of a companion the log that it goes with.
      ALTER TABLE ${SCHEMA}.log ADD COLUMN kind text NOT NULL DEFAULT 'image',
        ADD COLUMN parent_id bigint REFERENCES ${SCHEMA}.log (id),
        -- What is long and seldom asked for: names and units of the columns, lines of the file.
        ADD COLUMN details json;
      CREATE INDEX log_by_parent ON ${SCHEMA}.log (parent_id);
      UPDATE ${SCHEMA}.log SET details = json_build_object('columnNames', column_names) WHERE column_names IS NOT NULL;
      ALTER TABLE ${SCHEMA}.log DROP COLUMN column_names;
      -- What a program of before that is still running takes for the table: it sees the images, and no companion. The
      -- offset keeps it from changing any, for it would leave the companions behind.
      CREATE VIEW ${SCHEMA}.image AS
        SELECT id, state, imported_at, stored_bytes, name, facts, notes, details->'columnNames' AS column_names
        FROM ${SCHEMA}.log WHERE kind = 'image' AND parent_id IS NULL OFFSET 0;
    `,
  },
  {
    version: 6,
    sql: `
      -- The id by which a log is known, where it is not its row's: that of the log whose place it has taken. Its tiles stay
      -- under its row's, so that whoever still reads the old ones gets no mixture.
      ALTER TABLE ${SCHEMA}.log ADD COLUMN known_as bigint;
      CREATE INDEX log_by_known_as ON ${SCHEMA}.log (coalesce(known_as, id));
      -- A program of before 5 looks for the tiles of a log under its id.
      CREATE OR REPLACE VIEW ${SCHEMA}.image AS
        SELECT id, state, imported_at, stored_bytes, name, facts, notes, details->'columnNames' AS column_names
        FROM ${SCHEMA}.log WHERE kind = 'image' AND parent_id IS NULL AND known_as IS NULL OFFSET 0;
    `,
  },
  {
    version: 7,
    sql: `
      -- A log that was removed stays for a while as it is, 'trashed', and can be brought back.
      ALTER TABLE ${SCHEMA}.log RENAME TO entry;
      ALTER TABLE ${SCHEMA}.entry DROP CONSTRAINT image_state_check,
        ADD CONSTRAINT entry_state_check CHECK (state IN ('complete', 'trashed', 'removing')),
        ADD COLUMN removed_at timestamptz;
      -- What a program of before that is still running takes for the table: it lists all but the trash, of which it would
      -- say that it is damaged. It can write through it as before.
      CREATE VIEW ${SCHEMA}.log AS
        SELECT id, state, imported_at, stored_bytes, name, facts, notes, kind, parent_id, details, known_as
        FROM ${SCHEMA}.entry WHERE state IS DISTINCT FROM 'trashed';
      -- The same for one of before 5.
      CREATE OR REPLACE VIEW ${SCHEMA}.image AS
        SELECT id, state, imported_at, stored_bytes, name, facts, notes, details->'columnNames' AS column_names
        FROM ${SCHEMA}.entry
        WHERE kind = 'image' AND parent_id IS NULL AND known_as IS NULL AND state IS DISTINCT FROM 'trashed' OFFSET 0;
    `,
  },
];

/** Runs what is missing, in order. `migrations` is a parameter so that the mechanism can be tested with others. */
export async function migratePostgres(
  client: ClientBase,
  migrations: readonly PostgresMigration[] = POSTGRES_MIGRATIONS,
): Promise<void> {
  for (const { version, sql, then } of migrations) {
    await client.query('BEGIN');
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      // Read under the lock: another client may have migrated in the meantime.
      if ((await libraryVersion(client)) < version) {
        // An administrator may have made the schema for a user who must not make any.
        const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [SCHEMA]);
        if (rowCount === 0) await client.query(`CREATE SCHEMA ${SCHEMA}`);
        await client.query(sql);
        await then?.(client);
        await client.query(`UPDATE ${SCHEMA}.library SET version = $1`, [version]);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }
}

/** 0 where there is no library yet. */
async function libraryVersion(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS there`, [
    `${SCHEMA}.library`,
  ]);
  if (!rows[0]!.there) return 0;
  return (await client.query<{ version: number }>(`SELECT version FROM ${SCHEMA}.library`)).rows[0]!.version;
}

async function moveBookmarks(client: ClientBase): Promise<void> {
  const { rows: logs } = await client.query<Notes>(
    `SELECT id::float8 AS id, notes::text AS notes, facts::text AS facts FROM ${SCHEMA}.image`,
  );
  for (const log of logs) {
    const moved = bookmarksOfNotes(log);
    await insertRecords(client, moved?.rows ?? []);
    if (moved) await client.query(`UPDATE ${SCHEMA}.image SET notes = $2 WHERE id = $1`, [log.id, moved.notes]);
  }
  // A program of before would go on writing them where nobody reads them any more.
  await client.query(
    `ALTER TABLE ${SCHEMA}.image ADD CONSTRAINT bookmarks_are_records CHECK (NOT notes ? 'bookmarks') NOT VALID`,
  );
}
