// Benchmarks frames over HTTP against the reference stack, and the memory of both servers.
import os from 'node:os';
import path from 'node:path';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { get, load } from './http-load.ts';
import { p99, median, times } from './measure.ts';
import { REFERENCE, startReferenceService, startReferenceWorker, type ReferenceService } from './reference-stack.ts';
import { peakResidentMB } from './resident.ts';
import { startServed } from './served.ts';
import { depthOf } from './synthetic-log.ts';

const WINDOW_ROWS = 500;
/** One a core. */
const CLIENTS = os.availableParallelism();
const SLICE_MS = 2000;
const SLICES = 4;
/** The reference stack keeps a log in one value of SQLite, which holds 1 GB. */
const REFERENCE_ROWS = 1_000_000;

interface Target {
  readonly toReach: string;
  readonly p99?: string;
}
const TARGETS: Readonly<Record<number, Target>> = {
  5_000: { toReach: '4 x', p99: '0.5 x' },
  100_000: { toReach: '50 x' },
  1_000_000: { toReach: '300 x' },
};

interface Seen {
  readonly latenciesMs: number[];
  readonly perSecond: number[];
}

const nothingSeen = (): Seen => ({ latenciesMs: [], perSecond: [] });

export async function* httpRows(
  context: BenchContext,
  dataDir: string,
  logs: readonly ImageLog[],
): AsyncGenerator<Row> {
  const database = path.join(context.dir, 'reference-frames.sqlite');
  const sliceMs = context.quick ? 300 : SLICE_MS;
  const reference = await startReference(database, logs);
  const own = await startServed(dataDir);
  try {
    for (const log of logs) {
      const [ours, theirs]: [Seen, Seen] = [
        { latenciesMs: [], perSecond: [] },
        { latenciesMs: [], perSecond: [] },
      ];
      const compared = reference?.held.includes(log) ? reference : undefined;
      // The first slice of both is for warming up.
      for (let slice = 0; slice <= (context.quick ? 1 : SLICES); slice++) {
        const [mine, its] = slice === 0 ? [nothingSeen(), nothingSeen()] : [ours, theirs];
        await ask(own.port, log.id, log.rows, sliceMs, mine);
        if (compared) await ask(compared.port, compared.held.indexOf(log) + 1, log.rows, sliceMs, its);
      }
      yield* rowsOf(log, ours, theirs);
    }
    yield await memoryRow(logs.at(-1)!, own, reference, sliceMs);
  } finally {
    await own.close();
    await reference?.close();
  }
}

interface Reference extends ReferenceService {
  /** In the order of their ids, which begin at 1. */
  readonly held: readonly ImageLog[];
}

/** Undefined where Python has not its packages. */
async function startReference(database: string, logs: readonly ImageLog[]): Promise<Reference | undefined> {
  const held = logs.filter(({ rows }) => rows <= REFERENCE_ROWS);
  const worker = startReferenceWorker(database);
  for (const { rows } of held) await worker?.run('synthesise', rows);
  await worker?.close();
  const service = await startReferenceService(database);
  return service && { ...service, held };
}

/** Windows all over the log, as both servers draw them: 150 pixels wide, a pixel row a scanline. */
async function ask(port: number, id: number, rows: number, elapsedMs: number, seen: Seen): Promise<void> {
  let asked = 0;
  const next = (): { path: string } => {
    const top = (asked++ * 7919) % Math.max(1, rows - WINDOW_ROWS);
    return { path: `/image/${id}?depth_min=${depthOf(top)}&depth_max=${depthOf(top + WINDOW_ROWS - 1)}` };
  };
  const { status } = await get(port, next());
  if (status !== '200') throw new Error(`Expected a picture from port ${port} but received ${status}`);
  const { latenciesMs, perSecond } = await load({ port, clients: CLIENTS, elapsedMs, next });
  seen.latenciesMs.push(...latenciesMs);
  seen.perSecond.push(perSecond);
}

function rowsOf(log: ImageLog, ours: Seen, theirs: Seen): Row[] {
  const { toReach, p99: p99ToReach } = TARGETS[log.rows] ?? {};
  const of = `of ${log.rows.toLocaleString('en')} scanlines`;
  return [
    {
      what: `HTTP: 500 ${of}, requests a second, ${CLIENTS} clients`,
      ...{ median: median(ours.perSecond), unit: '/ s', toReach },
      ratio: against(log, median(ours.perSecond) / median(theirs.perSecond)),
    },
    {
      what: `HTTP: 500 ${of}, latency`,
      ...{ median: median(ours.latenciesMs), p99: p99(ours.latenciesMs), unit: 'ms' },
      ...(p99ToReach ? { toReach: `p99 ${p99ToReach}` } : {}),
      ratio: `p99 ${against(log, p99(ours.latenciesMs) / p99(theirs.latenciesMs))}`,
    },
  ];
}

/** While windows all over the longest log are drawn at 600 x 900, the whole log among them. */
async function memoryRow(
  log: ImageLog,
  own: { port: number; pid: number },
  reference: Reference | undefined,
  elapsedMs: number,
): Promise<Row> {
  let asked = 0;
  const next = (): { path: string } => {
    const rows = Math.max(2, Math.floor(log.rows / 4 ** (asked % 6)));
    const top = (asked++ * 7919) % Math.max(1, log.rows - rows);
    const window = `depth_min=${depthOf(top)}&depth_max=${depthOf(top + rows - 1)}`;
    return { path: `/image/${log.id}?${window}&width=600&height=900` };
  };
  const ours = await peakResidentMB(own.pid, () => load({ port: own.port, clients: CLIENTS, elapsedMs, next }));
  const longest = reference?.held.at(-1);
  const theirs =
    reference && longest
      ? await peakResidentMB(reference.pid, () =>
          ask(reference.port, reference.held.length, longest.rows, elapsedMs, nothingSeen()),
        )
      : NaN;
  return {
    what: `server memory while drawing ${log.rows.toLocaleString('en')} scanlines, peak`,
    ...{ median: ours, unit: 'MB', toReach: '200 MB' },
    ratio: longest ? times(ours / theirs, `${REFERENCE} at ${longest.rows.toLocaleString('en')}`) : against(log, NaN),
  };
}

/** Says which it is where there is nothing to compare with: no reference stack, or a log that it cannot hold. */
function against(log: ImageLog, factor: number): string {
  if (log.rows > REFERENCE_ROWS) return `${REFERENCE}: holds ${REFERENCE_ROWS.toLocaleString('en')} scanlines at most`;
  return times(factor, REFERENCE);
}
