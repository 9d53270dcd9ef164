// Runs frame requests that come faster than they are answered: bounded in number, and never a late answer.

export interface FrameLoaderOptions<Request, Frame> {
  /** How many requests may run at the same time. */
  readonly atOnce: number;
  load(request: Request, signal: AbortSignal): Promise<Frame>;
  onFrame(frame: Frame, request: Request): void;
  onError(error: unknown, request: Request): void;
  /** Whether a newer request makes a running one useless. If not, the running one is left to finish. */
  supersedes(newer: Request, running: Request): boolean;
}

export interface FrameLoader<Request> {
  /** Starts a request if fewer than `atOnce` run; else it waits, in place of any request that waited before. */
  request(request: Request): void;
  /** Drops running and waiting requests; their answers are not delivered. */
  reset(): void;
}

interface Run<Request> {
  readonly request: Request;
  readonly controller: AbortController;
}

/**
 * Up to `atOnce` requests run and at most one waits. A running request that is not superseded is delivered even while
 * another waits, because during a long drag these pictures are all that is seen. An answer drops older running requests.
 */
export function createFrameLoader<Request, Frame>(options: FrameLoaderOptions<Request, Frame>): FrameLoader<Request> {
  /** The running requests, oldest first. */
  let running: readonly Run<Request>[] = [];
  let waiting: { readonly request: Request } | undefined;

  async function run(request: Request): Promise<void> {
    const mine = { request, controller: new AbortController() };
    running = [...running, mine];
    try {
      const frame = await options.load(request, mine.controller.signal);
      if (finish(mine)) options.onFrame(frame, request);
    } catch (error) {
      if (finish(mine)) options.onError(error, request);
    } finally {
      startWaiting();
    }
  }

  /** Removes a run. False if it was dropped before: a fetch may still answer after it was aborted. */
  function finish(mine: Run<Request>): boolean {
    const at = running.indexOf(mine);
    if (at < 0) return false;
    const overtaken = running.slice(0, at);
    running = running.slice(at + 1);
    for (const { controller } of overtaken) controller.abort();
    return true;
  }

  function startWaiting(): void {
    if (!waiting || running.length >= options.atOnce) return;
    const { request } = waiting;
    waiting = undefined;
    void run(request);
  }

  function drop(isDropped: (run: Run<Request>) => boolean): void {
    const dropped = running.filter(isDropped);
    running = running.filter((run) => !dropped.includes(run));
    for (const { controller } of dropped) controller.abort();
  }

  return {
    request(request) {
      waiting = { request };
      drop((run) => options.supersedes(request, run.request));
      startWaiting();
    },
    reset() {
      waiting = undefined;
      drop(() => true);
    },
  };
}
