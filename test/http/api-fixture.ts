// Starts an API on a library with one small log whose every value is known, and sends requests exactly as written.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Engine } from '../../electron/engine/engine.ts';
import { ApiToken } from '../../electron/http/api-token.ts';
import { serveHttp, type HttpServer, type HttpServerOptions } from '../../electron/http/http-server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly agent?: http.Agent;
}

/** Unlike fetch, sends any header and any path as they are. */
export function send(port: number, target: string, init: Init = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body, agent } = init;
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: target, method, headers, agent: agent ?? false };
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

export const ROWS = 600;
export const WIDTH = 150;
/** Depths 9000.1, 9000.2 … as the reference's sample has them, and as text: float sums would miss the bounds. */
export const depthAt = (row: number): number => Number((9000.1 + row / 10).toFixed(1));
/** As float32 keeps it; every 97th is null. */
export function valueAt(row: number, column: number): number {
  const index = row * WIDTH + column;
  return index % 97 === 0 ? NaN : Math.fround(((index * 31) % 2551) / 10);
}

export function logCsv(rows = ROWS): string {
  const columns = Array.from({ length: WIDTH }, (_, i) => i);
  const lines = Array.from({ length: rows }, (_, row) => {
    const values = columns.map((column) => valueAt(row, column));
    return [depthAt(row), ...values.map((value) => (Number.isNaN(value) ? '' : Number(value.toFixed(1))))].join(',');
  });
  return `depth,${columns.map((i) => `col${i + 1}`).join(',')}\n${lines.join('\n')}\n`;
}

export interface ApiFixture {
  readonly engine: Engine;
  readonly server: HttpServer;
  readonly token: string;
  readonly dataDir: string;
  get(target: string, init?: Init): Promise<Answer>;
  /** With the token. */
  owner(target: string, init?: Init): Promise<Answer>;
  close(): Promise<void>;
}

export async function startApi(options: Partial<HttpServerOptions> = {}): Promise<ApiFixture> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-api-'));
  const dataDir = path.join(dir, 'data');
  const engine = await Engine.open({
    dataDir,
    workerUrl: new URL('../../electron/engine/workers/worker.ts', import.meta.url),
    sampleFile: path.resolve('resources/sample.csv.gz'),
  });
  const token = await ApiToken.open(dataDir);
  const server = await serveHttp({ engine, version: '1.2.3', port: 0, token, openReads: true, ...options });
  const get = (target: string, init?: Init): Promise<Answer> => send(server.port, target, init);
  const owner = (target: string, init: Init = {}): Promise<Answer> =>
    get(target, { ...init, headers: { ...init.headers, authorization: `Bearer ${token.value}` } });
  const loaded = await owner('/images?file_name=log.csv&width=source', { method: 'POST', body: logCsv() });
  if (loaded.status !== 201) throw new Error(`The log was not loaded: ${loaded.status} ${loaded.body.toString()}`);
  return {
    ...{ engine, server, token: token.value, dataDir, get, owner },
    async close() {
      await server.close();
      await engine.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function detailOf({ body }: Answer): unknown {
  const answer = JSON.parse(body.toString()) as { detail: unknown };
  return answer.detail;
}
