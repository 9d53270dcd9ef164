// In: `npm run bench -- api [--clients 200] [--seconds 60]`. Out: what so many clients see of `serve`, and how late its main thread gets.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { writeLogCsv } from './seeded-log.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    clients: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    rows: { type: 'string', default: '20000' },
  },
});
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-load-'));
const cli = path.resolve('electron/cli.ts');
const data = ['--data', path.join(dir, 'data')];
const rows = Number(values.rows);
const file = path.join(dir, 'log.csv');
await writeLogCsv(file, rows);
await once(spawn(process.execPath, [cli, 'import', file, ...data], { stdio: 'inherit' }), 'exit');
const server = spawn(process.execPath, [cli, 'serve', '--no-token', '--port', '0', '--json', ...data], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = (await once(server.stdout, 'data')) as [Buffer];
const { port } = JSON.parse(line.toString()) as { port: number };

const agent = new http.Agent({ keepAlive: true, maxSockets: Number(values.clients) });
const statuses = new Map<string, number>();
const latencies: number[] = [];
const tags = new Map<string, string>();
const delays: number[] = [];
let seed = 1;
const random = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;

/** The status, or the reason why there was none. */
function get(
  target: string,
  headers: Record<string, string> = {},
): Promise<{ status: string; etag?: string; text: string; retryS: number }> {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path: target, agent, headers }, (response) => {
      let text = '';
      const keep = target === '/metrics';
      response.on('data', (chunk: Buffer) => keep && (text += chunk.toString()));
      response.on('end', () => {
        const { etag } = response.headers;
        const retryS = Number(response.headers['retry-after'] ?? 0);
        resolve({ status: String(response.statusCode), text, retryS, ...(etag ? { etag } : {}) });
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, text: '', retryS: 0 }),
    );
  });
}

const endMs = performance.now() + Number(values.seconds) * 1000;

async function client(): Promise<void> {
  while (performance.now() < endMs) {
    const top = 9000 + Math.floor(random() * (rows / 10 - 50));
    const target = `/image/1?depth_min=${top}&depth_max=${top + 50}`;
    const tag = tags.get(target);
    const startedMs = performance.now();
    const { status, etag, retryS } = await get(target, tag ? { 'if-none-match': tag } : {});
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status === '200' || status === '304') latencies.push(performance.now() - startedMs);
    if (etag) tags.set(target, etag);
    if (retryS > 0) await setTimeout(retryS * 1000 * (0.5 + random()));
  }
}

async function watch(): Promise<void> {
  while (performance.now() < endMs) {
    await setTimeout(5000);
    const { text } = await get('/metrics');
    delays.push(Number(/event_loop_delay_seconds\{quantile="0.99"\} (\S+)/.exec(text)?.[1]) * 1000);
  }
}

await Promise.all([watch(), ...Array.from({ length: Number(values.clients) }, client)]);
agent.destroy();
const ended = once(server, 'exit');
server.kill('SIGTERM');
const [code] = (await ended) as [number];
fs.rmSync(dir, { recursive: true, force: true });

latencies.sort((a, b) => a - b);
const percentile = (part: number): string => (latencies[Math.floor(latencies.length * part)] ?? NaN).toFixed(1);
console.log(`${values.clients} clients for ${values.seconds} s; the server ended with ${code}`);
console.log(`answers: ${[...statuses].map(([status, count]) => `${status} x ${count}`).join(', ')}`);
console.log(`answered after: p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms`);
console.log(`event loop delay p99, each 5 s: ${delays.map((delay) => delay.toFixed(1)).join(', ')} ms`);
