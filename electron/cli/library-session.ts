// In: the common options. Out: the library they name, open for as long as an action needs it.
import { mkdirSync } from 'node:fs';
import { cancelled, StratascopeError } from '../../shared/errors.ts';
import { dataDirOf } from '../engine/data-dir.ts';
import type { ImageStore } from '../engine/store/image-store.ts';
import { localLibrary, openStore, serverLibrary, storeOf, type StoreLocation } from '../engine/store/open-store.ts';

/** Options of every command. */
export interface Common {
  readonly data?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** Marks what this process has under way in the library. */
export const OWNER_TOKEN = `cli-${process.pid}-${Date.now()}`;

export async function withStore(options: Common, work: (store: ImageStore) => Promise<void>): Promise<void> {
  const url = storeOf(options.store);
  const store = await openStore(
    url === undefined ? localFolder(dataDirOf(options.data)) : serverLibrary(url),
    OWNER_TOKEN,
  );
  try {
    await store.clearInterrupted();
    await work(store);
  } finally {
    await store.close();
  }
}

export function localFolder(dir: string): StoreLocation {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new StratascopeError('library', `Expected a folder for the library but could not use ${dir}`, {
      cause: error,
    });
  }
  return localLibrary(dir);
}

/** Ctrl+C and a polite kill undo what was begun before they end the process; a second one does not cut that short. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const stop = (): void => abort.abort(cancelled());
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
