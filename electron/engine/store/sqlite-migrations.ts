// Migrates a SQLite library to the newest version; each step is one transaction.
import type { Database } from 'better-sqlite3';

interface Migration {
  /** `user_version` after it has run; they are numbered 1, 2, 3 without a gap. */
  readonly version: number;
  readonly sql: string;
}

/** "STSA", SQLite's mark of whose file this is. */
export const APPLICATION_ID = 0x53545341;

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      PRAGMA application_id = ${APPLICATION_ID};
      CREATE TABLE image (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        -- 'importing' and 'removing' are invisible; what a killed process left in them is cleared at the next start.
        state TEXT NOT NULL CHECK (state IN ('importing', 'complete', 'removing')),
        owner_pid INTEGER NOT NULL,
        owner_token TEXT NOT NULL,
        heartbeat_ms INTEGER NOT NULL,
        imported_at TEXT NOT NULL,
        stored_bytes INTEGER NOT NULL DEFAULT 0,
        name TEXT,
        -- The rest of the image log's facts, as JSON: they are read and written whole.
        facts TEXT
      ) STRICT;
      CREATE TABLE tile (
        image_id INTEGER NOT NULL REFERENCES image (id),
        level INTEGER NOT NULL,
        first_row INTEGER NOT NULL,
        depth_max REAL NOT NULL,
        checksum INTEGER NOT NULL,
        data BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX tile_by_row ON tile (image_id, level, first_row);
      CREATE INDEX tile_by_depth ON tile (image_id, level, depth_max, first_row);
    `,
  },
  {
    version: 2,
    sql: `
      -- What people have noted about a log, as JSON: beside the facts, which never change.
      ALTER TABLE image ADD COLUMN notes TEXT NOT NULL DEFAULT '{}';
      -- Colormaps of the library's own, each as JSON.
      CREATE TABLE colormap (name TEXT PRIMARY KEY, colormap TEXT NOT NULL) STRICT;
    `,
  },
  {
    version: 3,
    sql: `
      -- What the file calls the samples, as JSON: beside the facts, for they are long and only exports ask for them.
      ALTER TABLE image ADD COLUMN column_names TEXT;
    `,
  },
];

/** Runs what is missing, in order. `migrations` is a parameter so that the mechanism can be tested with others. */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const { version, sql } of migrations) {
    db.transaction(() => {
      // Read inside the transaction: another process may have migrated in the meantime.
      if ((db.pragma('user_version', { simple: true }) as number) >= version) return;
      db.exec(sql);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
}
