// The command of the benchmarks: runs the requested parts, and prints and writes their tables.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchContext, Benchmark, Row } from './benchmark.ts';
import { readOptions } from './options.ts';
import { markdownTable, reportOf, terminalTable } from './report.ts';

/** In the order in which they run; another part is one line here and one file. */
const PARTS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  import: () => import('./import.ts'),
  frame: () => import('./frame.ts'),
  drag: () => import('./drag.ts'),
  api: () => import('./api.ts'),
  load: () => import('./load.ts'),
  soak: () => import('./soak.ts'),
  memory: () => import('./memory.ts'),
  start: () => import('./start.ts'),
};

const given = readOptions(process.argv.slice(2), Object.keys(PARTS));
const { wanted, rows, large = false, quick = false, json, markdown } = given;
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-bench-'));
const context: BenchContext = { dir, rows, large, quick };
const parts: Record<string, Row[]> = {};
const failures: Record<string, string> = {};

// However the run ends: the figures may have taken an hour, the folder may hold gigabytes.
process.on('exit', () => {
  giveReport();
  fs.rmSync(dir, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => breakOff(`Ended by ${signal}`));
process.on('uncaughtException', breakOff);

let running = { part: '', startMs: 0 };
for (const part of wanted) {
  running = { part, startMs: performance.now() };
  console.log(`\n== ${part}`);
  const measured: Row[] = (parts[part] = []);
  try {
    for await (const row of (await PARTS[part]!()).run(context)) measured.push(row);
  } catch (error) {
    fail(error);
  }
  giveTable();
}
// A part that failed may have left something that would keep this process waiting.
process.exit();

/** The other parts are measured all the same. */
function fail(error: unknown): void {
  failures[running.part] = error instanceof Error ? error.message : String(error);
  process.exitCode = 1;
  console.error(error);
}

function breakOff(reason: unknown): void {
  fail(reason);
  giveTable();
  process.exit();
}

function giveTable(): void {
  const { part, startMs } = running;
  if (parts[part]?.length) console.log(terminalTable(parts[part]));
  console.log(`(${((performance.now() - startMs) / 1000).toFixed(0)} s)`);
}

function giveReport(): void {
  const report = reportOf(parts, failures, context);
  console.log(`\n${markdown === true ? markdownTable(report) : `${report.date}, ${report.machine}`}`);
  for (const [part, message] of Object.entries(failures)) console.log(`bench ${part} failed: ${message}`);
  if (json !== undefined) fs.writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  if (typeof markdown === 'string') fs.writeFileSync(markdown, markdownTable(report));
}
