// What of the files of logs does not hold beside their tiles, which are read by whoever knows the levels of a log.
import { errorShape } from '../../../shared/errors.ts';
import type { LogFault } from './image-store.ts';
import type { LibraryFolder } from './library-folder.ts';
import { recordFault } from './record-faults.ts';
import type { RecordRow } from './record-rows.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { KNOWN_AS, LISTED } from './sqlite-log-rows.ts';
import { listRecords } from './sqlite-records.ts';
import { StrataReader } from './strata/strata-reader.ts';

interface PlaceRow {
  readonly id: number;
  readonly name: string | null;
  readonly file: string;
  readonly part: number;
}

/** Reads what each file says of its logs, and what is kept with them, whatever the index says. A linked one that is away is not damaged. */
export function fileFaults(connection: SqliteConnection, folder: LibraryFolder): LogFault[] {
  const { sql, guard } = connection;
  const rows = guard(
    () =>
      sql(
        `SELECT ${KNOWN_AS} AS id, name, file, part FROM entry
         WHERE file IS NOT NULL AND problem IS NULL AND ${LISTED} ORDER BY id`,
      ).all() as PlaceRow[],
  );
  return rows.flatMap(({ id, name, file, part }) => {
    if (folder.placeOf(file)?.isAway) return [];
    const what = problemOf(folder.pathOf(file), part, () => guard(() => listRecords(connection, [id])));
    return what === undefined ? [] : [{ id, message: `Log ${id} (${name ?? 'without a name'}): ${what}` }];
  });
}

function problemOf(path: string, part: number, inIndex: () => RecordRow[]): string | undefined {
  let reader: StrataReader | undefined;
  try {
    reader = new StrataReader(path);
    const found = reader.parts().find(({ row }) => row.part === part);
    if (!found?.isWhole) return 'what its file says of it is damaged';
    const { records, isWhole } = reader.records(found.row);
    return isWhole ? undefined : recordFault(records, found.row.records_sum, inIndex());
  } catch (error) {
    return errorShape(error).message;
  } finally {
    reader?.close();
  }
}
