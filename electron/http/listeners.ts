// Opens the server's sockets, by default on both loopback addresses, and closes them gracefully.
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { DRAIN_MS, HEADER_MS, MAX_CONNECTIONS } from './limits.ts';

/** How often Node checks for overdue headers. Its default of 30 s would allow them that long. */
const CHECK_CONNECTIONS_MS = 1000;

export const HTTP_OPTIONS: http.ServerOptions = {
  headersTimeout: HEADER_MS,
  requestTimeout: 0,
  connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
};

export interface Listeners {
  readonly port: number;
  /** Closes the port after finishing current answers, within 3 s. */
  close(): Promise<void>;
}

/** Without `host`: 127.0.0.1 and, if there is IPv6, ::1. Rejects with EADDRINUSE if the port is taken on either. */
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
      // Ignored: this machine has no IPv6.
    }
  }
  return {
    port: bound,
    async close() {
      const [, second] = servers;
      const secondClosed = second && new Promise((resolve) => second.close(resolve));
      // Idle connections are closed repeatedly, because each becomes idle only after finishing its answer.
      const idle = setInterval(() => servers.forEach((each) => each.closeIdleConnections()), 50);
      const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), DRAIN_MS);
      await Promise.all([server.close(), secondClosed]);
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}

/** Answers requests that are not valid HTTP or arrive too slowly. */
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
