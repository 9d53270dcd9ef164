// In: where a library is. Out: the threads that work on it.
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import type { StoreLocation } from '../store/open-store.ts';
import { WorkerClient } from './worker-calls.ts';
import type { WorkerData } from './worker.ts';

/** Frames drawn at the same time: one a core, and no more than a screen needs. */
const FRAME_WORKERS = Math.min(4, os.availableParallelism());
/**
 * A frame leaves little behind but the tiles it has read, which lie outside the heap: a small nursery is cleared often, and
 * they with it, before they add up to a long pause.
 */
const FRAME_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 3 };
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
    const worker = (limits: ResourceLimits = {}): WorkerClient =>
      new WorkerClient(workerUrl, { workerData, resourceLimits: limits }, onDeath);
    this.library = worker();
    this.imports = worker();
    this.exports = worker();
    this.frames = Array.from({ length: FRAME_WORKERS }, () => worker(FRAME_LIMITS));
  }

  async close(): Promise<void> {
    const all = [this.library, this.imports, this.exports, ...this.frames];
    await Promise.all(all.map((worker) => worker.close()));
  }
}
