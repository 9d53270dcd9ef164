// Migrates a SQLite library to the newest version; each step is one transaction.
import type { Database } from 'better-sqlite3';
import { bookmarksOfNotes, type Notes } from './bookmarks-of-notes.ts';

interface Migration {
  /** `user_version` after it has run; they are numbered 1, 2, 3 without a gap. */
  readonly version: number;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction. */
  readonly then?: (db: Database) => void;
}

/** "STSA", SQLite's mark of whose file this is. */
export const APPLICATION_ID = 0x53545341;

/** What programs of before version 5 take for the table of images. */
const IMAGE_OF_BEFORE = `
  SELECT id, state, owner_pid, owner_token, heartbeat_ms, imported_at, stored_bytes, name, facts, notes,
    CASE WHEN json_valid(details) THEN json_extract(details, '$.columnNames') END AS column_names
  FROM log WHERE kind = 'image' AND parent_id IS NULL`;
const unchangeable = (view: string): string =>
  ['INSERT', 'UPDATE', 'DELETE']
    .map(
      (change) => `CREATE TRIGGER ${view}_${change.toLowerCase()} INSTEAD OF ${change} ON ${view}
      BEGIN SELECT RAISE(ABORT, 'a newer Stratascope has opened it; start this one anew'); END;`,
    )
    .join('\n');

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
  {
    version: 4,
    sql: `
      -- What people keep with a log, each by itself: bookmarks and the like. The body is JSON.
      CREATE TABLE record (
        log_id INTEGER NOT NULL REFERENCES image (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (log_id, kind, id)
      ) STRICT;
    `,
    then: moveBookmarks,
  },
  {
    version: 5,
    sql: `
      DROP TRIGGER bookmarks_are_records;
      ALTER TABLE image RENAME TO log;
      -- What it is, and of a companion the log that it goes with.
      ALTER TABLE log ADD COLUMN kind TEXT NOT NULL DEFAULT 'image';
      ALTER TABLE log ADD COLUMN parent_id INTEGER REFERENCES log (id);
      CREATE INDEX log_by_parent ON log (parent_id);
      -- What is long and seldom asked for, as JSON: names and units of the columns, lines of the file.
      ALTER TABLE log ADD COLUMN details TEXT;
      UPDATE log SET details = json_object('columnNames', json(column_names)) WHERE json_valid(column_names);
      ALTER TABLE log DROP COLUMN column_names;
      -- What a program of before that is still running takes for the table: it sees the images, and no companion. It is
      -- told to start anew where it would change any, for it would leave the companions behind.
      CREATE VIEW image AS ${IMAGE_OF_BEFORE};
      ${unchangeable('image')}
    `,
  },
  {
    version: 6,
    sql: `
      -- The id by which a log is known, where it is not its row's: that of the log whose place it has taken. Its tiles stay
      -- under its row's, because writing those of a long log anew would keep everybody else waiting.
      ALTER TABLE log ADD COLUMN known_as INTEGER;
      CREATE INDEX log_by_known_as ON log (coalesce(known_as, id));
      -- A program of before 5 looks for the tiles of a log under its id.
      DROP VIEW image;
      CREATE VIEW image AS ${IMAGE_OF_BEFORE} AND known_as IS NULL;
      ${unchangeable('image')}
    `,
  },
  {
    version: 7,
    sql: `
      -- Each log has a file of its own from here on, and this table is an index of them: what it holds is theirs, too. A log of
      -- before lies here, without a file, until it has been moved.
      DROP VIEW image;
      ALTER TABLE log RENAME TO entry;
      -- The name of the file in the folder of the library, or of the one that is being written.
      ALTER TABLE entry ADD COLUMN file TEXT;
      ALTER TABLE entry ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
      -- What the file looked like when it was read last.
      ALTER TABLE entry ADD COLUMN seen TEXT;
      -- Of what the row says; rows of before have none.
      ALTER TABLE entry ADD COLUMN checksum INTEGER;
      -- Of the checksums of its records, modulo 2^32.
      ALTER TABLE entry ADD COLUMN records_sum INTEGER;
      -- What is wrong with the file, as the end of a sentence.
      ALTER TABLE entry ADD COLUMN problem TEXT;
      CREATE INDEX entry_by_file ON entry (file);
      -- A program of before that is still running sees the logs that lie here still, and is told to start anew.
      CREATE VIEW log AS SELECT id, state, owner_pid, owner_token, heartbeat_ms, imported_at, stored_bytes, name, facts,
        notes, kind, parent_id, details, known_as FROM entry WHERE file IS NULL;
      ${unchangeable('log')}
      CREATE VIEW image AS ${IMAGE_OF_BEFORE} AND known_as IS NULL;
      ${unchangeable('image')}
    `,
  },
  {
    version: 8,
    sql: `
      -- Of the name and the colormap; one of before has none until it is saved again.
      ALTER TABLE colormap ADD COLUMN checksum INTEGER;
    `,
  },
  {
    version: 9,
    sql: `
      -- What the log in the file is known by in every library. All files are read once more for it.
      ALTER TABLE entry ADD COLUMN uuid TEXT;
      UPDATE entry SET seen = NULL WHERE file IS NOT NULL;
    `,
  },
];

/** Runs what is missing, in order. `migrations` is a parameter so that the mechanism can be tested with others. */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const isAt = (version: number): boolean => (db.pragma('user_version', { simple: true }) as number) >= version;
  for (const { version, sql, then } of migrations) {
    if (isAt(version)) continue;
    db.transaction(() => {
      // Read once more inside the transaction: another process may have migrated in the meantime.
      if (isAt(version)) return;
      db.exec(sql);
      then?.(db);
      db.pragma(`user_version = ${version}`);
    }).immediate();
  }
}

function moveBookmarks(db: Database): void {
  const insert = db.prepare(
    'INSERT INTO record (log_id, kind, id, version, body, checksum) VALUES (@log_id, @kind, @id, @version, @body, @checksum)',
  );
  const keep = db.prepare('UPDATE image SET notes = ? WHERE id = ?');
  for (const log of db.prepare('SELECT id, notes, facts FROM image').all() as Notes[]) {
    const moved = bookmarksOfNotes(log);
    moved?.rows.forEach((row) => insert.run(row));
    if (moved) keep.run(moved.notes, log.id);
  }
  // A program of before that is still running would go on writing them where nobody reads them any more.
  db.exec(`
    CREATE TRIGGER bookmarks_are_records BEFORE UPDATE OF notes ON image
    WHEN json_valid(NEW.notes) AND json_type(NEW.notes, '$.bookmarks') IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a newer Stratascope keeps bookmarks otherwise; start this one anew'); END;
  `);
}
