// Opens the library that the common options name, for as long as a command needs it.
import { cancelled, errorShape, StratascopeError } from '../../shared/errors.ts';
import { trashOffer } from '../../shared/model/trash.ts';
import { dataDirOf } from '../engine/data-dir.ts';
import { openDataDir } from '../engine/own-files.ts';
import type { ImageStore } from '../engine/store/image-store.ts';
import { localLibrary, openStore, serverLibrary, storeOf, type StoreLocation } from '../engine/store/open-store.ts';
import { report } from './usage.ts';

/** Options of every command. */
export interface Common {
  readonly data?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** Marks unfinished imports of this process in the library. */
export const OWNER_TOKEN = `cli-${process.pid}-${Date.now()}`;

export async function withStore(options: Common, work: (store: ImageStore) => Promise<void>): Promise<void> {
  const url = storeOf(options.store);
  const store = await openStore(
    url === undefined ? localFolder(dataDirOf(options.data)) : serverLibrary(url),
    OWNER_TOKEN,
  );
  if (store.notice !== undefined) report(options.json, 'library', store.notice);
  try {
    await store.clearInterrupted();
    await work(store);
  } catch (error) {
    throw await withTrashOffered(store, error);
  } finally {
    await store.close();
  }
}

/** Reports what became of one of several files; what ends the command is thrown, and reported at its end. */
export async function reportFailed(store: ImageStore, json: boolean | undefined, error: unknown): Promise<void> {
  const { code, message } = errorShape(await withTrashOffered(store, error));
  report(json, code, message);
}

/** Where a disk is full, with what emptying the trash would give back. */
async function withTrashOffered(store: ImageStore, error: unknown): Promise<unknown> {
  if (!(error instanceof StratascopeError) || error.code !== 'disk_full') return error;
  const offer = await trashOffer(() => store.trash(), 'stratascope trash --empty');
  return offer === '' ? error : new StratascopeError('disk_full', `${error.message}${offer}`, { cause: error });
}

export function localFolder(dir: string): StoreLocation {
  try {
    openDataDir(dir);
  } catch (error) {
    throw new StratascopeError('library', `Expected a folder for the library but could not use ${dir}`, {
      cause: error,
    });
  }
  return localLibrary(dir);
}

/** A clean-up that takes longer is given up at the next signal. */
const CLEAN_UP_MS = 5000;

/**
 * Runs `work` so that Ctrl+C and SIGTERM abort and undo it. Signals that follow at once, as a terminal and npm send them, do
 * not cut the clean-up short; a later one ends the process, and the next command clears what is left.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  let abortedMs = 0;
  const stop = (): void => {
    if (abort.signal.aborted && performance.now() - abortedMs > CLEAN_UP_MS) process.exit(1);
    if (abort.signal.aborted) return;
    abortedMs = performance.now();
    abort.abort(cancelled());
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
