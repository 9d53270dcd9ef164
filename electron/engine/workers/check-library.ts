// Reads all that a library holds, names what is damaged by name and place, and saves what is whole of damaged logs.
import { errorShape } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
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
  const asked = id === undefined ? await store.list() : [await store.get(id)];
  // Of a linked log that is away nothing can be read, and nothing of it is damaged for that.
  const heads = asked.filter(({ place }) => !place?.isAway);
  const families: ImageLog[][] = [];
  for (const head of heads) families.push([head, ...(await store.companions(head.id))]);
  const onRows = rowCounter(families.flat(), follow);
  const isAsked = (logId: number | undefined): boolean =>
    id === undefined || families.flat().some((log) => log.id === logId);
  const faults = (await store.faults()).filter((fault) => isAsked(fault.id));
  const records = readRecords(
    await store.records(id === undefined ? {} : { logIds: families.flat().map((log) => log.id) }),
  );
  const damaged = [...faults.map(({ message }) => message), ...records.damaged];
  const saved: string[] = [];
  for (const family of families) {
    const found: string[] = [];
    for (const log of family) found.push(...(await damagedTiles(store, log, onRows)));
    damaged.push(...found);
    const isDamaged = found.length > 0 || faults.some((fault) => family.some((log) => log.id === fault.id));
    if (repair && isDamaged) saved.push(await savedOrNot(store, family));
  }
  return { logs: families.flat().length, damaged, saved };
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

async function savedOrNot(store: ImageStore, family: readonly ImageLog[]): Promise<string> {
  const [{ id, name }] = family as [ImageLog];
  try {
    const saved = await saveWhole(store, family);
    const { outcome } = await store.remove(id);
    return `What is whole of log ${id} (${name}) is log ${saved.id} now; the damaged one is ${GONE[outcome]}`;
  } catch (error) {
    return `Nothing of log ${id} (${name}) was saved: ${errorShape(error).message}`;
  }
}
