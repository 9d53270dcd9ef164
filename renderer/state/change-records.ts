// Records as the page reads and changes them: shown at once, kept by the library in turn, and undone like any change.
import { StratascopeError } from '../../shared/errors.ts';
import type { RecordKind } from '../../shared/records/record-kind.ts';
import { kindNamed, type KeptRecord, type RecordsOf } from '../../shared/records/records.ts';
import { call } from '../bridge/api.ts';
import { inTurn } from '../bridge/library-queue.ts';
import { recordsOfLog } from './record-slice.ts';
import {
  forgetRecordsBut,
  recordRecords,
  reportError,
  reportProblem,
  takeRecords,
  useViewer,
  type Viewer,
} from './store.ts';
import { historyTexts } from './texts.ts';
import { undoable } from './undoable.ts';

/** By record id: what is to be kept, or undefined where the record is to go. */
type Bodies = Readonly<Record<string, unknown>>;

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
type Outcome = 'kept' | 'failed' | 'overtaken';

/** Changes that have not been answered. */
let underWay: readonly Sent[] = [];
/** Sentences about damaged records, each said once. */
const reported = new Set<string>();
/** Lists that could not be had: they are asked for with the next one. */
let missed: readonly RecordsOf[] = [];

/** Resolves when it has been kept, or refused in a sentence to the user. */
export function addRecord<Body>(logId: number, kind: RecordKind<string, Body>, body: Body): Promise<void> {
  return change(logId, kind, newId(), undefined, body);
}

/** `record`: as it was when the change was begun. It is refused where somebody has changed it since. */
export function changeRecord<Body>(record: KeptRecord<Body>, body: Body): Promise<void> {
  return change(record.logId, kindNamed(record.kind), record.id, record, body);
}

export function removeRecord(record: KeptRecord): Promise<void> {
  return change(record.logId, kindNamed(record.kind), record.id, record, undefined);
}

/** Asks the library for them. What cannot be read is said; a change that is under way stays to be seen. */
export function readRecords(of: RecordsOf): Promise<void> {
  return inTurn(async () => {
    const wanted = [...missed, of];
    missed = [];
    for (const each of wanted) await read(each);
  }).then(() => undefined);
}

/** Reads those of each log that comes to be shown: a library may hold far more than can be looked at. */
export function followRecords(): void {
  useViewer.subscribe((now, before) => {
    if (now.tracks === before.tracks) return;
    const earlier = shownLogs(before);
    const logIds = shownLogs(now).filter((id) => !earlier.includes(id));
    if (logIds.length > 0) void readRecords({ logIds });
  });
}

/** Somebody has changed these, maybe another process: those that are shown are read again, others when they are asked for. */
export function recordsChanged({ logIds, kind }: RecordsOf): void {
  const shown = shownLogs(useViewer.getState());
  if (logIds === undefined) forgetRecordsBut(shown);
  const again = shown.filter((id) => logIds?.includes(id) ?? true);
  if (again.length > 0) void readRecords({ logIds: again, kind });
}

function shownLogs({ tracks }: Pick<Viewer, 'tracks'>): number[] {
  return [...new Set(tracks.map(({ logId }) => logId))];
}

/** Another library is shown: its records are other ones. */
export function forgetRecords(): void {
  underWay = [];
  missed = [];
  reported.clear();
}

/**
 * Leaves the history alone: undoing is no change to be undone. `overtaken`: what is there is not what was there `before`,
 * because somebody else has changed it; nothing was done.
 */
export async function sendRecords(logId: number, kind: RecordKind, before: Bodies, after: Bodies): Promise<Outcome> {
  // Those of a log that was not shown are not known.
  if (!useViewer.getState().records[kind.kind]?.[logId]) await readRecords({ logIds: [logId], kind: kind.kind });
  const shown = new Map(recordsOfLog(useViewer.getState(), kind, logId).map((record) => [record.id, record]));
  if (Object.keys(after).some((id) => JSON.stringify(shown.get(id)?.body) !== JSON.stringify(before[id]))) {
    reportProblem(historyTexts.overtaken(kind.undoName));
    return 'overtaken';
  }
  const changes = Object.entries(after).map(([id, body]) => ({ id, body, version: shown.get(id)?.version ?? 0 }));
  const entry = { logId, kind: kind.kind, changes };
  underWay = [...underWay, entry];
  // Shown before it is kept: a team's library may be far away, and another change may follow before it answers.
  takeRecords({ logIds: [logId], kind: kind.kind }, changed([...shown.values()], entry));
  const outcome = await inTurn(() => keep(entry));
  underWay = underWay.filter((each) => each !== entry);
  if (outcome === undefined) reportProblem(historyTexts.left(kind.undoName));
  // What could not be kept is not shown any longer.
  if (outcome === 'failed' || outcome === 'overtaken') await readRecords({ logIds: [logId], kind: kind.kind });
  return outcome ?? 'overtaken';
}

async function change(
  logId: number,
  kind: RecordKind,
  id: string,
  from: KeptRecord | undefined,
  body: unknown,
): Promise<void> {
  const shown = recordsOfLog(useViewer.getState(), kind, logId).find((record) => record.id === id);
  if (shown?.version !== from?.version) return reportProblem(historyTexts.overtaken(kind.undoName));
  // As the library is going to keep it, so that what is shown and undone is what is kept.
  const parsed = body === undefined ? undefined : kind.schema.safeParse(body);
  if (parsed?.success === false) return reportProblem(parsed.error.issues[0]!.message);
  const [before, after] = [{ [id]: shown?.body }, { [id]: parsed?.data }];
  await undoable(
    () => recordRecords(logId, kind.kind, before, after),
    async () => (await sendRecords(logId, kind, before, after)) === 'kept',
  );
}

/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing in a page that another computer serves over HTTP. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function read(of: RecordsOf): Promise<void> {
  try {
    const { records, damaged } = await call('record.list', of);
    takeRecords(of, underWay.filter((sent) => isOf(of, sent)).reduce(changed, records));
    for (const sentence of damaged.filter((each) => !reported.has(each))) {
      reported.add(sentence);
      reportProblem(sentence);
    }
  } catch (error) {
    missed = [...missed, of];
    reportError(error);
  }
}

async function keep({ logId, kind, changes }: Sent): Promise<Outcome> {
  const put = changes.filter(({ body }) => body !== undefined);
  const removed = changes.filter(({ body, version }) => body === undefined && version > 0);
  try {
    if (put.length > 0) await call('record.put', { logId, kind, records: put });
    if (removed.length > 0) {
      const records = removed.map(({ id, version }) => ({ id, version }));
      await call('record.remove', { logId, kind, records });
    }
    return 'kept';
  } catch (error) {
    reportError(error);
    return error instanceof StratascopeError && error.code === 'conflict' ? 'overtaken' : 'failed';
  }
}

function isOf({ logIds, kind }: RecordsOf, sent: Sent): boolean {
  return (logIds?.includes(sent.logId) ?? true) && (kind === undefined || kind === sent.kind);
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
