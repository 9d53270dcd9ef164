// Says what of the records in a log's file is damaged or missing, by their kinds as far as anything tells them.
import { countOfKind } from '../../../shared/records/records.ts';
import { checksumOf, type RecordRow } from './record-rows.ts';
import { sumOf } from './strata/strata-part.ts';

type Kept = Omit<RecordRow, 'log_id'>;

/**
 * `sum`: of the checksums of all that the file should have; `inIndex`: what the library's index has of the log. As the end of a
 * sentence on the log; undefined where all is whole.
 */
export function recordFault(inFile: readonly Kept[], sum: number, inIndex: readonly Kept[]): string | undefined {
  const unsound = inFile.filter((record) => !isSound(record));
  if (unsound.length > 0) return `damaged in its file: ${counted(unsound)}`;
  const left = sumOf(inFile.map(({ checksum }) => checksum));
  if (left === sum) return undefined;
  const isThere = new Set(inFile.map(keyOf));
  const others = inIndex.filter((record) => isSound(record) && !isThere.has(keyOf(record)));
  if (others.length > 0 && sumOf([left, ...others.map(({ checksum }) => checksum)]) === sum)
    return `missing in its file: ${counted(others)}, which the index of the library still has`;
  const rest = inFile.length === 0 ? 'nothing' : counted(inFile);
  return `something that was kept with it, such as a bookmark, is missing in its file, and nothing tells any more what it was; ${rest} is left`;
}

function isSound(record: Kept): boolean {
  return checksumOf(record) === record.checksum;
}

function keyOf({ kind, id }: Kept): string {
  return JSON.stringify([kind, id]);
}

/** `1 bookmark, 2 records of the kind "pick"` */
function counted(records: readonly Kept[]): string {
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  return [...byKind].map(([kind, { length }]) => countOfKind(kind, length)).join(', ');
}
