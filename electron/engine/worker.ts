// In: calls from the engine's thread. Out: their results. Everything that takes time runs here: SQLite, parsing, pixels.
import { parentPort, workerData } from 'node:worker_threads';
import { TileCache } from './frame/tile-cache.ts';
import { SqliteStore } from './store/sqlite-store.ts';
import { countRows, runExport, runFrame, runImport } from './tasks.ts';
import { answerCalls } from './worker-calls.ts';

export interface WorkerData {
  readonly libraryFile: string;
  readonly ownerToken: string;
}

/** A frame reads 9 MB of tiles at most at 900 rows and 150 samples; this holds a few windows around it. */
const TILE_CACHE_BYTES = 48 * 1024 * 1024;

let opened: { store: SqliteStore; tiles: TileCache } | undefined;

/** At the first call and not before, so that a library that cannot be opened is that call's error. */
function library(): { store: SqliteStore; tiles: TileCache } {
  if (!opened) {
    const { libraryFile, ownerToken } = workerData as WorkerData;
    const store = new SqliteStore(libraryFile, ownerToken);
    opened = { store, tiles: new TileCache(store, TILE_CACHE_BYTES) };
  }
  return opened;
}

answerCalls(parentPort!, {
  list: async () => library().store.list(),
  rename: async ({ id, name }) => library().store.rename(id, name),
  remove: async ({ id }) => library().store.remove(id),
  clearInterrupted: async () => library().store.clearInterrupted(),
  dataVersion: async () => library().store.dataVersion(),
  countRows: async ({ id, ...window }) => countRows(library().store, await library().store.get(id), window),
  frame: async (request) => runFrame(library().store, library().tiles, request),
  import: async ({ path, options }, follow) => runImport(library().store, path, options, follow),
  export: async ({ request, target }, follow) => runExport(library().store, request, target, follow),
});
