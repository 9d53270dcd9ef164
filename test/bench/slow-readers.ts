// Clients of a server that take what they have asked for a little at a time, and clients that ask for nothing.
import net from 'node:net';

export interface Others {
  /** Answers begun, by their status; `closed`: the server ended the connection. */
  readonly statuses: ReadonlyMap<string, number>;
  stop(): void;
}

const PIECE_BYTES = 4 * 1024;
/** With the pieces 40 KB a second: a picture takes a few seconds. */
const EVERY_MS = 100;

/** Each asks for another picture where it has all of the one before. */
export function readSlowly(port: number, count: number, target: () => string): Others {
  const statuses = new Map<string, number>();
  const seen = (status: string): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
  const sockets = new Set<net.Socket>();
  let stopped = false;
  const begin = (): void => {
    const socket = net.connect({ host: '127.0.0.1', port });
    sockets.add(socket);
    let hasBegun = false;
    const reading = setInterval(() => {
      const piece = (socket.read(Math.min(PIECE_BYTES, socket.readableLength)) ?? Buffer.alloc(0)) as Buffer;
      if (piece.length > 0 && !hasBegun)
        seen(/^HTTP\/1\.1 (\d+)/.exec(piece.toString('latin1', 0, 20))?.[1] ?? 'closed');
      hasBegun ||= piece.length > 0;
    }, EVERY_MS);
    socket.on('error', () => undefined).on('end', () => undefined);
    socket.once('close', () => {
      clearInterval(reading);
      sockets.delete(socket);
      if (stopped) return;
      if (!hasBegun) seen('closed');
      begin();
    });
    socket.write(`GET ${target()} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
  };
  for (let i = 0; i < count; i++) begin();
  return {
    statuses,
    stop() {
      stopped = true;
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

/** Connections that ask for nothing, and are opened again where the server closes them. */
export function idle(port: number, count: number): Pick<Others, 'stop'> {
  const sockets = new Set<net.Socket>();
  let stopped = false;
  const begin = (): void => {
    const socket = net.connect({ host: '127.0.0.1', port });
    sockets.add(socket.resume().on('error', () => undefined));
    socket.once('close', () => {
      sockets.delete(socket);
      if (!stopped) begin();
    });
  };
  for (let i = 0; i < count; i++) begin();
  return {
    stop() {
      stopped = true;
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
