// What people keep with logs: names, notes and records, in the index and in the file of the log at once.
import type { ImageLog, LogDescription } from '../../../shared/model/image-log.ts';
import type { RecordsOf } from '../../../shared/records/records.ts';
import type { IndexFiles } from './index-files.ts';
import type { IndexRows } from './index-rows.ts';
import type { LibraryFolder } from './library-folder.ts';
import { linkedId } from './links.ts';
import { logOf } from './log-rows.ts';
import { checksumOf, type RecordChanges, type RecordRow } from './record-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS, ROW_OF, sealRows } from './sqlite-log-rows.ts';
import { changeRecords, listRecords } from './sqlite-records.ts';
import { changeStrata, removePart } from './strata/change-strata.ts';
import { sumOf } from './strata/strata-part.ts';
import { uuidIn } from './strata/strata-reader.ts';

export class KeptWithLogs {
  readonly #connection: SqliteConnection;
  readonly #folder: LibraryFolder;
  readonly #files: IndexFiles;
  readonly #rows: IndexRows;

  constructor(connection: SqliteConnection, folder: LibraryFolder, files: IndexFiles, rows: IndexRows) {
    this.#connection = connection;
    this.#folder = folder;
    this.#files = files;
    this.#rows = rows;
  }

  async describe(id: number, { name, ...notes }: LogDescription): Promise<ImageLog> {
    // A damaged one is refused before anything of it is changed.
    const { parentId = id } = this.#get(id);
    const note = `notes = json_patch(notes, ?) WHERE state = 'complete'`;
    this.#connection.guard(() =>
      this.#connection.db
        .transaction(() => {
          this.#connection
            .sql(`UPDATE entry SET name = coalesce(?, name), ${note} AND id = (${ROW_OF})`)
            .run(name ?? null, JSON.stringify(notes), id);
          if (notes.depthUnit !== undefined) {
            // What is damaged is left as it is.
            const family = `json_valid(notes) AND problem IS NULL AND (${ROW_OF}) IN (id, parent_id)`;
            this.#connection
              .sql(`UPDATE entry SET ${note} AND ${family}`)
              .run(JSON.stringify({ depthUnit: notes.depthUnit }), parentId);
          }
          this.#noteInFile(notes.depthUnit === undefined ? id : parentId);
        })
        .immediate(),
    );
    return this.#get(id);
  }

  records({ logIds, kind }: RecordsOf): RecordRow[] {
    const all = (): RecordRow[] => this.#connection.guard(() => listRecords(this.#connection, logIds));
    const ofKind = (rows: RecordRow[]): RecordRow[] => rows.filter((row) => kind === undefined || row.kind === kind);
    const rows = all();
    const byLog = Map.groupBy(rows, (row) => row.log_id);
    const logs = logIds ? logIds.flatMap((id) => this.#rows.select(`AND ${KNOWN_AS} = ?`, id)) : this.#rows.select('');
    const files = logs.flatMap(({ id, file, records_sum }) => {
      if (file === null) return [];
      const own = byLog.get(id) ?? [];
      const areSound = own.every((row) => checksumOf(row) === row.checksum);
      return areSound && sumOf(own.map(({ checksum }) => checksum)) === records_sum ? [] : [file];
    });
    if (files.length === 0) return ofKind(rows);
    for (const file of new Set(files)) this.#connection.guard(() => this.#files.readAgain(file));
    return ofKind(all());
  }

  async changeRecords(changes: RecordChanges): Promise<void> {
    // Of a damaged log nothing is changed.
    this.#get(changes.logId);
    this.#connection.guard(() =>
      changeRecords(this.#connection, changes, (row, change) => {
        const { file, part } = this.#rows.placeOf('SELECT id FROM entry WHERE id = ?', row)!;
        if (file === null) return;
        changeStrata(this.#pathToChange(file), [{ part, ...change }]);
        sealRows(this.#connection, [row]);
        this.#seen(file);
      }),
    );
  }

  removeCompanion(id: number, file: string, part: number): void {
    this.#connection.guard(() =>
      this.#connection.db
        .transaction(() => {
          removePart(this.#folder.pathOf(file), part);
          this.#connection.sql(`DELETE FROM entry WHERE id = (${ROW_OF})`).run(id);
          this.#seen(file);
        })
        .immediate(),
    );
  }

  #get(id: number): ImageLog {
    return logOf(id, this.#rows.select(`AND ${KNOWN_AS} = ?`, id)[0]);
  }

  /** Writes names and notes of a log and its companions into their file, in the caller's transaction. */
  #noteInFile(id: number): void {
    const rows = this.#connection
      .sql(
        `SELECT id, file, part, name, notes FROM entry
       WHERE file IS NOT NULL AND problem IS NULL AND state = 'complete' AND (${ROW_OF}) IN (id, parent_id)`,
      )
      .all(id) as { id: number; file: string; part: number; name: string; notes: string }[];
    const [first] = rows;
    if (!first) return;
    changeStrata(
      this.#pathToChange(first.file),
      rows.map(({ part, name, notes }) => ({ part, name, notes })),
    );
    sealRows(
      this.#connection,
      rows.map((row) => row.id),
    );
    this.#seen(first.file);
  }

  /** @throws StratascopeError `library` where another log lies at the place of a linked one: it is not its to change. */
  #pathToChange(file: string): string {
    const place = this.#folder.pathOf(file);
    if (linkedId(file) !== undefined) this.#folder.checkIdentity(file, uuidIn(place));
    return place;
  }

  /** What this process has changed in a file itself need not be read again. */
  #seen(file: string): void {
    this.#connection.sql('UPDATE entry SET seen = ? WHERE file = ?').run(this.#folder.lookOf(file), file);
  }
}
