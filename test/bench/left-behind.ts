// What a server holds that must not grow with what it was asked: connections, bytes to send, spooled files, threads.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { get } from './http-load.ts';
import type { Served } from './served.ts';

export interface Holdings {
  readonly connections: number;
  readonly 'bytes to send': number;
  readonly 'spooled files': number;
  readonly threads: number;
}

/** Longer than the server lets a connection idle or an answer stall. */
const SETTLES_MS = 20_000;
const LOOK_MS = 250;

export async function holdingsOf({ pid, port }: Served, dataDir: string): Promise<Holdings> {
  const text = (await get(port, { path: '/metrics' })).body.toString();
  const metric = (name: string): number => Number(new RegExp(`^stratascope_http_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const spooled = fs.globSync(`${dataDir}/spool-*/**`, { withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    // Without the one that asks.
    connections: metric('connections') - 1,
    'bytes to send': metric('held_bytes'),
    'spooled files': spooled.length,
    threads: threadsOf(pid),
  };
}

/** What is held more than `before`, once the server has had the time to close what has ended. */
export async function leftBehind(server: Served, dataDir: string, before: Holdings): Promise<Holdings> {
  const startMs = performance.now();
  for (;;) {
    const now = await holdingsOf(server, dataDir);
    const more = Object.fromEntries(
      Object.entries(now).map(([what, held]) => [what, Math.max(0, held - before[what as keyof Holdings])]),
    ) as unknown as Holdings;
    if (Object.values(more).every((held) => held === 0) || performance.now() - startMs > SETTLES_MS) return more;
    await setTimeout(LOOK_MS);
  }
}

function threadsOf(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  if (fs.existsSync(tasks)) return fs.readdirSync(tasks).length;
  return (
    execFileSync('ps', ['-M', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n').length - 1
  );
}
