// Has the segments of a table built, by other threads or, while these are busy, by the import's own thread.
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Segment, SegmentTable, SegmentTask } from '../build/built-segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { SegmentReply, SegmentRequest } from './segment-worker.ts';

export interface StartedSegment {
  readonly task: SegmentTask;
  /** The built segment; builds waiting ones here meanwhile. Undefined when its lines are not plain. */
  result(): Promise<Segment | undefined>;
}

interface Waiting {
  readonly request: SegmentRequest;
  readonly settle: (built: Segment | undefined) => void;
}

/** Segments handed to a thread in advance, so that it never waits. */
const ENOUGH_FOR_A_THREAD = 3;
const IDLE_MS = 20_000;

/** Threads that build segments. They start with the first large file and stay for a while, warm for the next one. */
export class SegmentThreads {
  readonly #url: URL;
  #threads: { readonly worker: Worker; readonly busy: Map<number, Waiting> }[] = [];
  /** Running imports. */
  #users = 0;
  #idle: NodeJS.Timeout | undefined;

  /** `workerUrl`: the built or source file of worker.ts, beside which the threads' file is found. */
  constructor(workerUrl: URL) {
    this.#url = new URL(
      workerUrl.href.endsWith('.ts') ? '../import/segments/segment-worker.ts' : './segment-worker.js',
      workerUrl,
    );
  }

  /** Most threads; one core is left to the thread that reads and stores. */
  static readonly most = Math.min(3, availableParallelism() - 1);

  /** Called when an import begins. Starts the threads, unless they run. */
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
      // The import's own thread reads the segments of a crashed thread, and finds the error if the file has one.
      worker.on('exit', () => {
        this.#threads = this.#threads.filter((other) => other !== thread);
        for (const { settle } of busy.values()) settle(undefined);
      });
      worker.on('error', () => undefined);
    }
    for (const { worker } of this.#threads) worker.ref();
  }

  /** Hands a segment to a thread. Returns false if all are busy. */
  take(waiting: Waiting): boolean {
    const thread = this.#threads.find(({ busy }) => busy.size < ENOUGH_FOR_A_THREAD);
    if (!thread) return false;
    thread.busy.set(waiting.request.number, waiting);
    thread.worker.postMessage(waiting.request);
    return true;
  }

  /** Called when an import has ended. Stops the threads after a while. */
  rest(): void {
    if (--this.#users > 0) return;
    // Idle threads must not keep the process from ending.
    for (const { worker } of this.#threads) worker.unref();
    this.#idle = setTimeout(() => {
      for (const { worker } of this.#threads) void worker.terminate();
      this.#threads = [];
    }, IDLE_MS).unref();
  }
}

let numbers = 0;

/** The segments of one reading of a table. */
export class SegmentQueue {
  readonly #threads: SegmentThreads | undefined;
  readonly #tableNumber = numbers++;
  readonly #table: SegmentTable;
  readonly #own: SegmentBuilder;
  readonly #waiting: Waiting[] = [];

  /** Without threads all segments are built by the import's own. */
  constructor(threads: SegmentThreads | undefined, table: SegmentTable) {
    this.#threads = threads;
    this.#table = table;
    this.#own = new SegmentBuilder(table);
    threads?.start();
  }

  /** How many segments should be started in advance. */
  get ahead(): number {
    return this.#threads ? SegmentThreads.most * ENOUGH_FOR_A_THREAD + 2 : 1;
  }

  start(task: SegmentTask): StartedSegment {
    const { promise, resolve } = Promise.withResolvers<Segment | undefined>();
    let isDone = false;
    const settle = (built: Segment | undefined): void => {
      isDone = true;
      resolve(built);
    };
    const request = { number: numbers++, tableNumber: this.#tableNumber, table: this.#table, task };
    this.#waiting.push({ request, settle });
    this.#handOut();
    const result = async (): Promise<Segment | undefined> => {
      while (!isDone) {
        this.#handOut();
        const next = this.#waiting.shift();
        if (!next) return promise;
        next.settle(this.#own.build(next.request.task));
        // Lets replies of the threads arrive.
        await setImmediate();
      }
      return promise;
    };
    return { task, result };
  }

  /** Ends the use of the threads by this import. */
  end(): void {
    this.#own.release();
    this.#threads?.rest();
  }

  #handOut(): void {
    while (this.#waiting.length > 0 && this.#threads?.take(this.#waiting[0]!)) this.#waiting.shift();
  }
}
