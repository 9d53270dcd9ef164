// Keeps the index of a library in step with the files of its logs: new ones, changed ones, lost ones.
import fs from 'node:fs';
import path from 'node:path';
import { errorShape } from '../../../shared/errors.ts';
import type { LibraryFolder } from './library-folder.ts';
import { movingTo } from './move-old-logs.ts';
import { linkedId, linkName, type Link } from './links.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS, sealRows } from './sqlite-log-rows.ts';
import { insertRecord } from './sqlite-records.ts';
import { changeStrata } from './strata/change-strata.ts';
import type { PartRow } from './strata/strata-part.ts';
import { isBeingWritten } from './strata/strata-schema.ts';
import { logIn, StrataReader } from './strata/strata-reader.ts';

const LOST = 'its file is not in the folder of the library any more';
const UNKNOWN_PLACE = 'links.json in the data folder does not tell any more where its file lies';

function lostAs(file: string): string {
  return linkedId(file) === undefined ? LOST : UNKNOWN_PLACE;
}

/** The id that the name of a file tells; 0 where it tells none. */
function idInName(file: string): number {
  return linkedId(file) ?? Number(/^(\d+)-/.exec(file)?.[1] ?? 0);
}

/** What a file holds, as far as it can be read. */
interface FileHeld {
  readonly uuid: string;
  readonly parts: ReturnType<StrataReader['parts']>;
  readonly recordsOf: (row: PartRow) => ReturnType<StrataReader['records']>;
}

export class IndexFiles {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;

  constructor(connection: SqliteConnection, folder: LibraryFolder) {
    this.#connection = connection;
    this.#folder = folder;
  }

  /** Looks at all files, from outside where nothing has changed. One that cannot be read keeps no other from being entered. */
  look(): void {
    const { sql } = this.#connection;
    this.#freeIds();
    const { logs } = this.#folder.files();
    const known = new Map(
      (
        sql(
          `SELECT DISTINCT file, seen, problem FROM entry WHERE file IS NOT NULL AND state IS NOT 'importing'`,
        ).all() as {
          file: string;
          seen: string | null;
          problem: string | null;
        }[]
      ).map((row) => [row.file, row]),
    );
    this.#keepIds();
    for (const file of logs) if (known.get(file)?.seen !== this.#folder.lookOf(file)) this.readAgain(file);
    const there = new Set(logs);
    for (const { file, problem } of known.values()) if (!there.has(file) && problem !== lostAs(file)) this.#lost(file);
  }

  /**
   * Enters what a file says. Where it cannot be read, the log is kept with what is known of it, as damaged. `isRestored`:
   * its tiles get another id than they had before, under which those of an earlier reading may still be kept in memory.
   */
  readAgain(file: string, isRestored = false): void {
    const { db, sql } = this.#connection;
    db.transaction(() => {
      const rows = sql('SELECT id, part FROM entry WHERE file = ?').all(file) as { id: number; part: number }[];
      if (!fs.existsSync(this.#folder.pathOf(file))) return;
      const seen = this.#folder.lookOf(file)!;
      const held = this.#held(file);
      if (typeof held === 'string') {
        if (rows.length === 0) this.#insertDamaged(file);
        sql('UPDATE entry SET problem = ?, seen = ? WHERE file = ?').run(held, seen, file);
        return;
      }
      if (rows.length === 0) this.#adopt(file, held, isRestored);
      else this.#update(rows, held);
      sql('UPDATE entry SET seen = ? WHERE file = ?').run(this.#folder.lookOf(file), file);
    }).immediate();
  }

  /** Removes the files that a process which has ended was writing, and what the index says of them. */
  clearUnfinished(): void {
    const { db, sql } = this.#connection;
    db.transaction(() => {
      for (const file of this.#folder.files().unfinished) {
        if (isBeingWritten(this.#folder.pathOf(file))) continue;
        fs.rmSync(this.#folder.pathOf(file), { force: true });
      }
      const there = new Set(this.#folder.files().unfinished);
      for (const journal of this.#folder.files().journals)
        if (!there.has(journal.replace(/-journal$/, ''))) fs.rmSync(this.#folder.pathOf(journal), { force: true });
      const unfinished = sql(
        // The last one first, so that its id is given back.
        `SELECT id, file, imported_at FROM entry WHERE state = 'importing' AND facts IS NULL AND file IS NOT NULL ORDER BY id DESC`,
      ).all() as { id: number; file: string; imported_at: string }[];
      const dead = unfinished.filter(({ file }) => !there.has(file));
      this.#clearPublished(new Set(dead.map((row) => row.imported_at)));
      for (const { id } of dead) forgetUnfinished(this.#connection, id);
    }).immediate();
  }

  /**
   * Files that were in their places when a process ended which had not yet entered them: the import is not complete. They are
   * known by the moment when it began, for the uuid of a copy is that of other copies, too.
   */
  #clearPublished(begun: ReadonlySet<string>): void {
    if (begun.size === 0) return;
    const isKnown = this.#connection.sql('SELECT 1 FROM entry WHERE file = ?');
    for (const file of this.#folder.files().logs) {
      if (linkedId(file) !== undefined || isKnown.get(file)) continue;
      const log = logIn(this.#folder.pathOf(file));
      if (log && begun.has(log.imported_at)) fs.rmSync(this.#folder.pathOf(file), { force: true });
    }
  }

  #held(file: string): FileHeld | string {
    let reader: StrataReader | undefined;
    try {
      reader = new StrataReader(this.#folder.pathOf(file));
      this.#folder.checkIdentity(file, reader.uuid);
      const parts = reader.parts();
      const records = new Map(parts.map(({ row }) => [row.part, reader!.records(row)]));
      if (!parts.some(({ row }) => row.part === 0)) return 'what its file says of it is damaged';
      return { uuid: reader.uuid, parts, recordsOf: ({ part }) => records.get(part)! };
    } catch (error) {
      return errorShape(error).message;
    } finally {
      reader?.close();
    }
  }

  /** A file that the index does not know: one of its own from before the index was lost, or one that was put there. */
  #adopt(file: string, { uuid, parts, recordsOf }: FileHeld, isRestored: boolean): void {
    const { sql } = this.#connection;
    const linked = linkedId(file);
    // The log of before lies in the library still: a process ended before it had moved there.
    const isMoving = sql('SELECT 1 FROM entry WHERE file IS NULL AND seen = ?');
    if (linked === undefined && isMoving.get(movingTo(uuid))) {
      fs.rmSync(this.#folder.pathOf(file), { force: true });
      return;
    }
    let parent: number | null = null;
    const ids: { part: number; id: number }[] = [];
    for (const { row, isWhole } of parts) {
      const { part } = row;
      // What a linked file notes is the id of its owner's library, and what a damaged one notes is not sure.
      const claimed = isWhole && linked === undefined ? row.id : part === 0 ? idInName(file) : 0;
      const noted = claimed > 0 && !this.#isTaken(claimed) ? claimed : null;
      const id: number = Number(
        sql(
          `INSERT INTO entry (id, known_as, state, owner_pid, owner_token, heartbeat_ms, imported_at, file, part, parent_id, name)
           VALUES (?, ?, 'complete', 0, '', 0, ?, ?, ?, ?, ?)`,
        ).run(...(isRestored ? [null, noted] : [noted, null]), row.imported_at, file, part, parent, row.name)
          .lastInsertRowid,
      );
      if (part === 0) parent = id;
      if (isWhole && linked === undefined && noted === null) ids.push({ part, id });
      this.#fill(id, uuid, row, isWhole, recordsOf(row));
    }
    try {
      // It notes under which ids it is known here.
      if (ids.length > 0) changeStrata(this.#folder.pathOf(file), ids);
    } catch {
      // A file that nobody may write keeps the ids of another library, and gets others when the index is built again.
    }
  }

  #update(rows: readonly { id: number; part: number }[], { uuid, parts, recordsOf }: FileHeld): void {
    for (const { id, part } of rows) {
      const found = parts.find(({ row }) => row.part === part);
      if (found) this.#fill(id, uuid, found.row, found.isWhole, recordsOf(found.row));
      else
        this.#connection.sql('UPDATE entry SET problem = ? WHERE id = ?').run('its file does not hold it any more', id);
    }
  }

  #fill(
    id: number,
    uuid: string,
    row: PartRow,
    isWhole: boolean,
    { records, isWhole: areWhole }: ReturnType<StrataReader['records']>,
  ): void {
    const { sql } = this.#connection;
    if (!isWhole) {
      sql('UPDATE entry SET problem = ? WHERE id = ?').run('what its file says of it is damaged', id);
      return;
    }
    const { kind, name, facts, notes, imported_at, stored_bytes, details } = row;
    sql(
      `UPDATE entry SET state = 'complete', kind = ?, name = ?, facts = ?, notes = ?, details = ?, imported_at = ?, stored_bytes = ?,
         uuid = ?, problem = NULL WHERE id = ?`,
    ).run(kind, name, facts, notes, details, imported_at, stored_bytes, uuid, id);
    // Where some are missing in the file, those that the index still has are worth more than none.
    if (areWhole) sql('DELETE FROM record WHERE log_id = ?').run(id);
    const isThere = sql('SELECT 1 FROM record WHERE log_id = ? AND kind = ? AND id = ?');
    for (const record of records)
      if (!isThere.get(id, record.kind, record.id)) insertRecord(this.#connection, { ...record, log_id: id });
    sealRows(this.#connection, [id]);
  }

  #insertDamaged(file: string): void {
    const noted = idInName(file);
    const name = path.basename(this.#folder.pathOf(file)).replace(/^\d+-|\.strata$/g, '');
    const { sql } = this.#connection;
    sql(
      `INSERT INTO entry (id, state, owner_pid, owner_token, heartbeat_ms, imported_at, file, name)
       VALUES (?, 'complete', 0, '', 0, ?, ?, ?)`,
    ).run(noted > 0 && !this.#isTaken(noted) ? noted : null, new Date().toISOString(), file, name);
  }

  /** Its log was removed by a process that ended before it said so, or the file was taken away by hand. */
  #lost(file: string): void {
    const { sql, db } = this.#connection;
    db.transaction(() => {
      if (fs.existsSync(this.#folder.pathOf(file))) return;
      if (!this.#folder.isInTrash(file))
        sql('UPDATE entry SET problem = ?, seen = NULL WHERE file = ?').run(lostAs(file), file);
      else forgetFile(this.#connection, file);
    }).immediate();
  }

  #isTaken(id: number): boolean {
    const { sql } = this.#connection;
    return sql(`SELECT 1 FROM entry WHERE id = @id OR ${KNOWN_AS} = @id`).get({ id }) !== undefined;
  }

  /** A link that is new to the index gets another id where a log of the library has its own. */
  #freeIds(): void {
    const { db, sql } = this.#connection;
    const { links } = this.#folder;
    const isNew = ({ id }: Link): boolean =>
      sql('SELECT 1 FROM entry WHERE file = ?').get(linkName(id)) === undefined && this.#isTaken(id);
    if (!links.known().some(isNew)) return;
    db.transaction(() => {
      const all = links.read();
      const last = sql(`SELECT max(seq) FROM sqlite_sequence WHERE name = 'entry'`).pluck().get() as number;
      let next = Math.max(last, ...all.map(({ id }) => id)) + 1;
      links.write(all.map((link) => (isNew(link) ? { ...link, id: next++ } : link)));
    }).immediate();
  }

  /** Ids of logs in the trash, and of linked ones that are away, are given to no other log. */
  #keepIds(): void {
    const { sql } = this.#connection;
    const kept = [...this.#folder.trashed(), ...this.#folder.links.known()];
    const most = Math.max(0, ...kept.map(({ id }) => id));
    if (most === 0) return;
    sql(
      `INSERT INTO sqlite_sequence (name, seq) SELECT 'entry', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'entry')`,
    ).run();
    sql(`UPDATE sqlite_sequence SET seq = ? WHERE name = 'entry' AND seq < ?`).run(most, most);
  }
}

/** Takes all logs of a file out of the index, companions first: they refer to the log. In the caller's transaction. */
export function forgetFile({ sql }: SqliteConnection, file: string): void {
  sql('DELETE FROM entry WHERE file = ? AND parent_id IS NOT NULL').run(file);
  sql('DELETE FROM entry WHERE file = ?').run(file);
}

/** Takes an import that came to nothing out of the index. Nobody has heard of it: the next log gets its id, unless a later one has begun. */
export function forgetUnfinished({ sql }: SqliteConnection, id: number): void {
  const gone = sql(`DELETE FROM entry WHERE id = ? AND state = 'importing' AND facts IS NULL`).run(id);
  if (gone.changes > 0) sql(`UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'entry' AND seq = ?`).run(id);
}
