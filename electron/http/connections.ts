// Keeps the open sockets: the oldest idle one gives way to a new one, and one that takes too little is closed.
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Limits } from './limits.ts';

interface Connection {
  /** Requests under way. */
  unanswered: number;
  /** Bytes that the system had taken to send when it had last taken enough. */
  taken: number;
  /** How often in a row it was found that bytes wait and that fewer than `leastBytes` have been taken since `taken` was noted. */
  slowLooks: number;
}

/** So many looks make up `stallMs`. They are counted because a busy server looks late, which is not the reader's fault. */
const LOOKS = 10;

export class Connections {
  readonly limits: Limits;
  readonly #open = new Map<Socket, Connection>();
  /** Those without a request under way; the one that has been so for the longest time comes first. */
  readonly #idle = new Set<Socket>();
  readonly #looking: NodeJS.Timeout;

  constructor(limits: Limits) {
    this.limits = limits;
    this.#looking = setInterval(() => this.#closeSlow(), limits.stallMs / LOOKS).unref();
  }

  get count(): number {
    return this.#open.size;
  }

  watch(server: Server): void {
    server.on('connection', (socket: Socket) => this.#opened(socket));
    // Before the handler, so that a request counts as under way from its beginning.
    server.prependListener('request', ({ socket }, response: ServerResponse) => this.#asked(socket, response));
  }

  /** Closes all, for good. */
  closeAll(): void {
    clearInterval(this.#looking);
    for (const socket of this.#open.keys()) socket.destroy();
  }

  #opened(socket: Socket): void {
    if (this.#open.size >= this.limits.connections) {
      const [oldest] = this.#idle;
      if (!oldest) {
        socket.destroy();
        return;
      }
      this.#forget(oldest);
      oldest.destroy();
    }
    this.#open.set(socket, { unanswered: 0, taken: 0, slowLooks: 0 });
    this.#idle.add(socket);
    socket.once('close', () => this.#forget(socket));
  }

  #asked(socket: Socket, response: ServerResponse): void {
    const connection = this.#open.get(socket);
    if (!connection) return;
    if (connection.unanswered >= this.limits.pipelined) {
      socket.destroy();
      return;
    }
    connection.unanswered++;
    this.#idle.delete(socket);
    response.once('close', () => {
      if (--connection.unanswered === 0 && this.#open.has(socket)) this.#idle.add(socket);
    });
  }

  #forget(socket: Socket): void {
    this.#open.delete(socket);
    this.#idle.delete(socket);
  }

  #closeSlow(): void {
    for (const [socket, connection] of this.#open) {
      const taken = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || taken - connection.taken >= this.limits.leastBytes) {
        connection.taken = taken;
        connection.slowLooks = 0;
      } else if (++connection.slowLooks >= LOOKS) socket.destroy();
    }
  }
}
