// Opens the server's sockets, by default on both loopback addresses, and closes them gracefully.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Connections } from './connections.ts';
import type { Limits } from './limits.ts';

/** How often Node checks for overdue headers. Its default of 30 s would allow them that long. */
const CHECK_CONNECTIONS_MS = 1000;

export function httpOptions({ headerMs, headerBytes, keepAliveMs }: Limits): http.ServerOptions {
  return {
    headersTimeout: headerMs,
    maxHeaderSize: headerBytes,
    keepAliveTimeout: keepAliveMs,
    requestTimeout: 0,
    connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
  };
}

export interface Listeners {
  readonly port: number;
  /** Closes the port after finishing current answers, within 3 s. */
  close(): Promise<void>;
}

/** Without `host`: 127.0.0.1 and, if there is IPv6, ::1. Rejects with EADDRINUSE if the port is taken on either. */
export async function listen(
  server: FastifyInstance,
  port: number,
  host: string | undefined,
  connections: Connections,
): Promise<Listeners> {
  const { limits } = connections;
  connections.watch(server.server);
  await server.listen({ host: host ?? '127.0.0.1', port });
  const bound = (server.server.address() as AddressInfo).port;
  const servers: http.Server[] = [server.server];
  if (host === undefined) {
    const second = http.createServer(httpOptions(limits), (request, response) => server.routing(request, response));
    connections.watch(second.on('clientError', refuseMalformed(limits)));
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
      const late = setTimeout(() => connections.closeAll(), limits.drainMs);
      await Promise.all([server.close(), secondClosed]);
      clearInterval(idle);
      clearTimeout(late);
      connections.closeAll();
    },
  };
}

/** Answers requests that are not valid HTTP or arrive too slowly. */
export function refuseMalformed({ headerMs }: Limits): (error: Error & { code?: string }, socket: Duplex) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, detail] =
      error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', `Expected the headers within ${headerMs / 1000} s`]
        : error.code === 'HPE_HEADER_OVERFLOW'
          ? ['431 Request Header Fields Too Large', 'Expected smaller headers']
          : ['400 Bad Request', 'Expected an HTTP request'];
    const body = JSON.stringify({ detail });
    socket.end(
      `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  };
}
