// Rows of records in either store: written with a checksum, checked when read, and the errors for refused changes.
import { crc32 } from 'node:zlib';
import { StratascopeError } from '../../../shared/errors.ts';
import { keptRecord, RECORD_KINDS, type KeptRecord } from '../../../shared/records/records.ts';

/** A record as it lies in the library. Of a kind that this version does not know it is kept and copied all the same. */
export interface RecordRow {
  readonly log_id: number;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  /** JSON. */
  readonly body: string;
  /** CRC-32 of what the row says, see `checksumOf`. */
  readonly checksum: number;
}

/** One change of a record. Without a body it is removed. */
export interface RecordChange {
  readonly id: string;
  /** The version it was made from; 0 for a record that is new. */
  readonly version: number;
  readonly body?: string;
}

/** Changes of one kind of a log's records: all are made, or none. */
export interface RecordChanges {
  readonly logId: number;
  readonly kind: string;
  readonly changes: readonly RecordChange[];
  /** Records of this kind that the log may have afterwards. */
  readonly most: number;
}

/** Over the id of the log not, for a copy has another one. */
export function checksumOf({ kind, id, version, body }: Pick<RecordRow, 'kind' | 'id' | 'version' | 'body'>): number {
  return crc32(JSON.stringify([kind, id, version, body]));
}

/** In the order of their logs and kinds, and within these as their kind compares them. Rows of unknown kinds are left out. */
export function readRecords(rows: readonly RecordRow[]): { records: KeptRecord[]; damaged: string[] } {
  const records: KeptRecord[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    if (!RECORD_KINDS.some(({ kind }) => kind === row.kind)) continue;
    const record = readRecord(row);
    if (typeof record === 'string') damaged.push(record);
    else records.push(record);
  }
  return { records: records.sort(inOrder), damaged };
}

export function changedMeanwhile(): StratascopeError {
  return new StratascopeError(
    'conflict',
    'Expected to change the newest version but somebody else has changed this meanwhile; nothing was kept: look at what is there now and change that',
  );
}

export function tooMany(kind: string, most: number): StratascopeError {
  return new StratascopeError(
    'bad_input',
    `Expected at most ${most} records of kind ${kind} of a log but received more: remove some to add others`,
  );
}

/** The record, or a sentence that says what is wrong with it. */
function readRecord(row: RecordRow): KeptRecord | string {
  const where = `The ${row.kind} ${row.id} of log ${row.log_id} is damaged`;
  const keptAsItIs = 'it is kept as it is and not shown: restore the library from a backup to have it back';
  const checksum = checksumOf(row);
  if (checksum !== row.checksum)
    return `${where}: expected checksum ${row.checksum} but received ${checksum}; ${keptAsItIs}`;
  const { log_id: logId, kind, id, version, body } = row;
  const read = keptRecord.safeParse({ logId, kind, id, version, body: JSON.parse(body) as unknown });
  if (read.success) return read.data;
  return `${where}: expected another ${read.error.issues[0]?.path.join('.') || 'body'}; ${keptAsItIs}`;
}

function inOrder(a: KeptRecord, b: KeptRecord): number {
  if (a.logId !== b.logId) return a.logId - b.logId;
  const [first, second] = [a, b].map(({ kind }) => RECORD_KINDS.findIndex((known) => known.kind === kind)) as [
    number,
    number,
  ];
  if (first !== second) return first - second;
  return RECORD_KINDS[first]!.compare(a.body, b.body) || (a.id < b.id ? -1 : 1);
}
