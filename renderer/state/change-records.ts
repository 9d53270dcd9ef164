// Changes records from the page: shown at once, stored one after another, and undone as any change.
import type { RecordKind } from '../../shared/records/record-kind.ts';
import { kindNamed, type KeptRecord, type RecordsOf } from '../../shared/records/records.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { recordsOfLog } from './record-slice.ts';
import { recordRecords, reportProblem, takeRecords, useViewer } from './store.ts';
import { historyTexts } from './texts.ts';
import { undoable } from './undoable.ts';

/** By record id: what is to be kept, or undefined where the record is to go. */
export type Bodies = Readonly<Record<string, unknown>>;

interface Change {
  readonly id: string;
  /** As it was shown when it was changed; 0 for a record that is new. */
  readonly version: number;
  readonly body: unknown;
}
interface Sent {
  readonly logId: number;
  readonly kind: string;
  readonly changes: readonly Change[];
}

/** One after the other: each is made from what the one before has left. */
let sent: Promise<unknown> = Promise.resolve();
/** Changes that have not been answered. */
let underWay: readonly Sent[] = [];
/** Sentences about damaged records, each said once. */
const reported = new Set<string>();

export function addRecord<Body>(logId: number, kind: RecordKind<string, Body>, body: Body): Promise<void> {
  return change(logId, kind, { [newId()]: body });
}

export function changeRecord<Body>(record: KeptRecord<Body>, body: Body): Promise<void> {
  return change(record.logId, kindNamed(record.kind), { [record.id]: body });
}

export function removeRecord({ logId, kind, id }: KeptRecord): Promise<void> {
  return change(logId, kindNamed(kind), { [id]: undefined });
}

/** Asks the library for them. What cannot be read is said; a change that is under way stays to be seen. */
export async function readRecords(of: RecordsOf): Promise<void> {
  try {
    const { records, damaged } = await call('record.list', of);
    takeRecords(of, withChangesUnderWay(records));
    for (const sentence of damaged.filter((each) => !reported.has(each))) {
      reported.add(sentence);
      reportProblem(sentence);
    }
  } catch (error) {
    reportProblem(errorSentence(error));
  }
}

/**
 * Leaves the history alone: undoing is no change to be undone. `overtaken`: what is there is not what was there `before`,
 * for somebody else has changed it; nothing was done.
 */
export async function sendRecords(
  logId: number,
  kind: RecordKind,
  before: Bodies,
  after: Bodies,
): Promise<'kept' | 'failed' | 'overtaken'> {
  const shown = new Map(recordsOfLog(useViewer.getState(), kind, logId).map((record) => [record.id, record]));
  const changes = Object.entries(after).map(([id, body]) => ({ id, body, version: shown.get(id)?.version ?? 0 }));
  if (changes.some(({ id }) => JSON.stringify(shown.get(id)?.body) !== JSON.stringify(before[id]))) {
    reportProblem(historyTexts.overtaken(kind.undoName));
    return 'overtaken';
  }
  const entry = { logId, kind: kind.kind, changes };
  underWay = [...underWay, entry];
  // Shown before it is kept: a team's library may be far away, and another change may follow before it answers.
  takeRecords({ logId, kind: kind.kind }, changed([...shown.values()], entry));
  const kept = sent.then(() => keep(entry));
  sent = kept;
  return kept;
}

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing in a page that another computer serves over HTTP. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function change(logId: number, kind: RecordKind, after: Bodies): Promise<void> {
  const shown = recordsOfLog(useViewer.getState(), kind, logId);
  const before = Object.fromEntries(Object.keys(after).map((id) => [id, shown.find((each) => each.id === id)?.body]));
  await undoable(
    () => recordRecords(logId, kind.kind, before, after),
    async () => (await sendRecords(logId, kind, before, after)) === 'kept',
  );
}

async function keep(entry: Sent): Promise<'kept' | 'failed' | 'overtaken'> {
  const { logId, kind, changes } = entry;
  const put = changes.filter(({ body }) => body !== undefined);
  const removed = changes.filter(({ body, version }) => body === undefined && version > 0);
  try {
    if (put.length > 0) await call('record.put', { logId, kind, records: put });
    if (removed.length > 0) {
      const records = removed.map(({ id, version }) => ({ id, version }));
      await call('record.remove', { logId, kind, records });
    }
    underWay = underWay.filter((each) => each !== entry);
    return 'kept';
  } catch (error) {
    underWay = underWay.filter((each) => each !== entry);
    reportProblem(errorSentence(error));
    // What could not be kept is not shown any longer.
    await readRecords({ logId, kind });
    return error instanceof StratascopeError && error.code === 'conflict' ? 'overtaken' : 'failed';
  }
}

function withChangesUnderWay(records: readonly KeptRecord[]): readonly KeptRecord[] {
  return underWay.reduce(changed, records);
}

/** What the library is going to hold; a change that it holds already, or refuses, leaves it as it is. */
function changed(records: readonly KeptRecord[], { logId, kind, changes }: Sent): readonly KeptRecord[] {
  const made = changes.filter(({ id, version }) => {
    const found = records.find((record) => record.logId === logId && record.kind === kind && record.id === id);
    return (found?.version ?? 0) === version;
  });
  const others = records.filter((record) => !made.some(({ id }) => record.kind === kind && record.id === id));
  const next = made
    .filter(({ body }) => body !== undefined)
    .map(({ id, version, body }) => ({ logId, kind, id, version: version + 1, body }));
  return [...others, ...next];
}
