// A real server for hostile requests, which are sent several at a time, and what it must be like afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startApi } from '../http/api-fixture.ts';
import { randomRequest } from './random-request.ts';
import { tryRequest } from './try-request.ts';

/** Several, as an attacker sends them, and few enough that none waits for long. */
const AT_ONCE = 16;
/** Shortened, so that what is given up does not take most of the run. */
const LIMITS = { keepAliveMs: 200, headerMs: 500, requestMs: 500, stallMs: 5000 };
/** By which this process may grow: more than the engine's caches and workers take, less than what is never given back would. */
const GROWTH_BYTES = 700 * 1024 * 1024;

export interface HostileRun {
  /** By the status of the answers; `closed`: without one. */
  readonly counts: ReadonlyMap<string, number>;
  /** A sentence each, with the seed that repeats it. */
  readonly failures: readonly string[];
}

export async function sendHostileRequests(first: number, count: number): Promise<HostileRun> {
  // Other tests may have run in this process and left theirs.
  const before = process.memoryUsage().rss;
  const rendererDir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-fuzz-'));
  fs.writeFileSync(path.join(rendererDir, 'index.html'), '<!doctype html><title>page</title>');
  const api = await startApi({ rendererDir, limits: LIMITS });
  const aim = { port: api.server.port, token: api.token };
  const opened = await fetch(api.server.url, { redirect: 'manual' });
  const [cookie] = opened.headers.getSetCookie();
  const secrets = {
    'the token': api.token,
    'the session of the cookie': /=([\w-]+);/.exec(cookie!)![1]!,
    'the key of the page': new URL(opened.headers.get('location')!, api.server.url).hash.replace('#key=', ''),
    'a path of this machine': api.dataDir,
    'the project’s folder': process.cwd(),
  };
  const counts = new Map<string, number>();
  const failures: string[] = [];
  let next = first;
  const sender = async (): Promise<void> => {
    while (next < first + count) {
      const seed = next++;
      const { statuses, wrong } = await tryRequest(randomRequest(seed, aim), aim, secrets);
      for (const status of statuses.length > 0 ? statuses : ['closed'])
        counts.set(status, (counts.get(status) ?? 0) + 1);
      if (wrong.length > 0) failures.push(`seed ${seed}: ${wrong.join('; ')}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
    const { status } = await api.owner('/images/1');
    if (status !== 200) failures.push(`seeds from ${first}: the log that was there is answered ${status}`);
    const growth = process.memoryUsage().rss - before;
    if (growth > GROWTH_BYTES)
      failures.push(`seeds from ${first}: ${Math.round(growth / 1e6)} MB of memory are left in use`);
  } finally {
    await api.close();
    fs.rmSync(rendererDir, { recursive: true });
  }
  return { counts, failures };
}
