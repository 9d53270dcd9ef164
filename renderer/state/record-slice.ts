// State of records, which are kept with logs: by kind and log, each list in its kind's order.
import {
  kindNamed,
  RECORD_KINDS,
  type KeptRecord,
  type RecordKindName,
  type RecordsOf,
} from '../../shared/records/records.ts';
import type { SetFields } from './slice.ts';

type Records = { readonly [K in RecordKindName]: Readonly<Record<string, readonly KeptRecord<K>[]>> };

export interface RecordFields {
  /** By kind, and then by image id. */
  readonly records: Records;
}

export const recordFields: RecordFields = {
  records: Object.fromEntries(RECORD_KINDS.map(({ kind }) => [kind, {}])) as Records,
};

/** The same list until it changes: a component may follow it. */
const NONE: readonly never[] = [];

export function recordsOfLog<K extends RecordKindName>(
  { records }: RecordFields,
  kind: K,
  logId: number,
): readonly KeptRecord<K>[] {
  return records[kind][logId] ?? NONE;
}

export function recordChanges(set: SetFields<RecordFields>) {
  return {
    /** In place of those that were known of this log and kind, or of all of them. */
    takeRecords: ({ logId, kind }: RecordsOf, taken: readonly KeptRecord[]): void =>
      set(({ records }) => ({
        records: Object.fromEntries(
          RECORD_KINDS.map((each) => {
            if (kind !== undefined && each.kind !== kind) return [each.kind, records[each.kind]];
            const ofKind = taken.filter((record) => record.kind === each.kind);
            const byLog = logId === undefined ? {} : { ...records[each.kind], [logId]: [] };
            const sorted = Map.groupBy(ofKind.sort(inOrder), (record) => record.logId);
            return [each.kind, { ...byLog, ...Object.fromEntries(sorted) }];
          }),
        ) as Records,
      })),
  };
}

function inOrder(a: KeptRecord, b: KeptRecord): number {
  return kindNamed(a.kind).compare(a.body, b.body) || (a.id < b.id ? -1 : 1);
}
