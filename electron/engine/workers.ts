// In: where a library is. Out: the threads that work on it.
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { StoreLocation } from './store/open-store.ts';
import { WorkerClient } from './worker-calls.ts';
import type { WorkerData } from './worker.ts';

/** Frames drawn at the same time: one a core, and no more than a screen needs. */
const FRAME_WORKERS = Math.min(4, os.availableParallelism());
/** Marks this process's work under way in the library; all its workers share it. */
const OWNER_TOKEN = randomUUID();

export class Workers {
  /** Short calls. */
  readonly library: WorkerClient;
  readonly imports: WorkerClient;
  /** Exports, copies, and values. */
  readonly exports: WorkerClient;
  readonly frames: readonly WorkerClient[];

  constructor(workerUrl: URL, location: StoreLocation, onDeath?: (reason: string) => void) {
    const workerData: WorkerData = { location, ownerToken: OWNER_TOKEN };
    const worker = (): WorkerClient => new WorkerClient(workerUrl, { workerData }, onDeath);
    this.library = worker();
    this.imports = worker();
    this.exports = worker();
    this.frames = Array.from({ length: FRAME_WORKERS }, worker);
  }

  async close(): Promise<void> {
    const all = [this.library, this.imports, this.exports, ...this.frames];
    await Promise.all(all.map((worker) => worker.close()));
  }
}
