// Rows of the index as they are asked for; one that does not hold is read again from the file of its log.
import type { IndexFiles } from './index-files.ts';
import type { LibraryFolder } from './library-folder.ts';
import type { LogRow } from './log-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { uuidIn } from './strata/strata-reader.ts';
import { indexChecksum, SELECT_LOG, type IndexedRow, type TilePlace } from './sqlite-log-rows.ts';

/** A row of the index, with the checksum of what it says; a row of before has none. */
export type EntryRow = LogRow & IndexedRow & { readonly checksum: number | null };

export class IndexRows {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;

  constructor(connection: SqliteConnection, folder: LibraryFolder, files: IndexFiles) {
    this.#connection = connection;
    this.#folder = folder;
    this.#files = files;
  }

  /** Listed rows. Where one does not hold, its file is read again. */
  select(which: string, ...values: (number | string)[]): EntryRow[] {
    const select = (): EntryRow[] =>
      this.#connection.guard(() => this.#connection.sql(`${SELECT_LOG} ${which}`).all(...values) as EntryRow[]);
    const isOff = (row: EntryRow): boolean => row.file !== null && row.problem === null && !holds(row);
    const placed = (rows: EntryRow[]): EntryRow[] =>
      rows.map((row) => ({ ...row, place: this.#folder.placeOf(row.file) }));
    const rows = select();
    const files = new Set(rows.filter(isOff).map(({ file }) => file!));
    if (files.size === 0) return placed(rows);
    for (const file of files) this.#connection.guard(() => this.#files.readAgain(file));
    return placed(select());
  }

  /** What the log of a row is known by in every library: as the index says, or its file where that does not hold. */
  uuidOf(row: EntryRow): string | undefined {
    return row.uuid !== null && holds(row) ? row.uuid : uuidIn(this.#folder.pathOf(row.file!));
  }

  /** Of a row, which `row` selects by `value`; undefined where there is none. */
  placeOf(row: string, value: number): TilePlace | undefined {
    return this.#connection.guard(
      () =>
        this.#connection.sql(`SELECT file, part FROM entry WHERE id = (${row})`).get(value) as TilePlace | undefined,
    );
  }
}

/** Whether a row of a log in a file says what it said when it was written. */
export function holds(row: EntryRow): boolean {
  return indexChecksum(row) === row.checksum;
}
