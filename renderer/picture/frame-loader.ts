// In: requests, faster than they can be answered. Out: answers in the order asked, never one that a newer has overtaken.

export interface FrameLoaderOptions<Request, Frame> {
  /** Requests that may be under way together. */
  readonly atOnce: number;
  load(request: Request, signal: AbortSignal): Promise<Frame>;
  onFrame(frame: Frame, request: Request): void;
  onError(error: unknown, request: Request): void;
  /** Whether a running request is worth nothing once this newer one is known. Otherwise it is let finish. */
  supersedes(newer: Request, running: Request): boolean;
}

export interface FrameLoader<Request> {
  /** Starts at once where there is room; else waits, taking the place of whatever waited before. */
  request(request: Request): void;
  /** Drops what runs and what waits; their answers are not delivered. */
  reset(): void;
}

interface Run<Request> {
  readonly request: Request;
  readonly controller: AbortController;
}

/**
 * Some run, at most one waits. A running request that is not superseded is delivered even while another waits: during
 * a drag that never rests, the pictures on the way are what is seen. An answer drops the older ones still under way.
 */
export function createFrameLoader<Request, Frame>(options: FrameLoaderOptions<Request, Frame>): FrameLoader<Request> {
  /** Oldest first. */
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

  /** False for one that was dropped: a fetch may still answer after it was aborted. */
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
