// Rows of records in either store: written with a checksum, checked when read, and the errors for refused changes.
import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { RecordKind } from '../../../shared/records/record-kind.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { kindNamed, RECORD_KINDS, type KeptRecord, type RecordList } from '../../../shared/records/records.ts';

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
  /** What several of them are called in a sentence. */
  readonly noun: string;
}

/** CRC-32 of everything but the log's id, because a copy of the log has another id. */
export function checksumOf({ kind, id, version, body }: Pick<RecordRow, 'kind' | 'id' | 'version' | 'body'>): number {
  return crc32(JSON.stringify([kind, id, version, body]));
}

/** In the order of their logs and kinds, and within these as their kind compares them. Rows of unknown kinds are left out. */
export function readRecords(rows: readonly RecordRow[]): RecordList {
  const records: KeptRecord[] = [];
  const damaged: string[] = [];
  for (const row of rows) {
    const kind = RECORD_KINDS.find((known) => known.kind === row.kind);
    if (!kind) {
      // One of a newer version is kept unseen. A damaged one may have been of any kind.
      if (checksumOf(row) !== row.checksum)
        damaged.push(
          `A record of log ${row.log_id} of the kind "${row.kind}" is damaged: ${checksumOff(row)}; ${KEPT}`,
        );
      continue;
    }
    const read = readRecord(row, kind);
    if ('record' in read) records.push(read.record);
    else {
      damaged.push(`A ${kind.noun[0]} of log ${row.log_id} is damaged: ${read.problem}; ${KEPT}`);
    }
  }
  return { records: records.sort(inOrder), damaged };
}

const KEPT = 'it is kept as it is and not shown: restore the library from a backup to have it back';

function checksumOff(row: RecordRow): string {
  return `expected checksum ${row.checksum} but received ${checksumOf(row)}`;
}

export function changedMeanwhile(): StratascopeError {
  return new StratascopeError(
    'conflict',
    'Expected to change the newest version but somebody else has changed this meanwhile; nothing was kept: look at what is there now and change that',
  );
}

export function tooMany(noun: string, most: number): StratascopeError {
  return new StratascopeError('bad_input', `Expected at most ${most} ${noun} of a log: remove some to add others`);
}

function readRecord(
  row: RecordRow,
  { schema, kept = schema }: RecordKind,
): { readonly record: KeptRecord } | { readonly problem: string } {
  if (checksumOf(row) !== row.checksum) return { problem: checksumOff(row) };
  const { log_id: logId, kind, id, version } = row;
  const body = kept.safeParse(jsonOf(row.body));
  if (body.success) return { record: { logId, kind, id, version, body: body.data } };
  const [{ path, message }] = body.error.issues as [z.core.$ZodIssue];
  return { problem: path.length > 0 ? `${path.join('.')}: ${message}` : message };
}

/** undefined where the text is no JSON: no schema takes that for a body. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inOrder(a: KeptRecord, b: KeptRecord): number {
  if (a.logId !== b.logId) return a.logId - b.logId;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return kindNamed(a.kind).compare(a.body, b.body) || (a.id < b.id ? -1 : 1);
}
