// Limits on the duration and number of requests and connections, and on the bytes that wait for them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
  /** The address of a request and its headers. Node's own limit could be raised from outside. */
  headerBytes: 16 * 1024,
  /** Time for a request to arrive completely; an upload may take longer as long as `leastBytes` come in each such time. */
  requestMs: 10_000,
  /** An answer of which fewer than `leastBytes` are taken in that time is ended. */
  stallMs: 10_000,
  /** Or else a few bytes now and then would keep a connection for ever. */
  leastBytes: 64 * 1024,
  /** Bytes of all bodies, uploads apart, of requests that are not answered yet. */
  bodyBytes: 64 * 1024 * 1024,
  /** Bytes of all answers that wait to be sent. */
  heldBytes: 128 * 1024 * 1024,
  /** What the requests that wait for their turn in a lane keep: none has more than its headers. */
  queuedBytes: 16 * 1024 * 1024,
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

/**
 * Refuses bodies that would take more memory than all together may, before anything of them is read. A body counts until its
 * request is answered, also for a client that has gone: what it asked for may still wait for a thread.
 */
export function boundBodies(server: FastifyInstance, { bodyBytes }: Limits): void {
  let held = 0;
  const bytesOf = new WeakMap<FastifyRequest, number>();
  server.addHook('preParsing', async (request) => {
    const { upload, bodyLimit } = { ...request.routeOptions.config, ...request.routeOptions };
    const stated = request.headers['transfer-encoding'] === undefined ? request.headers['content-length'] : Infinity;
    const bytes = upload ? 0 : Math.min(Number(stated ?? 0), bodyLimit);
    if (held + bytes > bodyBytes)
      throw new HttpError(503, 'Too many large requests are under way; ask again in a moment', { 'retry-after': '1' });
    held += bytes;
    bytesOf.set(request, bytes);
  });
  server.addHook('onSend', async (request) => {
    held -= bytesOf.get(request) ?? 0;
    bytesOf.delete(request);
    // The answer may wait for those before it on its connection.
    request.body = undefined;
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
