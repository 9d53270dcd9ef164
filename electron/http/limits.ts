// Limits on the duration and number of requests and connections.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError, refusalOf, sendRefusal } from './http-error.ts';

export const HEADER_MS = 5000;
/** Time for a request to arrive completely; an upload may take longer as long as bytes keep coming. */
export const REQUEST_MS = 10_000;
export const MAX_CONNECTIONS = 256;
/** Most renders that wait in each lane: about half a second of work. */
export const QUEUE_LENGTH = 64;
export const DRAIN_MS = 3000;

/** Gives up on bodies that do not arrive. Node's own limit would have no exception for uploads. */
export function limitBodies(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const { raw } = request;
    const hasBody = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (!hasBody) return;
    const timer = setTimeout(() => {
      if (raw.complete) return;
      if (reply.sent) raw.destroy();
      else if (!request.routeOptions.config.upload) {
        reply.raw.once('finish', () => raw.destroy());
        sendRefusal(reply, refusalOf(new HttpError(408, `Expected the whole request within ${REQUEST_MS / 1000} s`)));
      }
    }, REQUEST_MS);
    raw.once('close', () => clearTimeout(timer));
  });
  // Bytes that come after the answer are thrown away, but only for a limited time.
  server.addHook('onResponse', async ({ raw, routeOptions }) => {
    if (!routeOptions.config.upload || raw.complete) return;
    raw.resume();
    const timer = setTimeout(() => raw.complete || raw.destroy(), REQUEST_MS);
    raw.once('close', () => clearTimeout(timer));
  });
}

/** A signal that aborts when the client goes away before it is answered, so that no work is done for nobody. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
