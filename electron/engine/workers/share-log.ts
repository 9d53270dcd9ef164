// Writes a copy of a log as a file of its own, to be handed on, from any library and verified by its hashes.
import fs from 'node:fs';
import path from 'node:path';
import { StratascopeError } from '../../../shared/errors.ts';
import { checkRoom, diskFull, EXPORTS_DISK } from '../disk-room.ts';
import { writeError } from '../export/new-file.ts';
import { copyTiles } from '../store/copy-tiles.ts';
import type { ImageStore } from '../store/image-store.ts';
import { storedLog } from '../store/log-rows.ts';
import { PartWriter } from '../store/part-writer.ts';
import { StrataWriter } from '../store/strata/strata-writer.ts';
import { familyOf, importedAgain, rowCounter, type CopyProgress } from './copy-log.ts';
import type { Follow } from './follow.ts';

export interface Share {
  /** Of the log; a companion goes with the one that it belongs to. */
  readonly id: number;
  readonly target: string;
  /** Whether what people keep with the log, such as bookmarks, goes with it. */
  readonly withRecords: boolean;
}

/**
 * What is at `target` stays until the copy is complete, and where it fails. Returns the path of the written file.
 * @throws StratascopeError `corrupt` where a part of the log is damaged, `bad_input` where it cannot be written there.
 */
export async function shareLog(
  store: ImageStore,
  { id: asked, target, withRecords }: Share,
  follow: Follow<CopyProgress> = {},
): Promise<string[]> {
  const { parentId: id = asked } = await store.get(asked);
  const family = await familyOf(store, id);
  const own = await store.fileOf(id);
  if (own && isSame(own.path, target))
    throw new StratascopeError(
      'bad_input',
      `Expected another place than ${target}, which is the file of the log itself`,
    );
  const onRows = rowCounter(family, follow);
  const folder = path.dirname(target);
  const bytes = family.reduce((sum, log) => sum + log.storedBytes, 0);
  checkRoom(folder, bytes, EXPORTS_DISK);
  let file: StrataWriter | undefined;
  try {
    file = new StrataWriter(folder, bytes, own?.uuid ?? family[0].fileUuid);
    const parts: Parameters<StrataWriter['finish']>[0][number][] = [];
    for (const log of family) {
      const writer = new PartWriter(file);
      await copyTiles(store, log, writer, onRows);
      const { records, ...row } = storedLog(await importedAgain(store, log));
      const facts = { ...row, notes: '{}', imported_at: log.importedAt, stored_bytes: writer.storedBytes };
      parts.push({ row: { id: log.id, ...facts }, records: withRecords ? records : [] });
    }
    await file.flush();
    file.finish(parts);
    file.publish(target);
    return [target];
  } catch (error) {
    await file?.discard();
    throw asExport(error, target);
  }
}

/** The writer is one of libraries, and speaks of their disk. */
function asExport(error: unknown, target: string): unknown {
  if (!(error instanceof StratascopeError)) return error;
  if (error.code === 'disk_full') return diskFull(error, EXPORTS_DISK);
  const told = error.code === 'library' ? writeError(error.cause, target) : error;
  return told === error.cause ? error : told;
}

/** A file that is not there is no other one. */
function isSame(file: string, other: string): boolean {
  const [a, b] = [file, other].map((each) => fs.statSync(each, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && a.dev === b?.dev && a.ino === b.ino;
}
