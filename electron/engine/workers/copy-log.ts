// Copies a log and its companions from one library to another, verified by their hashes before they become visible.
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { pyramidLevel, storedLevels } from '../../../shared/tiles/levels.ts';
import type { ImageStore, ImportedLog, ImportedPart, LogSource } from '../store/image-store.ts';
import { openStore, type StoreLocation } from '../store/open-store.ts';
import { copyTiles } from '../store/copy-tiles.ts';
import type { Follow } from './follow.ts';
import { PYRAMID_FACTOR } from '../../../shared/tiles/tile.ts';

export interface CopyProgress {
  /** Rows of all levels copied so far, scanlines included. */
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

/** Copies its companions with it. `uuid`: that the copy keeps; `name`: that it gets, in place of its own. Returns the log as the other library has it. Leaves nothing there when it rejects. */
export async function copyLog(
  from: LogSource,
  id: number,
  to: ImageStore,
  {
    uuid,
    name,
    ...follow
  }: Follow<CopyProgress> & { readonly uuid?: string | undefined; readonly name?: string | undefined } = {},
): Promise<ImageLog> {
  const family = await familyOf(from, id);
  const onRows = rowCounter(family, follow);
  const copy = await to.beginImport(family.reduce((sum, log) => sum + log.storedBytes, 0));
  try {
    const parts: ImportedPart[] = [];
    for (const log of family) {
      const writer = await copy.begin(parts[0]?.writer, uuid);
      await copyTiles(from, log, writer, onRows);
      const facts = await importedAgain(from, log);
      if (log.id !== id) parts.push({ writer, log: facts, parent: 0 });
      else parts.push({ writer, log: name === undefined ? facts : { ...facts, name } });
    }
    const [copied] = await copy.complete(parts);
    return copied!;
  } catch (error) {
    await copy.abort();
    // What is missing of a log that was removed meanwhile is no damage.
    if (error instanceof StratascopeError && error.code === 'corrupt') await from.get(id);
    throw error;
  }
}

/** @throws StratascopeError `corrupt` where a companion cannot be read: no copy goes without one. */
export async function familyOf(from: LogSource, id: number): Promise<readonly [ImageLog, ...ImageLog[]]> {
  const lost = (await from.damaged()).find(({ parentId }) => parentId === id);
  if (lost) throw new StratascopeError('corrupt', lost.message);
  return [await from.get(id), ...(await from.companions(id))];
}

/** Tells the progress of a copy of these logs by the rows of each batch. It throws where the copy is to be cancelled. */
export function rowCounter(
  family: readonly ImageLog[],
  { onProgress, signal }: Follow<CopyProgress>,
): (rows: number) => void {
  const rowsTotal = family.reduce((sum, log) => sum + rowsOf(log), 0);
  let rowsDone = 0;
  return (rows) => {
    rowsDone += rows;
    if (signal?.aborted) throw cancelled();
    onProgress?.({ rowsDone, rowsTotal });
  };
}

/** Rows of all stored levels. */
function rowsOf(log: ImageLog): number {
  const rowsIn = (level: number): number => Math.ceil(log.rows / PYRAMID_FACTOR ** pyramidLevel(level));
  return storedLevels(log).reduce((sum, level) => sum + rowsIn(level), 0);
}

/** What is known of a log and kept with it, as an import tells it. */
export async function importedAgain(from: LogSource, log: ImageLog): Promise<ImportedLog> {
  // Removal hides a log before erasing its tiles, so a log that is still visible has been read completely.
  const {
    id,
    tilesId: _tilesId,
    parentId: _parentId,
    importedAt: _importedAt,
    storedBytes: _storedBytes,
    fileUuid: _fileUuid,
    place: _place,
    ...facts
  } = await from.get(log.id);
  return { ...facts, details: await from.details(id), records: await from.records({ logIds: [id] }) };
}

/** Opens the other library for this one copy. */
export async function runCopy(
  from: ImageStore,
  id: number,
  to: StoreLocation,
  ownerToken: string,
  follow: Follow<CopyProgress>,
): Promise<ImageLog> {
  const other = await openStore(to, ownerToken);
  try {
    return await copyLog(from, id, other, follow);
  } finally {
    await other.close();
  }
}
