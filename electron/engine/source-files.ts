// Files to import as they lie on this computer, and the one that a log of the library was imported from.
import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { StratascopeError } from '../../shared/errors.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { RecentFile } from './preferences.ts';

/** A file to be imported. */
export interface Source {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** @throws StratascopeError `unreadable_file` where there is no file. */
export async function sourceOf(file: string): Promise<Source> {
  const fileName = path.basename(file);
  const stat = await fs.stat(file).catch(() => undefined);
  if (!stat) throw new StratascopeError('unreadable_file', `${fileName}: there is no such file`);
  if (stat.isDirectory())
    throw new StratascopeError('unreadable_file', `${fileName}: expected a file but received a folder`);
  return { path: path.resolve(file), fileName, bytes: stat.size };
}

/** The file that a log was imported from, where it is remembered and still there, and whether it is as it was. */
export async function sourceOfLog(
  log: ImageLog,
  remembered: readonly RecentFile[],
  fingerprintOf: (path: string) => Promise<string>,
): Promise<{ readonly source: Source; readonly isUnchanged: boolean } | undefined> {
  const own = remembered.filter((file) => path.basename(file.path) === log.sourceName);
  // Several logs of a file are remembered by the first of them.
  const known = own.find(({ imageId }) => imageId === log.id) ?? own.find(({ bytes }) => bytes === log.sourceBytes);
  const stat = known && (await fs.stat(known.path).catch(() => undefined));
  if (!known || !stat?.isFile()) return undefined;
  const source = await sourceOf(known.path);
  return { source, isUnchanged: await isAsImported(known, log, fingerprintOf) };
}

/** What tells a remembered file from one that somebody has touched since. */
export function marksOf({ size, mtimeMs, ctimeMs, ino }: Stats): Omit<RecentFile, 'path' | 'fingerprint' | 'imageId'> {
  return { bytes: size, modifiedMs: mtimeMs, changedMs: ctimeMs, inode: ino };
}

/**
 * Whether a remembered file still is what `log` was imported from. Its bytes decide: those that were imported where it bears the
 * same marks, else those that `fingerprintOf` reads, as a file that was touched need not have changed.
 */
export async function isAsImported(
  known: RecentFile,
  log: Pick<ImageLog, 'sourceBytes' | 'sourceFingerprint'>,
  fingerprintOf: (path: string) => Promise<string>,
): Promise<boolean> {
  const now = marksOf(await fs.stat(known.path));
  if (now.bytes !== log.sourceBytes) return false;
  const marks = ['bytes', 'modifiedMs', 'changedMs', 'inode'] as const;
  const isUntouched = known.fingerprint !== undefined && marks.every((mark) => known[mark] === now[mark]);
  return (isUntouched ? known.fingerprint : await fingerprintOf(known.path)) === log.sourceFingerprint;
}
