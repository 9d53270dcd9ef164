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
if (positionals.join() !== 'tables') throw new Error('Expected npm run fuzz -- tables --count N [--seed S] [--keep FOLDER]');
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const count = Number(values.count);
const folder = mkdtempSync(join(tmpdir(), 'stratascope-fuzz-'));
const reasons = new Map<string, number>();
let [right, wrong] = [0, 0];
console.log(`${count} tables from seed ${first}`);
for (let seed = first; seed < first + count; seed++) {
  const table = seed % 5 === 0 ? randomLas(seed) : randomTable(seed);
  const verdict = await tryTable(table, folder);
  if (verdict.kind === 'right') {
    right++;
    continue;
  }
  const reason = verdict.reason.replace(/\d+/g, 'N').replace(/"[^"]*"/g, '"…"');
  const key = `${verdict.kind}: ${reason.slice(0, 140)}`;
  reasons.set(key, (reasons.get(key) ?? 0) + 1);
  if (verdict.kind === 'refused') continue;
  if (verdict.kind === 'wrong') wrong++;
  console.log(`seed ${seed} ${verdict.kind}: ${verdict.reason} [${table.traits.join(', ')}]`);
  if (values.keep !== undefined) writeFileSync(join(values.keep, `${seed}-${table.fileName}`), table.bytes);
}
rmSync(folder, { recursive: true });
for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`${String(times).padStart(6)}  ${reason}`);
console.log(`${right} right, ${count - right - wrong} refused, ${wrong} wrong, from seed ${first}`);
process.exitCode = wrong > 0 ? 1 : 0;
