// Tests that 500 random tables with a known right answer are stored exactly right, or refused for the fault in them.
import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import { fuzzTables } from './fuzz-tables.ts';
import { randomLas } from './random-las.ts';
import { randomTable } from './random-table.ts';
import { tryTable } from './try-table.ts';

/** Each begins a hundred; others are tried by `npm run fuzz -- tables`. */
const SEEDS = [3000, 3100, 3200, 3300, 3400];

test.each(SEEDS)('tables of the seeds from %i on', async (first) => {
  const folder = temporaryDir();
  const failed: string[] = [];
  for (let seed = first; seed < first + 100; seed++) {
    const verdict = await tryTable(seed % 5 === 0 ? randomLas(seed) : randomTable(seed), folder);
    if (verdict.kind !== 'right' && verdict.kind !== 'refused')
      failed.push(`seed ${seed}: ${verdict.kind}: ${verdict.reason}`);
  }
  expect(failed).toEqual([]);
});

test('a folder that is not there is made, for the tables to be kept in', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue(undefined);
  onTestFinished(() => said.mockRestore());
  const keep = path.join(temporaryDir(), 'not', 'yet');
  expect(await fuzzTables(3001, 1, keep)).toBe(true);
  expect(fs.readdirSync(keep)).toEqual([]);
});
