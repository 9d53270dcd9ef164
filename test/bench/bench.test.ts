// In: `npm run bench` on tiny logs. Out: every row of its tables is there, with a number: that it runs, not how fast.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import type { Report } from './report.ts';

const ROWS: Record<string, readonly (string | RegExp)[]> = {
  import: [
    'import of 4 MB in a running app',
    'import of 76 MB in a running app',
    ...['csv-parse', 'pandas', 'papaparse', 'DuckDB'].map(
      (peer) => `reading 76 MB alone, per CPU second, against ${peer}`,
    ),
    'import rate, 76 MB, against our reading alone',
    'import rate, 76 MB, against reading the bytes',
    'stored rate, 76 MB, against SQLite writing the same tiles',
    'peak memory importing 4 MB, above idle',
    'peak memory importing 76 MB, above idle',
    'main event loop delay while importing 76 MB, p99',
  ],
  frame: [
    'frame 600 x 900 of 500 of 1,000 scanlines',
    '  the first one after a jump',
    'frame 600 x 900 of 1,000 of 1,000 scanlines',
    'dynamic against static, worst window',
    ...['p50 of 500', 'p99 of 500', 'p50 of 1,000', 'p99 of 1,000'].map((name) => `${name} scanlines, of 1,000`),
    'mean grey error against the exact means, worst window',
    'misplaced pixel rows against the exact means, all windows',
    /^HTTP: 500 of 1,000 scanlines, requests a second, \d+ clients$/,
    'HTTP: 500 of 1,000 scanlines, latency',
    'server memory while drawing 1,000 scanlines, peak',
  ],
  api: [
    'pictures to 200 clients',
    'latency of a picture among 200 clients',
    'main event loop delay under that load, p99',
  ],
  memory: ['idle', 'drawing, peak', 'then importing 76 MB over HTTP, peak'].map((when) => `\`serve\` ${when}`),
};

test('every row is there, and finite', () => {
  const json = path.join(temporaryDir(), 'results.json');
  const args = ['test/bench/run.mjs', ...Object.keys(ROWS), '--rows', '1000', '--quick', '--json', json];
  execFileSync(process.execPath, args, { encoding: 'utf8' });
  const { parts } = JSON.parse(fs.readFileSync(json, 'utf8')) as Report;
  for (const [part, expected] of Object.entries(ROWS)) {
    expect(parts[part]!.map(({ what }) => what)).toEqual(
      expected.map((row) => (typeof row === 'string' ? row : (expect.stringMatching(row) as string))),
    );
    for (const { what, median, p99 = 0 } of parts[part]!) {
      // JSON has null where there was no number.
      expect([median, p99].every(Number.isFinite), `${part}: ${what}`).toBe(true);
    }
  }
}, 120_000);
