// Imports random tables with a known right answer, and tells how many were stored right, refused, or wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomLas } from './random-las.ts';
import { randomTable } from './random-table.ts';
import { tryTable } from './try-table.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '500' }, seed: { type: 'string' }, keep: { type: 'string' } },
});
if (positionals.join() !== 'tables')
  throw new Error('Expected npm run fuzz -- tables --count N [--seed S] [--keep FOLDER]');
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const count = Number(values.count);
const folder = mkdtempSync(join(tmpdir(), 'stratascope-fuzz-'));
const reasons = new Map<string, number>();
const counts = { right: 0, refused: 0, 'refused though right': 0, wrong: 0 };
console.log(`${count} tables from seed ${first}`);
for (let seed = first; seed < first + count; seed++) {
  const table = seed % 5 === 0 ? randomLas(seed) : randomTable(seed);
  const verdict = await tryTable(table, folder);
  counts[verdict.kind]++;
  if (verdict.kind === 'right') continue;
  const key = `${verdict.kind}: ${withoutPlace(verdict.reason)}`;
  reasons.set(key, (reasons.get(key) ?? 0) + 1);
  if (verdict.kind === 'refused') continue;
  console.log(`seed ${seed} ${verdict.kind}: ${verdict.reason.slice(0, 500)} [${table.traits.join(', ')}]`);
  if (values.keep !== undefined) writeFileSync(join(values.keep, `${seed}-${table.fileName}`), table.bytes);
}
rmSync(folder, { recursive: true });
for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]))
  console.log(`${String(times).padStart(6)}  ${reason}`);
console.log(
  `${counts.right} right, ${counts.refused} refused for their fault, ${counts['refused though right']} refused though right, ${counts.wrong} wrong, from seed ${first}`,
);
process.exitCode = counts.wrong > 0 || counts['refused though right'] > 0 ? 1 : 0;

/** A reason without the names, numbers and places of one file. */
function withoutPlace(reason: string): string {
  return reason
    .replace(/^table[^ ]*/, 'table')
    .replace(/column \d+ \([^:]*\):/, 'column N:')
    .replace(/"[^"]*"/g, '"…"')
    .replace(/of [^ ].* is no known/s, 'of … is no known')
    .replace(/-?\d[\d.e+-]*/g, 'N')
    .slice(0, 140);
}
