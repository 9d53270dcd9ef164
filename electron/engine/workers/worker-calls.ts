// Calls between threads: parameters go over, progress and results come back, and a call can be aborted.
import { isMarkedAsUntransferable, Worker, type MessagePort, type WorkerOptions } from 'node:worker_threads';
import type { Ask, CallOutput, LibraryCall, ParsedInput } from '../../../shared/contract.ts';
import {
  cancelled,
  causeOf,
  errorFromShape,
  errorShape,
  StratascopeError,
  type ErrorShape,
} from '../../../shared/errors.ts';
import type { FileEnds, FilePreview } from '../../../shared/model/file-preview.ts';
import type { ExportRequest, FrameRequest } from '../../../shared/model/display.ts';
import type { ImageLog, ImportOptions } from '../../../shared/model/image-log.ts';
import type { CheckReport, CheckRequest } from './check-library.ts';
import type { CopyProgress } from './copy-log.ts';
import type { ValuesBlock, ValuesRequest } from '../export/values-block.ts';
import type { Frame } from '../frame/frame.ts';
import type { ImportProgress } from '../import/import-log.ts';
import type { TileRequest } from '../../../shared/model/tile-url.ts';
import type { StoreLocation } from '../store/open-store.ts';
import type { StoredTile } from './read-tile.ts';
import type { Share } from './share-log.ts';
import type { Follow, ImportOutcome } from './follow.ts';
import type { ExportProgress } from './tasks.ts';

export type { ValuesBlock, ValuesRequest };

/** `tiles`: how many were found in the worker's cache and read from the library since its last frame. */
export interface DrawnFrame extends Frame {
  readonly tiles: { readonly hits: number; readonly misses: number };
}

/** Calls that only the engine makes: parameters, progress, result. Pages can only make the calls of the contract. */
interface WorkerCalls {
  /** Loads the code that draws frames, before the first one is requested. */
  prepare(params: object): void;
  /** The same for imports. */
  prepareImport(params: object): void;
  get(params: { id: number }): ImageLog;
  /** `stopped`: the token of a worker of this process that has ended, of which nothing is at work any more. */
  clearInterrupted(params: { stopped?: string }): void;
  dataVersion(params: object): number;
  /** What was done to a library that was damaged when this worker opened it; empty: nothing. */
  notice(params: object): string;
  /** Logs whose form is that of an older version. */
  outdated(params: object): readonly number[];
  renew(params: { id: number }, follow: Follow<{ rowsDone: number }>): void;
  frame(params: FrameRequest): DrawnFrame;
  tile(params: TileRequest): StoredTile;
  values(params: ValuesRequest): ValuesBlock;
  /** What an import would make of a file on this computer. */
  previewFile(params: { path: string; options: ImportOptions }): FilePreview;
  /** The same of a file of which only the first and the last bytes are here. */
  previewEnds(params: { file: FileEnds; options: ImportOptions }): FilePreview;
  /** Identifies the bytes of a file, as a log knows those of its own. */
  fingerprint(params: { path: string }): string;
  import(params: { path: string; options: ImportOptions }, follow: Follow<ImportProgress>): ImportOutcome;
  copy(params: { id: number; to: StoreLocation }, follow: Follow<CopyProgress>): ImageLog;
  /** Opens the file of a log where it lies. */
  link(params: { path: string }): ImageLog;
  /** Says where the file of a linked log is now. */
  locate(params: { id: number; path: string }): ImageLog;
  /** Writes a copy of a log as a file of its own. */
  share(params: Share, follow: Follow<CopyProgress>): string[];
  check(params: CheckRequest, follow: Follow<CopyProgress>): CheckReport;
  export(params: { request: ExportRequest; target: string }, follow: Follow<ExportProgress>): string[];
}
export type WorkerMethod = keyof WorkerCalls;
type Params<M extends WorkerMethod> = Parameters<WorkerCalls[M]>[0];
type Progress<M extends WorkerMethod> = Parameters<WorkerCalls[M]> extends [unknown, Follow<infer P>] ? P : never;
type Result<M extends WorkerMethod> = ReturnType<WorkerCalls[M]>;
export type WorkerHandlers = {
  [M in WorkerMethod]: (params: Params<M>, follow: Follow<Progress<M>>) => Promise<Result<M>>;
};

type Work =
  { readonly method: WorkerMethod; readonly params: unknown } | { readonly ask: LibraryCall; readonly input: unknown };
type ToWorker = ({ id: number } & Work) | { id: number; abort: true } | { ping: true };
type FromWorker =
  | { id: number; progress: unknown }
  | { id: number; value: unknown }
  | { id: number; error: ErrorShape; cause: string | undefined }
  | { pong: true };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  onProgress: ((progress: never) => void) | undefined;
}

/**
 * When a worker counts as one that does not answer: after so many questions, so far apart, with nothing heard of it. They
 * are counted and not timed, because a computer that was asleep has asked none.
 */
export interface Patience {
  readonly everyMs: number;
  readonly questions: number;
}

/** The calling side. The first call starts the worker; after a crash the next call starts another. */
export class WorkerClient {
  readonly #url: URL;
  readonly #options: WorkerOptions | (() => WorkerOptions);
  readonly #onDeath: ((reason: string) => void) | undefined;
  readonly #patience: Patience | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #nextId = 1;
  #closing = false;

  /**
   * `options`: of each worker started. `onDeath` is called when the worker ends without having been closed. With `patience`
   * a worker that has calls to answer and does not is ended, and its calls with it.
   */
  constructor(
    url: URL,
    options: WorkerOptions | (() => WorkerOptions),
    onDeath?: (reason: string) => void,
    patience?: Patience,
  ) {
    this.#url = url;
    this.#options = options;
    this.#onDeath = onDeath;
    this.#patience = patience;
  }

  /** Number of calls that have not been answered. */
  get busy(): number {
    return this.#waiting.size;
  }

  call<M extends WorkerMethod>(method: M, params: Params<M>, follow: Follow<Progress<M>> = {}): Promise<Result<M>> {
    return this.#send<Result<M>>({ method, params }, follow);
  }

  /** Makes a call of the contract that is answered on the library. */
  ask<N extends LibraryCall>(name: N, input: ParsedInput<N>): Promise<CallOutput<N>> {
    return this.#send<CallOutput<N>>({ ask: name, input }, {});
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker?.terminate();
  }

  #send<R>(work: Work, { onProgress, signal }: Follow<never>): Promise<R> {
    if (signal?.aborted) return Promise.reject(cancelled());
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    const abort = (): void => worker.postMessage({ id, abort: true } satisfies ToWorker);
    signal?.addEventListener('abort', abort, { once: true });
    return new Promise<R>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, onProgress });
      worker.postMessage({ id, ...work } satisfies ToWorker);
    }).finally(() => signal?.removeEventListener('abort', abort));
  }

  #start(): Worker {
    const worker = new Worker(this.#url, typeof this.#options === 'function' ? this.#options() : this.#options);
    const watch = this.#patience && this.#watch(worker, this.#patience);
    worker.on('message', (message: FromWorker) => {
      watch?.heard();
      if ('pong' in message) return;
      const waiting = this.#waiting.get(message.id);
      if (!waiting) return;
      if ('progress' in message) {
        waiting.onProgress?.(message.progress as never);
        return;
      }
      this.#waiting.delete(message.id);
      if ('error' in message)
        waiting.reject(
          errorFromShape(message.error, message.cause === undefined ? undefined : new Error(message.cause)),
        );
      else waiting.resolve(message.value);
    });
    const fail = (reason: string): void => {
      watch?.end();
      // The exit of a crashed worker follows its error; waiting calls may belong to the next worker by then.
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      if (!this.#closing) this.#onDeath?.(reason);
      const code = watch?.isGivenUp() ? 'unreadable_file' : 'internal';
      for (const { reject } of this.#waiting.values()) reject(new StratascopeError(code, reason));
      this.#waiting.clear();
    };
    worker.on('error', (error: Error) => fail(`A worker of Stratascope stopped: ${error.message}`));
    worker.on('exit', () =>
      fail(
        watch?.isGivenUp()
          ? 'Expected a file that can be read to its end but reading did not go on, and was stopped'
          : 'A worker of Stratascope stopped before it had answered',
      ),
    );
    return worker;
  }

  /** Asks a worker that has calls to answer whether it is there, and ends it when it does not say so. */
  #watch(worker: Worker, { everyMs, questions }: Patience) {
    let unanswered = 0;
    let isGivenUp = false;
    const timer = setInterval(() => {
      if (this.#waiting.size === 0) unanswered = 0;
      else if (unanswered < questions) {
        unanswered++;
        worker.postMessage({ ping: true } satisfies ToWorker);
      } else if (!isGivenUp) {
        isGivenUp = true;
        void worker.terminate();
      }
    }, everyMs).unref();
    return {
      heard: () => void (unanswered = 0),
      isGivenUp: () => isGivenUp,
      end: () => clearInterval(timer),
    };
  }
}

/** The answering side, inside the worker. `ask` answers the calls of the contract. */
export function answerCalls(port: MessagePort, handlers: WorkerHandlers, ask: Ask): void {
  const running = new Map<number, AbortController>();
  const answer = async (id: number, work: Work): Promise<FromWorker> => {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      if ('ask' in work) return { id, value: await ask(work.ask, work.input as never) };
      const handler = handlers[work.method] as (params: unknown, follow: Follow<unknown>) => Promise<unknown>;
      const onProgress = (progress: unknown): void => port.postMessage({ id, progress } satisfies FromWorker);
      return { id, value: await handler(work.params, { onProgress, signal: abort.signal }) };
    } catch (error) {
      return { id, error: errorShape(error), cause: causeOf(error) };
    } finally {
      running.delete(id);
    }
  };
  port.on('message', (message: ToWorker) => {
    if ('ping' in message) port.postMessage({ pong: true } satisfies FromWorker);
    else if ('abort' in message) running.get(message.id)?.abort();
    else {
      void answer(message.id, message).then((reply) =>
        port.postMessage(reply, 'value' in reply ? ownBytes(reply.value) : []),
      );
    }
  });
}

/** The memory of result bytes that fill it completely, which is transferred and not copied. */
function ownBytes(value: unknown): ArrayBuffer[] {
  const { bytes } = (value ?? {}) as { bytes?: unknown };
  const own =
    bytes instanceof Uint8Array &&
    bytes.buffer instanceof ArrayBuffer &&
    bytes.byteLength === bytes.buffer.byteLength &&
    !isMarkedAsUntransferable(bytes.buffer);
  return own ? [bytes.buffer] : [];
}
