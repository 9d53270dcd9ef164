// State of records, which are kept with logs: by kind and log, each list in its kind's order.
import type { RecordKind } from '../../shared/records/record-kind.ts';
import { kindNamed, RECORD_KINDS, type KeptRecord, type RecordsOf } from '../../shared/records/records.ts';
import type { SetFields } from './slice.ts';

type Records = Readonly<Record<string, Readonly<Record<string, readonly KeptRecord[]>>>>;

export interface RecordFields {
  /** By the name of a kind, and then by image id. */
  readonly records: Records;
}

export const recordFields: RecordFields = { records: {} };

/** The same list until it changes: a component may follow it. */
const NONE: readonly never[] = [];

export function recordsOfLog<Body>(
  { records }: RecordFields,
  { kind }: RecordKind<string, Body>,
  logId: number,
): readonly KeptRecord<Body>[] {
  // What the engine answers is checked by the kind's schema, and what is changed here by the types of the change.
  return (records[kind]?.[logId] ?? NONE) as readonly KeptRecord<Body>[];
}

export function recordChanges(set: SetFields<RecordFields>) {
  return {
    /** Of other logs nothing is known then. */
    forgetRecordsBut: (logIds: readonly number[]): void =>
      set(({ records }) => {
        const kept = (byLog: Records[string]): Records[string] =>
          Object.fromEntries(logIds.flatMap((id) => (byLog[id] ? [[id, byLog[id]]] : [])));
        return { records: Object.fromEntries(Object.entries(records).map(([kind, byLog]) => [kind, kept(byLog)])) };
      }),
    /** In place of those that were known of these logs and this kind, or of all of them. */
    takeRecords: ({ logIds, kind }: RecordsOf, taken: readonly KeptRecord[]): void =>
      set(({ records }) => {
        const next = { ...records };
        for (const each of RECORD_KINDS) {
          if (kind !== undefined && each.kind !== kind) continue;
          const ofKind = taken.filter((record) => record.kind === each.kind).sort(inOrder);
          const others = logIds && { ...records[each.kind], ...Object.fromEntries(logIds.map((id) => [id, NONE])) };
          next[each.kind] = { ...others, ...Object.fromEntries(Map.groupBy(ofKind, (record) => record.logId)) };
        }
        return { records: next };
      }),
  };
}

function inOrder(a: KeptRecord, b: KeptRecord): number {
  return kindNamed(a.kind).compare(a.body, b.body) || (a.id < b.id ? -1 : 1);
}
