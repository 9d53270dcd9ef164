// In: a Fastify instance, an address. Out: its listening sockets, on both loopback addresses unless told otherwise; their end.
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { DRAIN_MS, HEADER_MS, MAX_CONNECTIONS } from './limits.ts';

/** Node looks for overdue headers this often; its own 30 s would let them take so long. */
const CHECK_CONNECTIONS_MS = 1000;

export const HTTP_OPTIONS: http.ServerOptions = {
  headersTimeout: HEADER_MS,
  requestTimeout: 0,
  connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
};

export interface Listeners {
  readonly port: number;
  /** Lets what is being answered be answered, for 3 s at most, and closes the port. */
  close(): Promise<void>;
}

/** `host` absent: 127.0.0.1 and, where there is IPv6, ::1. Rejects with EADDRINUSE where the port is taken on either. */
export async function listen(server: FastifyInstance, port: number, host: string | undefined): Promise<Listeners> {
  const sockets = new Set<Socket>();
  const count = (socket: Socket): void => {
    if (sockets.size >= MAX_CONNECTIONS) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  server.server.on('connection', count);
  await server.listen({ host: host ?? '127.0.0.1', port });
  const bound = (server.server.address() as AddressInfo).port;
  const servers: http.Server[] = [server.server];
  if (host === undefined) {
    const second = http.createServer(HTTP_OPTIONS, (request, response) => server.routing(request, response));
    second.keepAliveTimeout = server.server.keepAliveTimeout;
    second.on('connection', count).on('clientError', refuseMalformed);
    try {
      await new Promise<void>((resolve, reject) => {
        second.once('error', reject).listen({ host: '::1', port: bound }, resolve);
      });
      servers.push(second);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw error;
      // This machine has no IPv6.
    }
  }
  return {
    port: bound,
    async close() {
      const [, second] = servers;
      const secondClosed = second && new Promise((resolve) => second.close(resolve));
      // A connection kept alive has to be closed again and again: each may still finish an answer.
      const idle = setInterval(() => servers.forEach((each) => each.closeIdleConnections()), 50);
      const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), DRAIN_MS);
      await Promise.all([server.close(), secondClosed]);
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

/** Answers what is no HTTP, or comes too slowly to become any. */
export function refuseMalformed(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? ['408 Request Timeout', `Expected the headers within ${HEADER_MS / 1000} s`]
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'Expected smaller headers']
        : ['400 Bad Request', 'Expected an HTTP request'];
  const body = JSON.stringify({ detail });
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}
