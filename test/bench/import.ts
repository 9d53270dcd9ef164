// Benchmarks imports of CSV files of 4 MB to 3 GB, against the reference stack, other readers and the machine.
import fs from 'node:fs';
import path from 'node:path';
import type { ImportCost } from './app-process.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { csvPeers } from './csv-peers.ts';
import { firstImport, formWalls } from './import-walls.ts';
import { formRows } from './import-forms.ts';
import { kernelRows } from './import-kernel.ts';
import { readBytes, readScanlines, writeTiles } from './import-limits.ts';
import { postgresRows } from './import-postgres.ts';
import { cpuSecondsOf, interleave, median, p99, timed, times } from './measure.ts';
import { REFERENCE, startReferenceWorker, type ReferenceWorker } from './reference-stack.ts';
import { startApp } from './running-app.ts';
import { CSV_ROWS, writeLogCsv } from './seeded-log.ts';

type Size = keyof typeof CSV_ROWS;
interface CsvFile {
  readonly path: string;
  readonly MB: number;
  readonly size: Size;
}

/** The target of each size's wall time, against the reference stack, and how often it is measured. */
const WALLS: readonly { size: Size; rounds: number; toReach: string }[] = [
  { size: '4 MB', rounds: 15, toReach: '3 x' },
  { size: '76 MB', rounds: 5, toReach: '8 x' },
  { size: '762 MB', rounds: 2, toReach: '8 x' },
];
/** Of every import, at any size. */
const PEAK_TO_REACH = '150 MB, flat';

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const reference = startReferenceWorker(path.join(context.dir, 'reference.sqlite'));
  try {
    const middle = fileOf(context, '76 MB');
    yield await firstImport(context, fileOf(context, '4 MB').path, reference);
    const costs = yield* walls(context, reference);
    yield* await formWalls(context, reference);
    if (context.large) yield await longest(context, costs.get('762 MB')!);
    yield* await kernelRows(context);
    yield* await readings(context, middle, reference);
    yield* await formRows(context);
    yield* await limits(context, middle, costs.get('76 MB')!);
    yield* await postgresRows(context, middle.path);
    yield* memory(context);
    const delays = costs.get('76 MB')!.map(({ delayP99Ms }) => delayP99Ms);
    yield {
      what: 'main event loop delay while importing 76 MB, p99',
      ...{ median: median(delays), unit: 'ms', toReach: '10 ms' },
    };
  } finally {
    await reference?.close();
  }
}

function fileOf({ dir, rows }: BenchContext, size: Size): CsvFile {
  const file = path.join(dir, `${size.replace(' ', '-')}.csv`);
  if (!fs.existsSync(file)) writeLogCsv(file, rows ?? CSV_ROWS[size]);
  return { path: file, MB: fs.statSync(file).size / 1e6, size };
}

/** In one running app and one warm Python process, in turns. */
async function* walls(
  context: BenchContext,
  reference: ReferenceWorker | undefined,
): AsyncGenerator<Row, Map<Size, ImportCost[]>> {
  const costs = new Map<Size, ImportCost[]>();
  const app = await startApp(path.join(context.dir, 'walls'));
  try {
    for (const { size, rounds, toReach } of WALLS) {
      if (size === '762 MB' && !context.large) continue;
      const file = fileOf(context, size);
      const own: ImportCost[] = [];
      if (size === '4 MB') await Promise.all([app.import(file.path), reference?.run('import', file.path)]);
      const taken = await interleave(context.quick ? 1 : rounds, {
        own: async () => {
          own.push(await app.import(file.path));
          return own.at(-1)!.elapsedMs;
        },
        reference: async () => (await reference?.run('import', file.path))?.wallMs ?? NaN,
      });
      costs.set(size, own);
      yield {
        what: `import of ${size} in a running app`,
        ...{ median: median(taken.own), p99: p99(taken.own), unit: 'ms', toReach },
        ratio: times(median(taken.reference) / median(taken.own), `the speed of the ${REFERENCE}`),
      };
    }
  } finally {
    await app.close();
  }
  return costs;
}

/** The reference stack would need ten times the file in memory, and is not run. */
async function longest(context: BenchContext, shorter: readonly ImportCost[]): Promise<Row> {
  const [file, before] = [fileOf(context, '3 GB'), fileOf(context, '762 MB')];
  const app = await startApp(path.join(context.dir, 'longest'));
  const { elapsedMs } = await app.import(file.path).finally(() => app.close());
  const rate = file.MB / (elapsedMs / 1000);
  const usual = before.MB / (median(shorter.map((cost) => cost.elapsedMs)) / 1000);
  return {
    what: 'import rate, 3 GB in a running app',
    ...{ median: rate, unit: 'MB/s', toReach: '0.9 x' },
    ratio: times(rate / usual, `762 MB at ${usual.toFixed(0)} MB/s`),
  };
}

/** Reading alone, by CPU seconds: DuckDB and pandas use more threads than one. */
async function readings(context: BenchContext, file: CsvFile, reference: ReferenceWorker | undefined): Promise<Row[]> {
  const peers = await csvPeers();
  await readScanlines(file.path);
  const by = (read: ((file: string) => Promise<unknown>) | undefined) => async (): Promise<number> =>
    read ? cpuSecondsOf(() => read(file.path)) : NaN;
  const seconds = await interleave(context.quick ? 1 : 3, {
    own: by(readScanlines),
    'csv-parse': by(peers['csv-parse']),
    pandas: async () => ((await reference?.run('read', file.path))?.cpuMs ?? NaN) / 1000,
    papaparse: by(peers.papaparse),
    DuckDB: by(peers.DuckDB),
    polars: by(peers.polars),
  });
  const own = median(seconds.own);
  const against = (peer: keyof typeof seconds, toReach?: string): Row => ({
    what: `reading ${file.size} alone, per CPU second, against ${peer}`,
    ...{ median: file.MB / own, unit: 'MB/s', toReach },
    ratio: times(median(seconds[peer]) / own, peer),
  });
  return [
    against('csv-parse', '20 x'),
    against('pandas', '6 x'),
    against('papaparse'),
    against('DuckDB'),
    against('polars'),
  ];
}

async function limits(context: BenchContext, file: CsvFile, costs: readonly ImportCost[]): Promise<Row[]> {
  const { log } = costs[0]!;
  const scratch = path.join(context.dir, 'limit.sqlite');
  const { polars } = await csvPeers();
  const ms = await interleave(context.quick ? 1 : 5, {
    polars: async () => (polars ? timed(() => polars(file.path)) : NaN),
    bytes: () => timed(() => readBytes(file.path)),
    scanlines: () => timed(() => readScanlines(file.path)),
    tiles: () => timed(() => writeTiles(scratch, log)),
  });
  const importMs = median(costs.map(({ elapsedMs }) => elapsedMs));
  const rate = (elapsedMs: number): number => file.MB / (elapsedMs / 1000);
  const storedRate = (elapsedMs: number): number => log.storedBytes / 1e6 / (elapsedMs / 1000);
  return [
    {
      what: `import rate, ${file.size}, against our reading alone`,
      ...{ median: rate(importMs), unit: 'MB/s', toReach: '0.5 x' },
      ratio: times(median(ms.scanlines) / importMs, `reading at ${rate(median(ms.scanlines)).toFixed(0)} MB/s`),
    },
    {
      what: `import rate, ${file.size}, against polars reading it alone`,
      ...{ median: rate(importMs), unit: 'MB/s', toReach: '1 x' },
      ratio: times(
        median(ms.polars) / importMs,
        polars ? `polars at ${rate(median(ms.polars)).toFixed(0)} MB/s` : 'polars',
      ),
    },
    {
      what: `import rate, ${file.size}, against reading the bytes`,
      ...{ median: rate(importMs), unit: 'MB/s' },
      ratio: times(median(ms.bytes) / importMs, `reading bytes at ${rate(median(ms.bytes)).toFixed(0)} MB/s`),
    },
    {
      what: `stored rate, ${file.size}, against SQLite writing the same tiles`,
      ...{ median: storedRate(importMs), unit: 'MB/s' },
      ratio: times(median(ms.tiles) / importMs, `SQLite at ${storedRate(median(ms.tiles)).toFixed(0)} MB/s`),
    },
  ];
}

/** Each in an app that has done nothing yet. */
async function* memory(context: BenchContext): AsyncGenerator<Row> {
  const sizes: readonly Size[] = context.large ? ['4 MB', '76 MB', '762 MB', '3 GB'] : ['4 MB', '76 MB'];
  for (const size of sizes) {
    const dataDir = path.join(context.dir, 'memory');
    const app = await startApp(dataDir);
    const { idleMB, peakMB } = await app.import(fileOf(context, size).path).finally(() => app.close());
    fs.rmSync(dataDir, { recursive: true });
    yield {
      what: `peak memory importing ${size}, above idle`,
      ...{ median: peakMB - idleMB, unit: 'MB', toReach: PEAK_TO_REACH },
      ratio: times(peakMB / idleMB, `the idle app’s ${idleMB.toFixed(0)} MB`),
    };
  }
}
