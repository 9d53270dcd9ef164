// The worker thread: answers calls that take time, on the library it has opened.
import { cancelled } from '../../../shared/errors.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { libraryHandlers } from '../calls/all-handlers.ts';
import { TileCache } from '../../../shared/tiles/tile-cache.ts';
import { SegmentThreads } from '../import/segments/segment-queue.ts';
import type { ImageStore } from '../store/image-store.ts';
import { openStore, type StoreLocation } from '../store/open-store.ts';
import { answerCalls, type WorkerHandlers } from './worker-calls.ts';

export interface WorkerData {
  readonly location: StoreLocation;
  readonly ownerToken: string;
}

/** Holds the tiles of a frame of 900 rows and 150 samples, at most 9 MB, and those that a drag needs next. */
const TILE_CACHE_BYTES = 16 * 1024 * 1024;

const threads = new SegmentThreads(new URL(import.meta.url));

const { location, ownerToken } = workerData as WorkerData;
/** Frames being drawn. */
let drawing = 0;
let opened: Promise<{ store: ImageStore; tiles: TileCache }> | undefined;

/** Opens the library at the first call, so that a failure is that call's error and the next call tries again. */
function library(): Promise<{ store: ImageStore; tiles: TileCache }> {
  opened ??= openStore(location, ownerToken).then(
    (store) => ({ store, tiles: new TileCache(store, TILE_CACHE_BYTES) }),
    (error: unknown) => {
      opened = undefined;
      throw error;
    },
  );
  return opened;
}

const store = async (): Promise<ImageStore> => (await library()).store;

/** Loads parsers and libvips at the first call that needs them, so that the worker for short calls starts at once. */
const tasks = () => import('./tasks.ts');

const handlers: WorkerHandlers = {
  prepare: async () => void (await Promise.all([library(), tasks()])),
  prepareImport: async () => {
    await Promise.all([library(), tasks()]);
    await (await import('../import/warm-up.ts')).warmUp();
  },
  get: async ({ id }) => (await store()).get(id),
  clearInterrupted: async ({ stopped }) => (await store()).clearInterrupted(stopped),
  notice: async () => (await store()).notice ?? '',
  dataVersion: async () => (await store()).dataVersion(),
  outdated: async () => (await store()).outdated(),
  renew: async ({ id }, { onProgress, signal }) => {
    let rowsDone = 0;
    await (
      await store()
    ).renew(id, (rows) => {
      if (signal?.aborted) throw cancelled();
      onProgress?.({ rowsDone: (rowsDone += rows) });
    });
  },
  frame: async (request, { signal }) => {
    const [{ store, tiles }, { runFrame }] = await Promise.all([library(), tasks()]);
    drawing++;
    try {
      const frame = await runFrame(store, tiles, request, signal ? { signal } : {});
      return { ...frame, tiles: tiles.takeCounts() };
    } finally {
      if (--drawing === 0) tiles.freeDropped();
    }
  },
  tile: async (request) => (await import('./read-tile.ts')).readStoredTile(await store(), request),
  values: async (request) =>
    (await import('../export/values-block.ts')).readValues(
      await store(),
      await (await store()).get(request.id),
      request,
    ),
  previewFile: async ({ path, options }) => (await import('./preview-file.ts')).previewFile(path, options),
  previewEnds: async ({ file, options }) => (await import('./preview-file.ts')).previewEnds(file, options),
  fingerprint: async ({ path }) => (await import('../import/find-imported.ts')).fingerprintOf(path),
  import: async ({ path, options }, follow) =>
    (await tasks()).runImport(await store(), path, options, { ...follow, threads }),
  copy: async ({ id, to }, follow) =>
    (await import('./copy-log.ts')).runCopy(await store(), id, to, ownerToken, follow),
  link: async ({ path }) => (await store()).link(path),
  locate: async ({ id, path }) => (await store()).locate(id, path),
  share: async (asked, follow) => (await import('./share-log.ts')).shareLog(await store(), asked, follow),
  check: async (request, follow) => (await import('./check-library.ts')).checkLibrary(await store(), request, follow),
  export: async ({ request, target }, follow) => (await tasks()).runExport(await store(), request, target, follow),
};

answerCalls(parentPort!, handlers, async (name, input) => libraryHandlers[name](await store(), input));
