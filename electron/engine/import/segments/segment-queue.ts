// In: segments of a log, in order. Out: each of them built, by another thread or, while that is busy, by this one.
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { BuiltSegment } from '../build/built-segment.ts';
import { SegmentBuilder, type SegmentTask, type StoredForm } from './segment.ts';
import type { SegmentReply, SegmentRequest } from './segment-worker.ts';

export interface StartedSegment {
  readonly task: SegmentTask;
  /** Waits for it, or builds what nobody is at. Undefined when it is not plain. */
  result(): Promise<BuiltSegment | undefined>;
}

interface Waiting {
  readonly request: SegmentRequest;
  readonly settle: (built: BuiltSegment | undefined) => void;
}

/** Handed to a thread at once, so that it never waits for this one. */
const ENOUGH_FOR_A_THREAD = 3;
const IDLE_MS = 20_000;

/** Threads that build segments. They start with the first large file and stay a while: the next one finds them warm. */
export class SegmentThreads {
  readonly #url: URL;
  #threads: { readonly worker: Worker; readonly busy: Map<number, Waiting> }[] = [];
  /** Imports under way. */
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `workerUrl`: the built or source file of worker.ts, which tells where the threads' own is. */
  constructor(workerUrl: URL) {
    this.#url = new URL(
      workerUrl.href.endsWith('.ts') ? '../import/segments/segment-worker.ts' : './segment-worker.js',
      workerUrl,
    );
  }

  /** One core is for the thread that reads and stores. */
  static get most(): number {
    return Math.min(3, availableParallelism() - 1);
  }

  /** An import begins. */
  start(): void {
    this.#users++;
    clearTimeout(this.#idle);
    while (this.#threads.length < SegmentThreads.most) {
      const worker = new Worker(this.#url);
      const busy = new Map<number, Waiting>();
      const thread = { worker, busy };
      this.#threads.push(thread);
      worker.on('message', ({ number, built }: SegmentReply) => {
        busy.get(number)?.settle(built);
        busy.delete(number);
      });
      // What it was at is read by the import's own thread, which will meet the reason if there is one in the file.
      worker.on('exit', () => {
        this.#threads = this.#threads.filter((other) => other !== thread);
        for (const { settle } of busy.values()) settle(undefined);
      });
      worker.on('error', () => undefined);
    }
    for (const { worker } of this.#threads) worker.ref();
  }

  /** Whether a thread has taken it. */
  take(waiting: Waiting): boolean {
    const thread = this.#threads.find(({ busy }) => busy.size < ENOUGH_FOR_A_THREAD);
    if (!thread) return false;
    thread.busy.set(waiting.request.number, waiting);
    thread.worker.postMessage(waiting.request);
    return true;
  }

  /** The import is over. */
  rest(): void {
    if (--this.#users > 0) return;
    // They do not keep the process from ending.
    for (const { worker } of this.#threads) worker.unref();
    this.#idle = setTimeout(() => {
      for (const { worker } of this.#threads) void worker.terminate();
      this.#threads = [];
    }, IDLE_MS).unref();
  }
}

let numbers = 0;

/** The segments of one import. */
export class SegmentQueue {
  readonly #threads: SegmentThreads;
  readonly #form: StoredForm;
  readonly #own: SegmentBuilder;
  readonly #waiting: Waiting[] = [];

  constructor(threads: SegmentThreads, form: StoredForm) {
    this.#threads = threads;
    this.#form = form;
    this.#own = new SegmentBuilder(form);
    threads.start();
  }

  /** Segments that are worth having started. */
  get ahead(): number {
    return SegmentThreads.most * ENOUGH_FOR_A_THREAD + 2;
  }

  start(task: SegmentTask): StartedSegment {
    const { promise, resolve } = Promise.withResolvers<BuiltSegment | undefined>();
    let isDone = false;
    const settle = (built: BuiltSegment | undefined): void => {
      isDone = true;
      resolve(built);
    };
    this.#waiting.push({ request: { number: numbers++, form: this.#form, task }, settle });
    this.#handOut();
    const result = async (): Promise<BuiltSegment | undefined> => {
      while (!isDone) {
        this.#handOut();
        const next = this.#waiting.shift();
        if (!next) return promise;
        next.settle(this.#own.build(next.request.task));
        // The replies of the threads come in here.
        await setImmediate();
      }
      return promise;
    };
    return { task, result };
  }

  /** Nothing more will be asked of it. */
  end(): void {
    this.#threads.rest();
  }

  #handOut(): void {
    while (this.#waiting.length > 0 && this.#threads.take(this.#waiting[0]!)) this.#waiting.shift();
  }
}
