// Changes what people keep with a log in its file: names, notes, records, and ids; in one small journalled transaction.
import type { Database } from 'better-sqlite3';
import { StratascopeError } from '../../../../shared/errors.ts';
import { sqliteError } from '../sqlite-errors.ts';
import { checksumOver } from './checksums.ts';
import { partChecksum, sumOf, type PartRow } from './strata-part.ts';
import type { PartRecord } from './strata-reader.ts';
import { levelKey, notesRefused, openToWrite, strataError } from './strata-schema.ts';
import { TileDirectory } from './tile-directory.ts';

/** What is to be changed of one part; what is not given stays. */
export interface PartChange {
  readonly part: number;
  readonly id?: number;
  readonly name?: string;
  readonly notes?: string;
  /** In place of those of their kind and id, or new. */
  readonly keep?: readonly Omit<PartRecord, 'part'>[];
  readonly drop?: readonly Pick<PartRecord, 'kind' | 'id'>[];
}

/**
 * All of the changes, or none.
 * @throws StratascopeError `library` where the file cannot be written, `corrupt` where a part is damaged, `disk_full`.
 */
export function changeStrata(file: string, changes: readonly PartChange[]): void {
  inTransaction(file, (db, uuid) => {
    for (const change of changes) changePart(db, uuid, change, file);
  });
}

/** Takes a companion out of its log's file, its tiles and records too. */
export function removePart(file: string, part: number): void {
  inTransaction(file, (db) => {
    const keys = [levelKey(part, 0), levelKey(part + 1, 0)];
    const directories = db
      .prepare('SELECT directory FROM level WHERE key >= ? AND key < ?')
      .pluck()
      .all(keys) as Buffer[];
    const drop = db.prepare('DELETE FROM tile WHERE number = ?');
    for (const bytes of directories) for (const number of new TileDirectory(bytes).numbers) drop.run(number);
    db.prepare('DELETE FROM level WHERE key >= ? AND key < ?').run(keys);
    for (const table of ['record', 'part']) db.prepare(`DELETE FROM ${table} WHERE part = ?`).run(part);
  });
}

function changePart(db: Database, uuid: string, { part, id, name, notes, keep, drop }: PartChange, file: string): void {
  const row = db.prepare('SELECT * FROM part WHERE part = ?').get(part) as PartRow | undefined;
  if (!row || partChecksum(uuid, part, row) !== row.checksum)
    throw new StratascopeError('corrupt', `Expected to note this in ${file} but what it says of the log is damaged`);
  const sum = (): number =>
    sumOf(db.prepare('SELECT checksum FROM record WHERE part = ?').pluck().all(part) as number[]);
  const before = sum();
  const without = db.prepare('DELETE FROM record WHERE part = ? AND kind = ? AND id = ?');
  for (const record of drop ?? []) without.run(part, record.kind, record.id);
  const insert = db.prepare('INSERT OR REPLACE INTO record VALUES (@part, @kind, @id, @version, @body, @checksum)');
  for (const { kind, id, version, body, checksum } of keep ?? [])
    insert.run({ part, kind, id, version, body, checksum });
  const changed = {
    ...row,
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(notes === undefined ? {} : { notes }),
    // What was missing before is still told to be missing.
    records_sum: (row.records_sum + sum() - before) >>> 0,
  };
  db.prepare(
    `UPDATE part SET id = @id, name = @name, notes = @notes, records_sum = @records_sum, checksum = @checksum WHERE part = @part`,
  ).run({ ...changed, checksum: partChecksum(uuid, part, changed) });
}

function inTransaction(file: string, work: (db: Database, uuid: string) => void): void {
  const db = openToWrite(file);
  try {
    db.pragma('synchronous = FULL');
    db.transaction(() => {
      const known = db.prepare('SELECT uuid, checksum FROM log_file').get() as
        { uuid: string; checksum: number } | undefined;
      if (!known || checksumOver(known.uuid) !== known.checksum)
        throw new StratascopeError('corrupt', `Expected a log in ${file} but its identity is damaged`);
      work(db, known.uuid);
    }).immediate();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'SQLITE_FULL') throw sqliteError(error, file);
    // It was opened, but there can be no journal beside it.
    if (code === 'SQLITE_CANTOPEN') throw notesRefused(file, error);
    throw strataError(error, file);
  } finally {
    db.close();
  }
}
