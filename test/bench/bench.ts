// In: which benchmarks, how many rows. Out: a table of medians, 99th percentiles and ratios to a limit of the same run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { parse as parseCsv } from 'csv-parse';
import sharp from 'sharp';
import { Engine } from '../../electron/engine/engine.ts';
import { frameRequest, type ImageLog } from '../../shared/model.ts';
import { writeLogCsv } from './seeded-log.ts';

interface Row {
  readonly what: string;
  readonly median: number;
  readonly p99?: number;
  readonly unit: string;
  /** Against a limit or peer measured in the same run. */
  readonly ratio?: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string', default: '100000' }, json: { type: 'string' } },
});
const logRows = Number(values.rows);
const wanted = positionals.length > 0 ? positionals : ['import', 'frame'];
const FRAMES = 120;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-bench-'));
const table: Row[] = [];
const engine = await Engine.open({
  dataDir: path.join(dir, 'data'),
  workerUrl: new URL('../../electron/engine/worker.ts', import.meta.url),
  sampleFile: path.resolve('resources/sample.csv.gz'),
});
try {
  const file = path.join(dir, 'log.csv');
  await writeLogCsv(file, logRows);
  const log = await benchImport(file);
  if (wanted.includes('frame')) await benchFrame(log);
} finally {
  await engine.close();
  fs.rmSync(dir, { recursive: true, force: true });
}
print();

async function benchImport(file: string): Promise<ImageLog> {
  const megabytes = fs.statSync(file).size / 1e6;
  const readMs = await timed(async () => {
    for await (const chunk of fs.createReadStream(file, { highWaterMark: 1 << 20 })) void chunk;
  });
  const csvParseMs = await timed(async () => {
    for await (const record of fs.createReadStream(file).pipe(parseCsv())) void record;
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const rssBefore = process.memoryUsage.rss();
  let rssPeak = rssBefore;
  const sampling = setInterval(() => (rssPeak = Math.max(rssPeak, process.memoryUsage.rss())), 50);
  const importMs = await timed(
    () =>
      new Promise<void>((resolve, reject) => {
        engine.onEvent(({ name, payload }) => {
          if (name === 'show') resolve();
          if (name === 'problem') reject(new Error((payload as { message: string }).message));
        });
        void engine.intake.openFiles([file]);
      }),
  );
  clearInterval(sampling);
  delay.disable();
  if (wanted.includes('import')) {
    const rate = (ms: number): number => megabytes / (ms / 1000);
    table.push(
      { what: `reading ${megabytes.toFixed(0)} MB`, median: rate(readMs), unit: 'MB/s' },
      { what: 'csv-parse alone', median: rate(csvParseMs), unit: 'MB/s' },
      {
        what: `import of ${logRows} rows`,
        median: rate(importMs),
        unit: 'MB/s',
        ratio: `${(csvParseMs / importMs).toFixed(2)} x csv-parse alone`,
      },
      { what: 'peak memory above idle', median: (rssPeak - rssBefore) / 1e6, unit: 'MB' },
      {
        what: 'event loop delay while importing',
        median: delay.percentile(50) / 1e6,
        p99: delay.percentile(99) / 1e6,
        unit: 'ms',
      },
    );
  }
  return (await engine.list())[0]!;
}

async function benchFrame(log: ImageLog): Promise<void> {
  const size = { widthPx: 600, heightPx: 900 };
  const warm = await engine.frame(frameRequest.parse({ id: log.id, ...size, format: 'png' }));
  const { data } = await sharp(warm.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: size.widthPx, height: size.heightPx, channels: 3 as const };
  const encode = async (): Promise<void> =>
    void (await sharp(data, { raw })
      .jpeg({ quality: 90, chromaSubsampling: '4:2:0', optimiseCoding: false })
      .toBuffer());
  for (const rows of [500, 5_000, 50_000, log.rows].filter((n, i, all) => n <= log.rows && all.indexOf(n) === i)) {
    const span = ((rows - 1) / Math.max(1, log.rows - 1)) * (log.depthMax - log.depthMin);
    const [frames, encodes]: [number[], number[]] = [[], []];
    for (let i = 0; i < FRAMES; i++) {
      const depthMin = log.depthMin + (i / FRAMES) * (log.depthMax - log.depthMin - span);
      const request = frameRequest.parse({ id: log.id, depthMin, depthMax: depthMin + span, ...size });
      frames.push(await timed(() => engine.frame(request)));
      encodes.push(await timed(encode));
    }
    table.push({
      what: `frame 600 x 900 of ${rows} rows`,
      median: quantile(frames, 0.5),
      p99: quantile(frames, 0.99),
      unit: 'ms',
      ratio: `${(quantile(frames, 0.5) / quantile(encodes, 0.5)).toFixed(2)} x sharp's encode`,
    });
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await run();
  return performance.now() - startMs;
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

function print(): void {
  for (const { what, median, p99, unit, ratio } of table) {
    const numbers = `${median.toFixed(1).padStart(9)} ${unit.padEnd(5)}${p99 === undefined ? '' : ` p99 ${p99.toFixed(1)}`}`;
    console.log(`${what.padEnd(36)}${numbers.padEnd(28)}${ratio ?? ''}`);
  }
  if (values.json) {
    const machine = `${os.cpus()[0]?.model ?? 'unknown'} x ${os.availableParallelism()}, Node ${process.versions.node}`;
    fs.writeFileSync(values.json, JSON.stringify({ machine, rows: logRows, table }, null, 2));
  }
}
