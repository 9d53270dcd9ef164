// Folders and files that the program makes for itself: nobody but their owner may read them.
import fs from 'node:fs';
import path from 'node:path';

export const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/** What the program has laid into its data folder by itself, the desktop's Chromium included. */
const OWN_NAMES =
  /^(library\.sqlite|preferences\.json|api-token|team-password|spool-\d+$|logs$|chromium$|Crashpad$|Singleton|lockfile$|Local State$)/;
/** Log files and reports of crashes. */
const OWN_LOGS = /^(?:(?:desktop|server)\.\d+\.log|crash-.*\.json)$/;
/** Others may lay files into such a folder: it is not one program's. */
const STICKY = 0o1000;

/** Makes a folder that is the program's alone, and those above it that are missing; one that is there stays as it is. */
export function makeOwnFolder(dir: string): void {
  fs.mkdirSync(dir, { recursive: true, mode: OWN_FOLDER });
}

/**
 * Makes the data folder, or closes the one that is there and what the program has laid into it. The user may have named a
 * folder with other things in it: that one and what is not the program's stay as they are.
 */
export function openDataDir(dir: string): void {
  makeOwnFolder(dir);
  const entries = fs.readdirSync(dir, { withFileTypes: true });
  const own = entries.filter(({ name }) => OWN_NAMES.test(name));
  const isShared = own.length < entries.length || (fs.statSync(dir).mode & STICKY) !== 0;
  if (!isShared) closeToOthers(dir, OWN_FOLDER);
  // Links are not followed.
  for (const entry of own) {
    const target = path.join(dir, entry.name);
    if (entry.isFile()) closeToOthers(target, OWN_FILE);
    if (!entry.isDirectory()) continue;
    // Beside the user's own things a folder of that name may be the user's, which is told by what is in it.
    if (entry.name === 'logs') closeLogs(target);
    if (entry.name !== 'logs' || !isShared) closeToOthers(target, OWN_FOLDER);
  }
}

/** Closes a folder that holds logs of the program, and these. */
export function closeLogs(dir: string): void {
  const own = namesOf(dir).filter(({ name }) => OWN_LOGS.test(name));
  if (own.length > 0) closeToOthers(dir, OWN_FOLDER);
  for (const log of own) if (log.isFile()) closeToOthers(path.join(dir, log.name), OWN_FILE);
}

/** Nothing where the folder cannot be read: nothing in it is the program's to close then. */
function namesOf(dir: string): fs.Dirent[] {
  try {
    return fs.readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Takes the rights of others away from what older versions have made. */
export function closeToOthers(target: string, mode: number): void {
  // There a mode says only whether one may write.
  if (process.platform === 'win32') return;
  try {
    if ((fs.statSync(target).mode & 0o777) !== mode) fs.chmodSync(target, mode);
  } catch {
    // Another's, or on a disk that is only read: it stays as its owner has it.
  }
}
