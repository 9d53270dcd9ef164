// Reads all that a library holds, names what is damaged by name and place, and saves what is whole of damaged logs.
import { errorShape, type ErrorShape } from '../../../shared/errors.ts';
import type { DamagedLog, ImageLog } from '../../../shared/model/image-log.ts';
import type { Removed } from '../../../shared/model/trash.ts';
import { readRecords } from '../store/record-rows.ts';
import type { ImageStore } from '../store/image-store.ts';
import { pyramidLevel, storedLevels } from '../../../shared/tiles/levels.ts';
import { damagedDepths } from '../../../shared/tiles/lost-depths.ts';
import { tileParts } from '../../../shared/tiles/scanlines.ts';
import type { LostStretch } from '../../../shared/tiles/tile.ts';
import { rowCounter, type CopyProgress } from './copy-log.ts';
import { saveWhole } from './save-whole.ts';
import type { Follow } from './follow.ts';

export interface CheckReport {
  /** Logs that were read, companions too. */
  readonly logs: number;
  /** A sentence each on what is damaged. */
  readonly damaged: readonly string[];
  /** A sentence each on what was saved, or could not be. */
  readonly saved: readonly string[];
  /** The full disk that ended the repair: nothing else could be saved either. */
  readonly diskFull?: ErrorShape;
}

export interface CheckRequest {
  /** One log and its companions; absent: all of the library. */
  readonly id?: number | undefined;
  /** Saves what is whole of a damaged log as a new one; the damaged one goes to the trash. */
  readonly repair: boolean;
}

/** Where a damaged log is once what is whole of it is saved. */
const GONE: Readonly<Record<Removed['outcome'], string>> = {
  trashed: 'in the trash',
  unlinked: 'off the list, and its file stays where it lies',
  erased: 'erased',
  kept: 'kept',
};

/** @throws StratascopeError `not_found` without the log that is asked for, `cancelled`. */
export async function checkLibrary(
  store: ImageStore,
  { id, repair }: CheckRequest,
  follow: Follow<CopyProgress>,
): Promise<CheckReport> {
  const unreadable = (await store.damaged()).filter((log) => id === undefined || log.id === id || log.parentId === id);
  const families = await familiesOf(store, id, unreadable);
  const logs = families.flat();
  const onRows = rowCounter(logs, follow);
  const asked = new Set([...logs, ...unreadable].map((log) => log.id));
  const faults = (await store.faults()).filter((fault) => id === undefined || asked.has(fault.id ?? 0));
  const records = readRecords(await store.records(id === undefined ? {} : { logIds: [...asked] }));
  const damaged = [...faults.map(({ message }) => message), ...records.damaged];
  /** What is to be repaired: names by the ids of logs that stand alone. */
  const broken = new Map(unreadable.map(({ id: own, parentId = own, name = 'without a name' }) => [parentId, name]));
  for (const family of families) {
    const found: string[] = [];
    for (const log of family) found.push(...(await damagedTiles(store, log, onRows)));
    // Means, minima and maxima of one stretch are damaged with the same words.
    damaged.push(...new Set(found));
    const [{ id: own, parentId = own, name }] = family;
    if (found.length > 0 || broken.has(own) || faults.some((fault) => family.some((log) => log.id === fault.id)))
      broken.set(parentId, name);
  }
  const saved: string[] = [];
  const report = { logs: logs.length, damaged, saved };
  if (!repair) return report;
  for (const [own, name] of broken) {
    try {
      saved.push(await savedOrNot(store, own, name));
    } catch (error) {
      return { ...report, diskFull: errorShape(error) };
    }
  }
  return report;
}

/** Those that are asked for and can be read. Of a linked log that is away nothing can be, and nothing of it is damaged for that. */
async function familiesOf(
  store: ImageStore,
  id: number | undefined,
  unreadable: readonly DamagedLog[],
): Promise<readonly (readonly [ImageLog, ...ImageLog[]])[]> {
  const isUnreadable = unreadable.some((log) => log.id === id);
  const asked = id === undefined ? await store.list() : isUnreadable ? [] : [await store.get(id)];
  const families: [ImageLog, ...ImageLog[]][] = [];
  for (const head of asked) if (!head.place?.isAway) families.push([head, ...(await store.companions(head.id))]);
  return families;
}

async function damagedTiles(store: ImageStore, log: ImageLog, onRows: (rows: number) => void): Promise<string[]> {
  const found: string[] = [];
  for (const level of storedLevels(log)) {
    const lost: LostStretch[] = [];
    const onLost = (stretch: LostStretch): void => void lost.push(stretch);
    for await (const { tile } of tileParts(store, log, level, log.depthMin, log.depthMax, { onLost }))
      onRows(tile.rows);
    found.push(...joined(lost).map((stretch) => sentence(log, level, stretch)));
  }
  return found;
}

function sentence(log: ImageLog, level: number, stretch: LostStretch): string {
  const { message } = damagedDepths(log, stretch);
  return level === 0 ? message : `${message}, at level ${pyramidLevel(level)} of its pyramid`;
}

/** Stretches that follow one another as one. */
function joined(lost: readonly LostStretch[]): LostStretch[] {
  const all: LostStretch[] = [];
  for (const stretch of lost) {
    const last = all.at(-1);
    if (last && stretch.depthMin <= last.depthMax)
      all[all.length - 1] = { depthMin: last.depthMin, depthMax: Math.max(last.depthMax, stretch.depthMax) };
    else all.push(stretch);
  }
  return all;
}

/** @throws StratascopeError `disk_full` alone. */
async function savedOrNot(store: ImageStore, id: number, name: string): Promise<string> {
  try {
    const left = await store.leftOf(id);
    const { log, lost, foundAgain } = await saveWhole(left, store).finally(() => left.close());
    // What is lost with it may be had by other means one day: it is never erased here.
    const { outcome } = await store.remove(id, { trashOnly: true });
    const remarks = [
      ...foundAgain.map((each) => `; what was known of ${each} is lost and was found again from its scanlines`),
      ...lost.map((each) => `; of ${each} beside it nothing is whole`),
    ];
    return `What is whole of log ${id} (${name}) is log ${log.id} now${remarks.join('')}; the damaged one is ${GONE[outcome]}`;
  } catch (error) {
    const { code, message } = errorShape(error);
    if (code === 'disk_full') throw error;
    return `Nothing of log ${id} (${name}) was saved: ${message}`;
  }
}
