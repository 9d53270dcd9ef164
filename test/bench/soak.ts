// Benchmarks whether `stratascope serve` grows: 100,000 windows in ten minutes, and its memory all the while.
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BenchContext, Row } from './benchmark.ts';
import { load } from './http-load.ts';
import { median, p99 } from './measure.ts';
import { residentMB } from './resident.ts';
import { startServed } from './served.ts';
import { depthOf, writeSyntheticLog } from './synthetic-log.ts';

const CLIENTS = 8;
const ROWS = 1_000_000;
const REQUESTS = 100_000;
const RUN_MS = 600_000;
/** Until then caches fill. */
const FILLING = 0.3;
const SAMPLES = 600;

export async function* run({ dir, rows = ROWS, quick }: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(dir, 'soak');
  const log = await writeSyntheticLog(dataDir, rows);
  const [requests, elapsedMs] = quick ? [200, 1500] : [REQUESTS, RUN_MS];
  const server = await startServed(dataDir);
  try {
    let asked = 0;
    /** Of all lengths, all over the log; every tenth asks for values. */
    const next = (): { path: string } => {
      const length = Math.max(2, Math.floor(log.rows / 4 ** (asked % 7)));
      const top = (asked++ * 997) % Math.max(1, log.rows - length);
      const shown = Math.min(length, asked % 10 === 0 ? 500 : length);
      const window = `depth_min=${depthOf(top)}&depth_max=${depthOf(top + shown - 1)}`;
      return { path: asked % 10 === 0 ? `/images/1/values?${window}` : `/image/1?${window}&width=600&height=300` };
    };
    const memory: [number, number][] = [];
    const startMs = performance.now();
    const sample = (): number => memory.push([(performance.now() - startMs) / 60_000, residentMB(server.pid)]);
    const sampling = setInterval(sample, elapsedMs / SAMPLES);
    // Each client waits until the request that it sends next is due.
    const answered = (): Promise<void> =>
      setTimeout(Math.max(0, startMs + (asked / requests) * elapsedMs - performance.now()));
    const seen = await load({ port: server.port, clients: CLIENTS, elapsedMs, next, answered });
    clearInterval(sampling);
    sample();
    const full = memory.filter(([minute]) => minute >= (FILLING * elapsedMs) / 60_000);
    const statuses = [...seen.statuses].map(([status, count]) => `${status} x ${count}`).join(', ');
    yield {
      what: 'windows asked for in ten minutes',
      ...{ median: asked, unit: '', ratio: statuses, toReach: '100,000' },
    };
    yield {
      what: '  latency of a window',
      ...{ median: median(seen.latenciesMs), unit: 'ms' },
      p99: p99(seen.latenciesMs),
    };
    yield {
      what: 'growth of memory once caches are full, a minute',
      ...{ median: slopeOf(full), unit: 'MB', toReach: '1 MB' },
      ratio: `${full[0]![1].toFixed(0)} MB, at the end ${full.at(-1)![1].toFixed(0)} MB`,
    };
  } finally {
    await server.close();
  }
}

/** Of the straight line nearest to all points. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const covariance = mean(points.map(([at, value]) => (at - x) * (value - y)));
  return covariance / mean(points.map(([at]) => (at - x) ** 2));
}
