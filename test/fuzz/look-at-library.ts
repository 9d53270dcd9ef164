// Looks at everything that a library answers, and compares it with what is right: right, or clearly refused.
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ImageStore } from '../../electron/engine/store/image-store.ts';
import { readRecords } from '../../electron/engine/store/record-rows.ts';
import { storedLevels } from '../../shared/tiles/levels.ts';
import { encodeTile } from '../../electron/engine/tiles/tile-codec.ts';
import type { ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { tilesOf, type ImageLog, type LogDetails } from '../../shared/model/image-log.ts';
import type { TrashedLog } from '../../shared/model/trash.ts';
import type { KeptRecord } from '../../shared/records/records.ts';

export interface SeenLog {
  readonly log: ImageLog;
  readonly details: LogDetails;
  /** A hash of the tiles of each stored level. */
  readonly tiles: Readonly<Record<number, string>>;
}

export interface Seen {
  /** Companions behind the logs that they go with. */
  readonly logs: readonly SeenLog[];
  readonly records: readonly KeptRecord[];
  readonly colormaps: readonly ColormapDefinition[];
  readonly trash: readonly TrashedLog[];
}

export async function lookAt(store: ImageStore): Promise<Seen> {
  const logs: SeenLog[] = [];
  for (const log of await allLogs(store)) {
    const tiles: Record<number, string> = {};
    for (const level of storedLevels(log)) tiles[level] = await tilesHash(store, log, level);
    logs.push({ log, details: await store.details(log.id), tiles });
  }
  return {
    logs,
    records: readRecords(await store.records({})).records,
    colormaps: await store.colormaps(),
    trash: await store.trash(),
  };
}

export interface Look {
  /** What is wrong, lost, or refused in no words of ours; empty: all is as it should be. */
  readonly faults: readonly string[];
  /** How many answers were clearly refused or named as damaged. */
  readonly refusals: number;
}

/** `open`: opens the library anew, and is closed again. Everything is asked, whatever was refused before. */
export async function judge(open: () => Promise<ImageStore>, right: Seen): Promise<Look> {
  const faults: string[] = [];
  let refusals = 0;
  /** What `ask` answers; undefined where it refuses. */
  const asked = async <T>(what: string, ask: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await ask();
    } catch (error) {
      refusals++;
      const isOurs =
        error instanceof StratascopeError && error.code !== 'internal' && !/SQLITE_|internal/.test(error.message);
      if (!isOurs) faults.push(`${what}: ${String(error)}`);
      return undefined;
    }
  };
  const store = await asked('open', open);
  if (!store) return { faults, refusals };
  try {
    const list = await asked('list', () => allLogs(store));
    const damaged = (await asked('damaged', () => store.damaged())) ?? [];
    refusals += damaged.length;
    for (const log of list ?? [])
      if (!right.logs.some((each) => each.log.id === log.id)) faults.push(`log ${log.id} (${log.name}) never was`);
    for (const { log, details, tiles } of right.logs) {
      const found = list?.find(({ id }) => id === log.id);
      const isNamed = damaged.some(({ id }) => id === log.id || id === log.parentId);
      if (list && !found && !isNamed) faults.push(`log ${log.id} is neither listed nor damaged`);
      if (!found) continue;
      if (!isDeepStrictEqual(withoutRow(found), withoutRow(log))) faults.push(`log ${log.id} is told of wrongly`);
      const said = await asked(`details of ${log.id}`, () => store.details(log.id));
      if (said && !isDeepStrictEqual(said, details)) faults.push(`details of log ${log.id} are wrong`);
      for (const level of storedLevels(log)) {
        const hash = await asked(`level ${level} of ${log.id}`, () => tilesHash(store, found, level));
        if (hash !== undefined && hash !== tiles[level]) faults.push(`level ${level} of log ${log.id} is wrong`);
      }
    }
    const records = await asked('records', async () => readRecords(await store.records({})));
    refusals += records?.damaged.length ?? 0;
    for (const record of records ? right.records : []) {
      const found = records!.records.find(({ id }) => id === record.id);
      const isExcused = records!.damaged.length > 0 || damaged.some(({ id }) => id === record.logId);
      if (!found && !isExcused) faults.push(`record ${record.id} is lost`);
      if (found && !isDeepStrictEqual(found, record)) faults.push(`record ${record.id} is wrong`);
    }
    const colormaps = await asked('colormaps', () => store.colormaps());
    // A damaged one is left out, and named by a check.
    const isNamed =
      (await asked('faults', () => store.faults()))?.some(({ message }) => /colormap/.test(message)) === true;
    if (isNamed) refusals++;
    for (const colormap of colormaps ?? [])
      if (!right.colormaps.some((each) => isDeepStrictEqual(each, colormap))) faults.push(`${colormap.name} never was`);
    if (colormaps && colormaps.length < right.colormaps.length && !isNamed) faults.push('a colormap is lost');
    const trash = await asked('trash', () => store.trash());
    const named = (logs: readonly TrashedLog[]) => logs.map(({ id, removedAt }) => [id, removedAt]);
    if (trash && !isDeepStrictEqual(named(trash), named(right.trash))) faults.push('the trash is wrong');
  } finally {
    await store.close();
  }
  return { faults, refusals };
}

async function allLogs(store: ImageStore): Promise<ImageLog[]> {
  const all: ImageLog[] = [];
  for (const log of await store.list()) all.push(log, ...(await store.companions(log.id)));
  return all;
}

/** Under which row of the index its tiles lie may change. */
function withoutRow(log: ImageLog): ImageLog {
  return { ...log, tilesId: undefined };
}

async function tilesHash(store: ImageStore, log: ImageLog, level: number): Promise<string> {
  const hash = createHash('sha256');
  const id = tilesOf(log);
  for (let row = await store.findTile(id, level, -Infinity); row !== undefined;) {
    const tiles = await store.readTiles(id, level, row, row + 4096);
    for (const tile of tiles) hash.update(encodeTile(tile).bytes);
    const last = tiles.at(-1);
    row = last && last.firstRow + last.rows;
  }
  // Where a depth is looked for, the right tile has to be found.
  for (const share of [0.2, 0.5, 0.8]) {
    const depth = log.depthMin + (log.depthMax - log.depthMin) * share;
    hash.update(String(await store.findTile(id, level, depth)));
  }
  return hash.digest('hex');
}
