// The list of jobs, imports and exports, with their progress. Jobs of one kind run one after another.
import { randomUUID } from 'node:crypto';
import { cancelled, errorShape, StratascopeError } from '../../shared/errors.ts';
import { hasEnded, type Job } from '../../shared/model/status.ts';

/** A job of a kilobyte and what it holds: more are refused while so many wait, and of the ended ones the oldest are forgotten. */
const MOST_WAITING = 2000;
const MOST_ENDED = 500;
/** Least time between two reports of the list, while only progress changes. */
const TELL_EVERY_MS = 100;

interface JobStep {
  readonly rowsDone: number;
  readonly unitsDone: number;
  readonly unitsTotal: number;
  /** Given where the work has begun anew. */
  readonly title?: string;
}

export interface NewJob {
  readonly kind: Job['kind'];
  readonly title: string;
  readonly unit: Job['unit'];
  readonly unitsTotal: number;
  readonly imageId?: number;
  readonly show?: boolean;
  readonly offerId?: string | undefined;
  /** Runs before the job waits for its turn: receives an upload. */
  readonly receive?: (step: (done: JobStep) => void, signal: AbortSignal) => Promise<void>;
  /** Does the work. Resolves to fields of the finished job. */
  readonly run: (step: (done: JobStep) => void, signal: AbortSignal, jobId: string) => Promise<Partial<Job>>;
  /** Cancels the job from outside the list. */
  readonly signal?: AbortSignal | undefined;
  /** Called at the end, whatever the outcome. */
  readonly cleanUp?: () => Promise<void>;
}

export class JobList {
  readonly #tell: (jobs: Job[]) => void;
  readonly #jobs = new Map<string, { job: Job; abort: AbortController }>();
  readonly #queues = new Map<Job['kind'], Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (jobs: Job[]) => void) {
    this.#tell = tell;
  }

  /** All jobs, oldest first. */
  list(): Job[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  /** Adds a job. Resolves with its outcome when it has ended, and never rejects. */
  async add(task: NewJob): Promise<Job> {
    const jobId = randomUUID();
    const abort = new AbortController();
    const { kind, title, unit, unitsTotal, imageId, offerId, show = false } = task;
    const cancel = (): void => abort.abort();
    if (task.signal?.aborted) cancel();
    task.signal?.addEventListener('abort', cancel, { once: true });
    let startedMs = 0;
    const update = (change: Partial<Job>, soon = false): void => {
      const current = this.#jobs.get(jobId)?.job ?? {
        ...{ jobId, kind, title, unit, unitsTotal, imageId, offerId, show },
        ...{ state: 'queued' as const, rowsDone: 0, unitsDone: 0, elapsedMs: 0 },
      };
      const elapsedMs = startedMs === 0 ? 0 : performance.now() - startedMs;
      this.#jobs.set(jobId, { job: { ...current, ...change, elapsedMs }, abort });
      this.#announce(soon);
    };
    const step = (done: JobStep): void => update({ ...done }, true);
    const isFull = this.list().filter((each) => !hasEnded(each)).length >= MOST_WAITING;
    update({});
    try {
      if (isFull)
        throw new StratascopeError(
          'bad_input',
          `Expected at most ${MOST_WAITING} imports and exports that wait; try again when some of them are done`,
        );
      if (task.receive) {
        startedMs = performance.now();
        update({ state: 'receiving' });
        await task.receive(step, abort.signal);
        startedMs = 0;
        update({ state: 'queued', unitsDone: 0 });
      }
      const result = await this.#inTurn(kind, abort.signal, () => {
        startedMs = performance.now();
        update({ state: 'running' });
        return task.run(step, abort.signal, jobId);
      });
      update({ ...result, state: 'done' });
    } catch (error) {
      const { code, message } = errorShape(error);
      update(
        code === 'cancelled'
          ? { state: 'cancelled', message: 'Cancelled' }
          : { state: 'failed', message, errorCode: code },
      );
    } finally {
      task.signal?.removeEventListener('abort', cancel);
      await task.cleanUp?.();
    }
    const ended = this.#jobs.get(jobId)!.job;
    const all = this.list().filter(hasEnded);
    for (const { jobId: old } of all.slice(0, Math.max(0, all.length - MOST_ENDED))) this.dismiss(old);
    // Cancelled jobs are taken off the list, because the user has asked for that.
    if (ended.state === 'cancelled') this.dismiss(jobId);
    return ended;
  }

  cancel(jobId: string): void {
    this.#find(jobId).abort.abort();
  }

  cancelAll(): void {
    for (const { abort } of this.#jobs.values()) abort.abort();
  }

  dismiss(jobId: string): void {
    if (!hasEnded(this.#find(jobId).job)) return;
    this.#jobs.delete(jobId);
    this.#announce(false);
  }

  /** Resolves when all jobs added so far have ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
    clearTimeout(this.#timer);
  }

  #find(jobId: string): { job: Job; abort: AbortController } {
    const found = this.#jobs.get(jobId);
    if (!found) throw new StratascopeError('not_found', `Job ${jobId} not found`);
    return found;
  }

  async #inTurn<T>(kind: Job['kind'], signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(kind) ?? Promise.resolve();
    const turn = before.then(() => {
      if (signal.aborted) throw cancelled();
      return run();
    });
    this.#queues.set(
      kind,
      turn.catch(() => undefined),
    );
    // A waiting job ends at once when it is cancelled, before its turn.
    const gaveUp = new Promise<never>((_resolve, reject) => {
      let running = false;
      void before.then(() => (running = true));
      signal.addEventListener('abort', () => running || reject(cancelled()), { once: true });
    });
    return Promise.race([turn, gaveUp]);
  }

  #announce(soon: boolean): void {
    if (soon) {
      this.#timer ??= setTimeout(() => this.#announce(false), TELL_EVERY_MS);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#tell(this.list());
  }
}
