// A file that keeps room on the disk of a library: once that is full it is given up, so that one can read and remove.
import fs from 'node:fs';
import { freeBytes } from '../disk-room.ts';
import { OWN_FILE } from '../own-files.ts';

/** The index of a journal for each process, and the journal of one step of a removal. */
const RESERVE_BYTES = 4 * 1024 * 1024;
/** Left free, as the next journal needs some at once. */
const LEFT_BYTES = 512 * 1024;

/** Makes the reserve, or what the disk has room for. Does not throw: without one all works but a full disk. */
export function keepReserve(library: string): void {
  const file = reserveOf(library);
  const there = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const room = Math.min(RESERVE_BYTES - there, (freeBytes(library) ?? 0) - LEFT_BYTES);
  if (room <= 0) return;
  try {
    // Written and not only made longer, which takes no room.
    // A new one is made by one of the threads that open a library together, not longer by each.
    fs.appendFileSync(file, Buffer.alloc(room), { mode: OWN_FILE, flag: there === 0 ? 'ax' : 'a' });
  } catch {
    // Another program was quicker: what is there is kept.
  }
}

/** Gives the room back to the disk. Returns false where there is no reserve, or where it cannot be removed. */
export function giveReserve(library: string): boolean {
  try {
    fs.rmSync(reserveOf(library));
    return true;
  } catch {
    return false;
  }
}

function reserveOf(library: string): string {
  return `${library}-reserve`;
}
