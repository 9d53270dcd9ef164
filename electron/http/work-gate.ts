// Limits how much is drawn or read at the same time: more waits its turn for a stated time, and is then refused.
import { cancelled } from '../../shared/errors.ts';
import { HttpError } from './http-error.ts';
import type { Limits } from './limits.ts';

/**
 * In the order in which they are served. `begun`: the rest of an answer whose beginning has been sent, which can no more be
 * refused. `viewer`: a person is waiting and requests one at a time.
 */
const LANES = ['begun', 'viewer', 'api'] as const;
export type Lane = (typeof LANES)[number];

interface GateOptions extends Pick<Limits, 'queuedBytes' | 'headerBytes' | 'queueMs'> {
  /** How much runs at the same time. */
  readonly slots: number;
  /** Said of what is refused. */
  readonly busy: string;
}

interface Waiting {
  readonly start: () => void;
}

const RETRY_AFTER_S = 1;

export class WorkGate {
  readonly #options: GateOptions;
  readonly #lanes: Record<Lane, Waiting[]> = { begun: [], viewer: [], api: [] };
  #running = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /**
   * Runs `work` when it is its turn. Throws 503 when too many wait or its turn does not come in time, and `cancelled` as
   * soon as `signal` aborts.
   */
  async run<T>(lane: Lane, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(lane, signal);
    try {
      return await work();
    } finally {
      this.#running--;
      this.#startNext();
    }
  }

  #turn(lane: Lane, signal: AbortSignal): Promise<void> {
    const { slots, queuedBytes, headerBytes, queueMs } = this.#options;
    const queue = this.#lanes[lane];
    if (signal.aborted) return Promise.reject(cancelled());
    if (this.#running < slots) {
      this.#running++;
      return Promise.resolve();
    }
    // Those that have begun are bounded by the answers that are held.
    if (lane !== 'begun' && (queue.length + 1) * headerBytes > queuedBytes) return Promise.reject(this.#busy());
    return new Promise((resolve, reject) => {
      const leave = (reason: Error): void => {
        queue.splice(queue.indexOf(waiting), 1);
        settled();
        reject(reason);
      };
      const gone = (): void => leave(cancelled());
      const timer = lane === 'begun' ? undefined : setTimeout(() => leave(this.#busy()), queueMs);
      const settled = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
      };
      const waiting: Waiting = {
        start: () => {
          settled();
          resolve();
        },
      };
      signal.addEventListener('abort', gone, { once: true });
      queue.push(waiting);
    });
  }

  #busy(): HttpError {
    return new HttpError(503, this.#options.busy, { 'retry-after': String(RETRY_AFTER_S) });
  }

  #startNext(): void {
    const lane = LANES.find((each) => this.#lanes[each].length > 0);
    if (!lane) return;
    this.#running++;
    this.#lanes[lane].shift()!.start();
  }
}
