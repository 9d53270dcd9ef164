// Puts a load on an HTTP server: so many clients for so long, each asking again when it has its answer.
import http from 'node:http';

export interface Load {
  /** Of answers with status 200 or 304, from asking to the last byte. */
  readonly latenciesMs: number[];
  readonly perSecond: number;
  readonly statuses: ReadonlyMap<string, number>;
}

export interface Asked {
  readonly path: string;
  readonly headers?: http.OutgoingHttpHeaders;
}

export interface Answer {
  /** Or the reason why there was none. */
  readonly status: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface LoadOptions {
  readonly port: number;
  readonly clients: number;
  readonly elapsedMs: number;
  readonly next: () => Asked;
  /** Before the same client asks again. */
  readonly answered?: (asked: Asked, answer: Answer) => void | Promise<void>;
}

export async function load({ port, clients, elapsedMs, next, answered }: LoadOptions): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const latenciesMs: number[] = [];
  const statuses = new Map<string, number>();
  const startMs = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startMs < elapsedMs) {
      const asked = next();
      const askedMs = performance.now();
      const answer = await get(port, asked, agent);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === '200' || answer.status === '304') latenciesMs.push(performance.now() - askedMs);
      await answered?.(asked, answer);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { latenciesMs, statuses, perSecond: latenciesMs.length / ((performance.now() - startMs) / 1000) };
}

export function get(port: number, { path, headers = {} }: Asked, agent?: http.Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, headers, ...(agent ? { agent } : {}) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: String(response.statusCode), headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, headers: {}, body: Buffer.alloc(0) }),
    );
  });
}
