// In: a server's requests and connections. Out: none of them lasts or multiplies without bound.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HttpError, refusalOf, sendRefusal } from './http-error.ts';

export const HEADER_MS = 5000;
/** For a request to have arrived; an upload may take longer as long as it goes on. */
export const REQUEST_MS = 10_000;
export const MAX_CONNECTIONS = 256;
/** What a render waits behind, in each lane: half a second's worth or so. */
export const QUEUE_LENGTH = 64;
export const DRAIN_MS = 3000;

/** Bodies that do not come are given up: Node's own limit knows no exception for uploads. */
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
  // What comes after the answer is thrown away, but not for ever.
  server.addHook('onResponse', async ({ raw, routeOptions }) => {
    if (!routeOptions.config.upload || raw.complete) return;
    raw.resume();
    const timer = setTimeout(() => raw.complete || raw.destroy(), REQUEST_MS);
    raw.once('close', () => clearTimeout(timer));
  });
}

/** Aborted when the client of a reply goes away before it is answered: nothing is made for nobody. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
