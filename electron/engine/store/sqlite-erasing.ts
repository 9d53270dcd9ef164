// Deletes logs that are hidden, and ends removals and imports of before that were broken off.
import { StratascopeError } from '../../../shared/errors.ts';
import { isRunning } from '../data-dir.ts';
import { forgetUnfinished } from './index-files.ts';
import type { LibraryFolder } from './library-folder.ts';
import { eraseOldTiles, giveBackPages } from './old-tiles.ts';
import type { OpenFiles } from './open-files.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { UNFINISHED, type TilePlace } from './sqlite-log-rows.ts';

/** An owner of before that wrote nothing for this long, or by a clock that is so far off, is taken for dead even if its process id is in use again. */
const STALE_MS = 10 * 60_000;

export class SqliteErasing {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;
  readonly #open: OpenFiles;

  constructor(connection: SqliteConnection, folder: LibraryFolder, open: OpenFiles) {
    this.#connection = connection;
    this.#folder = folder;
    this.#open = open;
  }

  /** What nobody is at work on: `ownerToken` is this process's own, `stopped` that of a thread of it which has ended. */
  async clear(ownerToken: string, stopped: string | undefined): Promise<void> {
    const unfinished = this.#connection.guardWithReserve(() =>
      this.#connection
        .sql(
          // The last one first, so that its id is given back, and companions before the log that they go with.
          `SELECT id, state, owner_pid AS pid, owner_token AS token, heartbeat_ms AS heartbeat, file FROM entry
           WHERE ${UNFINISHED} AND (file IS NULL OR state = 'removing') ORDER BY parent_id IS NULL, id DESC`,
        )
        .all(),
    ) as { id: number; state: string; pid: number; token: string; heartbeat: number; file: string | null }[];
    for (const { id, pid, token, heartbeat } of unfinished) {
      const ours = pid === process.pid;
      const atWork = ours
        ? token.startsWith(`${ownerToken}/`) && !(stopped !== undefined && token.startsWith(`${stopped}/`))
        : isRunning(pid) && Math.abs(Date.now() - heartbeat) < STALE_MS;
      if (!atWork) await this.erase([id], token).catch(unlessFull);
    }
  }

  /** Deletes what is hidden: its tiles, or its file, and then its rows. */
  async erase(ids: readonly number[], token: string): Promise<void> {
    for (const id of ids) await this.#eraseOne(id, token);
    await giveBackPages(this.#connection);
  }

  /** Does nothing once the row is not what `token` stands for any more: a log, or somebody else's. */
  async #eraseOne(id: number, token: string): Promise<void> {
    const ours = `id = ? AND owner_token = ? AND ${UNFINISHED}`;
    const { guardWithReserve } = this.#connection;
    const row = this.#connection.sql(`SELECT state, file, part FROM entry WHERE ${ours}`).get(id, token) as
      (TilePlace & { readonly state: string }) | undefined;
    if (!row) return;
    if (row.file === null) await eraseOldTiles(this.#connection, id, ours, id, token);
    // The file of companions is that of the log that they go with, which is the last to go.
    else if (row.state === 'removing' && row.part === 0) {
      this.#open.close();
      await this.#folder.erase(row.file);
    }
    guardWithReserve(() =>
      this.#connection.db.transaction(() => {
        forgetUnfinished(this.#connection, id);
        this.#connection.sql(`DELETE FROM entry WHERE ${ours}`).run(id, token);
      })(),
    );
  }
}

/** What cannot be cleared now is hidden, too; once there is room, the next start clears it. */
function unlessFull(error: unknown): void {
  if (!(error instanceof StratascopeError && error.code === 'disk_full')) throw error;
}
