// Benchmarks `stratascope serve` under load: who is refused, how late /health is, its memory, and what is left behind.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchContext, Row } from './benchmark.ts';
import { load } from './http-load.ts';
import { holdingsOf, leftBehind } from './left-behind.ts';
import { median, p99 } from './measure.ts';
import { residentMB } from './resident.ts';
import { CSV_ROWS, writeLogCsv } from './seeded-log.ts';
import { startServed } from './served.ts';
import { idle, readSlowly } from './slow-readers.ts';
import { depthOf, writeSyntheticLog } from './synthetic-log.ts';
import { upload } from './upload.ts';

const CLIENTS = 150;
const SLOW = 50;
const IDLE = 20;
const IMPORTS = 2;
const ROWS = 100_000;
const WINDOW_ROWS = 500;
const RUN_MS = 60_000;
const SAMPLE_MS = 250;
const NOTHING_UNDER_WAY = { connections: 0, 'bytes to send': 0, 'spooled files': 0 };

export async function* run({ dir, rows, quick }: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(dir, 'load');
  const [csv, small] = [path.join(dir, 'load.csv'), path.join(dir, 'load-small.csv')];
  writeLogCsv(csv, rows ?? CSV_ROWS['76 MB']);
  writeLogCsv(small, 100);
  const log = await writeSyntheticLog(dataDir, rows ?? ROWS);
  const elapsedMs = quick ? 1500 : RUN_MS;
  const server = await startServed(dataDir);
  try {
    const { port } = server;
    let asked = 0;
    const window = (): string => {
      const top = (asked++ * 997) % Math.max(1, log.rows - WINDOW_ROWS);
      return `/image/1?depth_min=${depthOf(top)}&depth_max=${depthOf(top + WINDOW_ROWS - 1)}`;
    };
    // Everything has been started once, so that what is there afterwards and was not before has been left behind.
    await upload(server, small);
    await load({ port, clients: 4, elapsedMs: 500, next: () => ({ path: window() }) });
    const before = { ...(await holdingsOf(server, dataDir)), ...NOTHING_UNDER_WAY };

    const probe = fork(fileURLToPath(new URL('./health-probe.ts', import.meta.url)), [String(port)]);
    const memory: number[] = [];
    const sampling = setInterval(() => memory.push(residentMB(server.pid)), SAMPLE_MS);
    const slow = readSlowly(port, SLOW, () => `${window()}&width=600&height=900&format=png`);
    const idling = idle(port, IDLE);
    const importing = Promise.all(Array.from({ length: IMPORTS }, () => upload(server, csv, '&again=true')));
    const seen = await load({ port, clients: CLIENTS, elapsedMs, next: () => ({ path: window() }) });
    await importing;
    clearInterval(sampling);
    slow.stop();
    idling.stop();
    const healthMs = await latenciesOf(probe);

    const answers = [...seen.statuses].map(([status, count]) => `${status} x ${count}`).join(', ');
    const slowly = [...slow.statuses].map(([status, count]) => `${status} x ${count}`).join(', ');
    yield {
      what: `requests refused, of ${CLIENTS} clients and ${SLOW} slow readers`,
      ...{ median: refusedIn(seen.statuses) + refusedIn(slow.statuses), unit: '', toReach: '0' },
      ratio: `${answers}; slowly ${slowly}`,
    };
    yield {
      what: `pictures to ${CLIENTS} clients under that load`,
      ...{ median: seen.perSecond, unit: '/ s' },
      ratio: `p99 of a picture ${p99(seen.latenciesMs).toFixed(0)} ms`,
    };
    yield {
      what: '/health under that load',
      ...{ median: median(healthMs), p99: p99(healthMs), unit: 'ms', toReach: 'p99 100 ms' },
    };
    yield { what: 'memory under that load, peak', median: Math.max(...memory), unit: 'MB', toReach: '900 MB' };
    yield {
      what: 'memory: its last sixth against its third',
      ...{ median: median(sixth(memory, 5)) / median(sixth(memory, 2)), unit: 'x', toReach: '1.1 x' },
      ratio: `${median(sixth(memory, 5)).toFixed(0)} MB against ${median(sixth(memory, 2)).toFixed(0)} MB`,
    };
    for (const [what, more] of Object.entries(await leftBehind(server, dataDir, before)))
      yield { what: `left behind: ${what}`, median: more as number, unit: '', toReach: '0' };
  } finally {
    await server.close();
  }
}

const refusedIn = (statuses: ReadonlyMap<string, number>): number =>
  [...statuses].reduce((sum, [status, count]) => sum + (status === '200' ? 0 : count), 0);

/** A sixth of the run, from 0 on: ten seconds of it. */
function sixth(samples: readonly number[], index: number): number[] {
  return samples.slice(Math.floor((samples.length * index) / 6), Math.ceil((samples.length * (index + 1)) / 6));
}

async function latenciesOf(probe: ReturnType<typeof fork>): Promise<number[]> {
  const told = once(probe, 'message') as Promise<[number[]]>;
  probe.send('stop');
  const [latenciesMs] = await told;
  return latenciesMs;
}
