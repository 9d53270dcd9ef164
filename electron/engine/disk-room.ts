// How much of a disk is free, when too little is, and the sentence that says so.
import fs from 'node:fs';
import { StratascopeError } from '../../shared/errors.ts';

const MB = 1024 * 1024;
/** An import or an upload ends before less than this is free: a full disk stops every program on it. */
export const LEAST_FREE_BYTES = 24 * MB;

/** With less free, what is removed is erased at once. */
export const LEAST_FREE_FOR_TRASH = 1024 * MB;

/** Which disk is meant, and what makes room on it. */
export interface Disk {
  readonly name: string;
  readonly remedy: string;
}

export const LIBRARY_DISK: Disk = { name: 'the disk of the library', remedy: 'remove logs or free some space' };
/** In the data folder, in which a library need not be. */
export const UPLOADS_DISK: Disk = {
  name: 'the disk of the data folder, which takes uploads,',
  remedy: 'free some space there, or remove logs where the library is there too',
};
export const DATA_DISK: Disk = {
  name: 'the disk of the data folder',
  remedy: 'free some space there, or remove logs where the library is there too',
};
export const EXPORTS_DISK: Disk = {
  name: 'the disk of the exported file',
  remedy: 'free some space there or export to another',
};

/** Free bytes for this user on the disk of a folder or file that exists; undefined where the system does not say. */
export function freeBytes(place: string): number | undefined {
  try {
    const { bavail, bsize } = fs.statfsSync(place);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/**
 * `place`: a folder or file on the disk; `needed`: bytes that are to be written there.
 * @throws StratascopeError `disk_full` where too little would be left.
 */
export function checkRoom(place: string, needed: number, { name, remedy }: Disk): void {
  const free = freeBytes(place);
  if (free === undefined || free - needed >= LEAST_FREE_BYTES) return;
  const wanted = `${inMb(needed + LEAST_FREE_BYTES)} free on ${name} but only ${inMb(free)} are`;
  throw new StratascopeError('disk_full', `Expected ${wanted}; ${remedy}, and try again`);
}

/** What an error of the operating system says of a full disk. */
export function diskFull(cause: unknown, { name, remedy }: Disk): StratascopeError {
  const message = `Expected room on ${name} but it is full; ${remedy}, and try again`;
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
