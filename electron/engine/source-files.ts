// Files to import as they lie on this computer, and the one that a log of the library was imported from.
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

/**
 * The file that a log was imported from, where it is remembered and still there, and whether it is as it was. `fingerprintOf`
 * reads a file that only its time tells from the remembered one.
 */
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
  if (stat.size !== log.sourceBytes) return { source, isUnchanged: false };
  const isUntouched = known.bytes === stat.size && known.modifiedMs === stat.mtimeMs;
  return { source, isUnchanged: isUntouched || (await fingerprintOf(source.path)) === log.sourceFingerprint };
}
