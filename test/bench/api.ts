// Benchmarks the API: what 200 clients see of it, how late its main thread gets, against a bare server.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BenchContext, Row } from './benchmark.ts';
import { get, load, type Load } from './http-load.ts';
import { median, p99, times } from './measure.ts';
import { startServed } from './served.ts';
import { depthOf, writeSyntheticLog } from './synthetic-log.ts';

const CLIENTS = 200;
const ROWS = 20_000;
const WINDOW_ROWS = 500;
const BARE = 'a bare Node server sending one such picture';

export async function* run({ dir, rows = ROWS, quick }: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(dir, 'api');
  await writeSyntheticLog(dataDir, rows);
  const elapsedMs = quick ? 500 : 20_000;
  const server = await startServed(dataDir);
  try {
    const { body } = await get(server.port, { path: windowPath(0) });
    const bare = await bareLoad(body, elapsedMs / 4);
    const { seen, delaysMs } = await apiLoad(server.port, rows, elapsedMs);
    const answers = [...seen.statuses].map(([status, count]) => `${status} x ${count}`).join(', ');
    yield {
      what: `pictures to ${CLIENTS} clients`,
      ...{ median: seen.perSecond, unit: '/ s' },
      ratio: times(seen.perSecond / bare.perSecond, `${BARE} (${bare.perSecond.toFixed(0)} / s); ${answers}`),
    };
    yield {
      what: `latency of a picture among ${CLIENTS} clients`,
      ...{ median: median(seen.latenciesMs), p99: p99(seen.latenciesMs), unit: 'ms' },
      ratio: `p99 ${times(p99(seen.latenciesMs) / p99(bare.latenciesMs), BARE)}`,
    };
    yield {
      what: 'main event loop delay under that load, p99',
      ...{ median: median(delaysMs), unit: 'ms' },
      ratio: times(median(delaysMs) / median(seen.latenciesMs), 'the median latency'),
    };
  } finally {
    await server.close();
  }
}

function windowPath(top: number): string {
  return `/image/1?depth_min=${depthOf(top)}&depth_max=${depthOf(top + WINDOW_ROWS - 1)}`;
}

/** Clients that name what they hold, and wait as long as they are told to when there are too many. */
async function apiLoad(port: number, rows: number, elapsedMs: number): Promise<{ seen: Load; delaysMs: number[] }> {
  const tags = new Map<string, string>();
  let seed = 1;
  const random = (): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const tops = Math.max(1, Math.min(500, rows - WINDOW_ROWS));
  const delaysMs: number[] = [];
  let done = false;
  const watch = async (): Promise<void> => {
    do {
      await setTimeout(Math.min(5000, elapsedMs / 4));
      const text = (await get(port, { path: '/metrics' })).body.toString();
      delaysMs.push(Number(/event_loop_delay_seconds\{quantile="0.99"\} (\S+)/.exec(text)?.[1]) * 1000);
    } while (!done);
  };
  const watching = watch();
  const seen = await load({
    ...{ port, clients: CLIENTS, elapsedMs },
    next: () => {
      const target = windowPath(Math.floor(random() * tops) * Math.max(1, Math.floor((rows - WINDOW_ROWS) / tops)));
      const tag = tags.get(target);
      return { path: target, ...(tag ? { headers: { 'if-none-match': tag } } : {}) };
    },
    answered: async (asked, { headers }) => {
      if (headers.etag) tags.set(asked.path, headers.etag);
      const retryS = Number(headers['retry-after'] ?? 0);
      if (retryS > 0) await setTimeout(retryS * 1000 * (0.5 + random()));
    },
  });
  done = true;
  await watching;
  return { seen, delaysMs };
}

async function bareLoad(picture: Buffer, elapsedMs: number): Promise<Load> {
  const child = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), [picture.toString('base64')]);
  const [port] = (await once(child, 'message')) as [number];
  try {
    return await load({ port, clients: CLIENTS, elapsedMs, next: () => ({ path: '/' }) });
  } finally {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
}
