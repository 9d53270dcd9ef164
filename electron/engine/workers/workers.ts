// The worker threads on one library: for short calls, imports, exports, and frames.
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';
import type { StoreLocation } from '../store/open-store.ts';
import { WorkerClient, type Patience } from './worker-calls.ts';
import type { WorkerData } from './worker.ts';

/** Frames drawn at the same time: one for each core, and no more than a screen needs. */
const FRAME_WORKERS = Math.min(4, os.availableParallelism());
/**
 * Frames leave mostly tiles behind, whose memory lies outside the heap. A small young generation is collected often and
 * frees them before they add up to a long pause.
 */
const FRAME_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 3 };
/** Marks unfinished imports of this process in the library; all its workers share it. */
const OWNER_TOKEN = randomUUID();

/** An import lets the loop turn every few milliseconds; the longest it has been seen without is a slow disk's sync. */
const IMPORT_PATIENCE: Patience = { everyMs: 2000, questions: 10 };

export class Workers {
  /** For short calls. */
  readonly library: WorkerClient;
  readonly imports: WorkerClient;
  /** For exports, copies, and values. */
  readonly exports: WorkerClient;
  readonly frames: readonly WorkerClient[];

  constructor(workerUrl: URL, location: StoreLocation, onDeath?: (reason: string) => void) {
    const workerData: WorkerData = { location, ownerToken: OWNER_TOKEN };
    const worker = (limits: ResourceLimits = {}): WorkerClient =>
      new WorkerClient(workerUrl, { workerData, resourceLimits: limits }, onDeath);
    this.library = worker();
    // Each has a token of its own, so that what one has left behind can be told from what the next has under way.
    let ownerToken = OWNER_TOKEN;
    let starts = 0;
    this.imports = new WorkerClient(
      workerUrl,
      () => {
        ownerToken = `${OWNER_TOKEN}/imports-${++starts}`;
        return { workerData: { location, ownerToken } satisfies WorkerData };
      },
      (reason) => {
        void this.library.call('clearInterrupted', { stopped: ownerToken }).catch(() => undefined);
        onDeath?.(reason);
      },
      IMPORT_PATIENCE,
    );
    this.exports = worker();
    this.frames = Array.from({ length: FRAME_WORKERS }, () => worker(FRAME_LIMITS));
  }

  async close(): Promise<void> {
    const all = [this.library, this.imports, this.exports, ...this.frames];
    await Promise.all(all.map((worker) => worker.close()));
  }
}
