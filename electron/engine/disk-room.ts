// How much of a disk is free, when too little is, and the sentence that says so.
import fs from 'node:fs';
import { StratascopeError } from '../../shared/errors.ts';

const MB = 1024 * 1024;
/** An import or an upload ends before less than this is free: a full disk stops every program on it. */
export const LEAST_FREE_BYTES = 24 * MB;

/** With less free, what is removed is erased at once. */
export const LEAST_FREE_FOR_TRASH = 1024 * MB;

/** Free bytes for this user on the disk of a folder or file that exists; undefined where the system does not say. */
export function freeBytes(place: string): number | undefined {
  try {
    const { bavail, bsize } = fs.statfsSync(place);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** `needed`: bytes that are to be written there. @throws StratascopeError `disk_full` where too little would be left. */
export function checkRoom(place: string, needed: number): void {
  const free = freeBytes(place);
  if (free === undefined || free - needed >= LEAST_FREE_BYTES) return;
  const wanted = `${inMb(needed + LEAST_FREE_BYTES)} free on the disk of the library but only ${inMb(free)} are`;
  throw new StratascopeError('disk_full', `Expected ${wanted}; remove logs or free some space, and try again`);
}

/** What an error of the operating system says of a full disk. */
export function diskFull(cause: unknown): StratascopeError {
  const message = 'The disk is full; remove logs or free some space, and try again';
  return new StratascopeError('disk_full', message, { cause });
}

export function isNoSpace(error: unknown): boolean {
  const { code } = error as { code?: string };
  // A disk with quotas is full for one user.
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function inMb(bytes: number): string {
  return `${Math.ceil(bytes / MB)} MB`;
}
