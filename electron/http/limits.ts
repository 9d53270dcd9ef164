// Limits on the duration and number of requests and connections, and on the bytes that wait for them.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError, refusalOf, sendRefusal } from './http-error.ts';

/** As resources/docs/http-api.md states them, in its order; a test may shorten the times. */
export const LIMITS = {
  connections: 256,
  /** Requests sent on one connection before the first of them is answered. */
  pipelined: 16,
  /** Time that a connection may wait for its next request. */
  keepAliveMs: 5000,
  /** Time for the headers of a request. */
  headerMs: 5000,
  /** Time for a request to arrive completely; an upload may take longer as long as `leastBytes` come in each such time. */
  requestMs: 10_000,
  /** An answer of which fewer than `leastBytes` are taken in that time is ended. */
  stallMs: 10_000,
  /** Or else a few bytes now and then would keep a connection for ever. */
  leastBytes: 64 * 1024,
  /** Bytes of all answers that wait to be sent. */
  heldBytes: 128 * 1024 * 1024,
  /** Requests that wait for their turn in each lane. Each keeps its headers, so these are at most 16 MB. */
  queueLength: 1024,
  /** Longest time that a request waits for its turn. */
  queueMs: 10_000,
  /** Time to finish current answers when the server is closed. */
  drainMs: 3000,
};

export type Limits = Readonly<typeof LIMITS>;

/** Gives up on bodies that do not arrive. Node's own limit would have no exception for uploads. */
export function limitBodies(server: FastifyInstance, { requestMs }: Limits): void {
  server.addHook('onRequest', async (request, reply) => {
    const { raw } = request;
    const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (!hasBody) return;
    const timer = setTimeout(() => {
      if (raw.complete) return;
      if (reply.sent) raw.destroy();
      else if (!request.routeOptions.config.upload) {
        reply.raw.once('finish', () => raw.destroy());
        sendRefusal(reply, refusalOf(new HttpError(408, `Expected the whole request within ${requestMs / 1000} s`)));
      }
    }, requestMs);
    raw.once('close', () => clearTimeout(timer));
  });
  // Bytes that come after the answer are thrown away, but only for a limited time.
  server.addHook('onResponse', async ({ raw, routeOptions }) => {
    if (!routeOptions.config.upload || raw.complete) return;
    raw.resume();
    const timer = setTimeout(() => raw.complete || raw.destroy(), requestMs);
    raw.once('close', () => clearTimeout(timer));
  });
}

/** A signal that aborts when the client goes away before it is answered, so that no work is done for nobody. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  const { raw } = reply;
  if (raw.destroyed) gone.abort();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
