// Limits renders over HTTP to one for each core, with a bounded queue behind them; refuses more.
import { cancelled } from '../../shared/errors.ts';
import { HttpError } from './http-error.ts';

/** Frames of the viewer go first, because a person is waiting and requests one at a time. */
export type Lane = 'viewer' | 'api';

interface Waiting {
  readonly start: () => void;
}

const RETRY_AFTER_S = 1;

export class RenderGate {
  readonly #slots: number;
  readonly #queueLength: number;
  readonly #lanes: Record<Lane, Waiting[]> = { viewer: [], api: [] };
  #running = 0;

  /** `slots`: renders at the same time; `queueLength`: how many may wait in each lane. */
  constructor(slots: number, queueLength: number) {
    this.#slots = slots;
    this.#queueLength = queueLength;
  }

  /** Runs `work` when it is its turn. Throws 503 when too many wait, and `cancelled` as soon as `signal` aborts. */
  async run<T>(lane: Lane, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(this.#lanes[lane], signal);
    try {
      return await work();
    } finally {
      this.#running--;
      this.#startNext();
    }
  }

  #turn(queue: Waiting[], signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(cancelled());
    if (this.#running < this.#slots) {
      this.#running++;
      return Promise.resolve();
    }
    if (queue.length >= this.#queueLength) {
      const busy = 'Too many pictures are being drawn; ask again in a moment';
      return Promise.reject(new HttpError(503, busy, { 'retry-after': String(RETRY_AFTER_S) }));
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(cancelled());
      };
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
    });
  }

  #startNext(): void {
    const next = this.#lanes.viewer.shift() ?? this.#lanes.api.shift();
    if (!next) return;
    this.#running++;
    next.start();
  }
}
