// Imports random tables with a known right answer, and tells how many were stored right, refused, or wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomLas } from './random-las.ts';
import { randomTable } from './random-table.ts';
import { tryTable } from './try-table.ts';

/** Returns whether none was stored wrong. `keep`: where tables that were not stored right are written. */
export async function fuzzTables(first: number, count: number, keep: string | undefined): Promise<boolean> {
  if (keep !== undefined) mkdirSync(keep, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'stratascope-fuzz-'));
  const reasons = new Map<string, number>();
  const counts = { right: 0, refused: 0, 'refused though right': 0, wrong: 0 };
  for (let seed = first; seed < first + count; seed++) {
    const table = seed % 5 === 0 ? randomLas(seed) : randomTable(seed);
    const verdict = await tryTable(table, folder);
    counts[verdict.kind]++;
    if (verdict.kind === 'right') continue;
    const key = `${verdict.kind}: ${withoutPlace(verdict.reason)}`;
    reasons.set(key, (reasons.get(key) ?? 0) + 1);
    if (verdict.kind === 'refused') continue;
    console.log(`seed ${seed} ${verdict.kind}: ${verdict.reason.slice(0, 500)} [${table.traits.join(', ')}]`);
    if (keep !== undefined) writeFileSync(join(keep, `${seed}-${table.fileName}`), table.bytes);
  }
  rmSync(folder, { recursive: true });
  for (const [reason, times] of [...reasons].sort((a, b) => b[1] - a[1]))
    console.log(`${String(times).padStart(6)}  ${reason}`);
  console.log(
    `${counts.right} right, ${counts.refused} refused for their fault, ${counts['refused though right']} refused though right, ${counts.wrong} wrong, from seed ${first}`,
  );
  return counts.wrong === 0 && counts['refused though right'] === 0;
}

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
