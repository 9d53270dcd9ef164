// In: which parts, how many rows. Out: their tables on the terminal, as Markdown and as JSON.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchContext, Benchmark, Row } from './benchmark.ts';
import { markdownTable, reportOf, terminalTable } from './report.ts';

/** In the order in which they run; another part is one line here and one file. */
const PARTS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  import: () => import('./import.ts'),
  frame: () => import('./frame.ts'),
  drag: () => import('./drag.ts'),
  api: () => import('./api.ts'),
  memory: () => import('./memory.ts'),
  start: () => import('./start.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    large: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const unknown = wanted.filter((part) => !PARTS[part]);
if (unknown.length > 0) throw new Error(`Expected ${Object.keys(PARTS).join(', ')} but received ${unknown.join(', ')}`);
const rows = values.rows === undefined ? undefined : Number(values.rows);
if (rows !== undefined && !(Number.isInteger(rows) && rows >= 2)) {
  throw new Error(`--rows: expected a number of scanlines but received ${values.rows}`);
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'stratascope-bench-'));
const context: BenchContext = { dir, rows, large: values.large, quick: values.quick };
// It may hold gigabytes: it goes however the run ends.
process.on('exit', () => fs.rmSync(dir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
const parts: Record<string, Row[]> = {};
for (const part of wanted) {
  console.log(`\n== ${part}`);
  const startMs = performance.now();
  parts[part] = await (await PARTS[part]!()).run(context);
  console.log(`${terminalTable(parts[part])}\n(${((performance.now() - startMs) / 1000).toFixed(0)} s)`);
}
const report = reportOf(parts, context);
console.log(`\n${report.date}, ${report.machine}`);
if (values.json) fs.writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
if (values.markdown) fs.writeFileSync(values.markdown, markdownTable(report));
