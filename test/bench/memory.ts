// Benchmarks the resident memory of `stratascope serve` at rest, while drawing and while importing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BenchContext, Row } from './benchmark.ts';
import { load } from './http-load.ts';
import { times } from './measure.ts';
import { peakResidentMB, residentMB } from './resident.ts';
import { CSV_ROWS, writeLogCsv } from './seeded-log.ts';
import { startServed, type Served } from './served.ts';
import { depthOf, writeSyntheticLog } from './synthetic-log.ts';
import { upload } from './upload.ts';

const LOG_ROWS = 1_000_000;
const REST_MS = 2000;
const DRAW_MS = 8000;

export async function* run({ dir, rows, quick }: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(dir, 'resident');
  const csv = path.join(dir, 'resident.csv');
  writeLogCsv(csv, rows ?? CSV_ROWS['76 MB']);
  const log = await writeSyntheticLog(dataDir, rows ?? LOG_ROWS);
  const bareMB = await bareNodeMB(dir);
  const server = await startServed(dataDir);
  try {
    await setTimeout(quick ? 100 : REST_MS);
    const row = (what: string, MB: number, peer: string, peerMB: number): Row => ({
      what: `\`serve\` ${what}`,
      ...{ median: MB, unit: 'MB' },
      ratio: times(MB / peerMB, `${peer} (${peerMB.toFixed(0)} MB)`),
    });
    const idleMB = residentMB(server.pid);
    yield row('idle', idleMB, 'an empty Node process', bareMB);
    const drawingMB = await peakResidentMB(server.pid, () => drag(server, log.rows, quick ? 300 : DRAW_MS));
    yield row('drawing, peak', drawingMB, 'idle', idleMB);
    const importingMB = await peakResidentMB(server.pid, () => upload(server, csv));
    yield row('then importing 76 MB over HTTP, peak', importingMB, 'idle', idleMB);
  } finally {
    await server.close();
  }
}

/** Two people who drag windows of all lengths over a log of a million scanlines, at 600 x 900. */
async function drag({ port }: Served, rows: number, elapsedMs: number): Promise<void> {
  let asked = 0;
  const next = (): { path: string } => {
    const length = Math.max(2, Math.floor(rows / 4 ** (Math.floor(asked / 50) % 6)));
    const top = (asked++ * 997) % Math.max(1, rows - length);
    const window = `depth_min=${depthOf(top)}&depth_max=${depthOf(top + length - 1)}`;
    return { path: `/image/1?${window}&width=600&height=900` };
  };
  await load({ port, clients: 2, elapsedMs, next });
}

async function bareNodeMB(dir: string): Promise<number> {
  const script = path.join(dir, 'empty.mjs');
  fs.writeFileSync(script, 'setInterval(() => undefined, 1000); process.send("ready");');
  const child = fork(script);
  await once(child, 'message');
  const MB = residentMB(child.pid!);
  const ended = once(child, 'exit');
  child.kill();
  await ended;
  return MB;
}
