// In: requests, faster than they can be answered. Out: answers in the order asked, never one that a newer has overtaken.

export interface FrameLoaderOptions<Request, Frame> {
  load(request: Request, signal: AbortSignal): Promise<Frame>;
  onFrame(frame: Frame, request: Request): void;
  onError(error: unknown, request: Request): void;
  /** Whether the running request is worth nothing once this newer one is known. Otherwise it is let finish. */
  supersedes(newer: Request, running: Request): boolean;
}

export interface FrameLoader<Request> {
  /** Starts at once when idle; else waits, taking the place of whatever waited before. */
  request(request: Request): void;
  /** Drops what runs and what waits; their answers are not delivered. */
  reset(): void;
}

/**
 * One request runs, at most one waits. A running request that is not superseded is delivered even while another waits:
 * during a drag that never rests, the pictures on the way are what is seen.
 */
export function createFrameLoader<Request, Frame>(options: FrameLoaderOptions<Request, Frame>): FrameLoader<Request> {
  let running: { request: Request; controller: AbortController } | undefined;
  let waiting: { request: Request } | undefined;

  async function run(request: Request): Promise<void> {
    const mine = { request, controller: new AbortController() };
    running = mine;
    try {
      const frame = await options.load(request, mine.controller.signal);
      // A fetch may still answer after it was aborted: what is no longer the running one is late.
      if (running === mine) options.onFrame(frame, request);
    } catch (error) {
      if (running === mine) options.onError(error, request);
    } finally {
      if (running === mine) {
        running = undefined;
        startWaiting();
      }
    }
  }

  function startWaiting(): void {
    const next = waiting;
    waiting = undefined;
    if (next) void run(next.request);
  }

  function drop(): void {
    const dropped = running;
    running = undefined;
    dropped?.controller.abort();
  }

  return {
    request(request) {
      waiting = { request };
      if (running && options.supersedes(request, running.request)) drop();
      if (!running) startWaiting();
    },
    reset() {
      waiting = undefined;
      drop();
    },
  };
}
