// Tests `npm run bench` on tiny logs: every row of its tables is there, and a failed run leaves its results.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findPostgres } from '../fixtures/start-postgres.ts';
import { temporaryDir } from '../fixtures/temporary-dir.ts';
import type { Report } from './report.ts';

/** Of every part there is: one that is new, or dies, has no rows here, or none there. */
const ROWS: Record<string, readonly (string | RegExp)[]> = {
  import: [
    'import of 4 MB, the first after the start',
    'import of 4 MB in a running app',
    'import of 76 MB in a running app',
    ...[
      ...['decimals with four places', 'blanks and text nulls mixed in', 'decimal commas', 'blanks as delimiter'],
    ].map((form) => `import of 76 MB in a running app: ${form}`),
    ...[
      ...['whole numbers', 'decimals with four places', 'decimal commas'],
      ...['blanks, null values and 15 digits mixed in'],
    ].map((form) => `bytes to tiles in the kernel, per CPU second: ${form}`),
    ...['csv-parse', 'pandas', 'papaparse', 'DuckDB', 'polars'].map(
      (peer) => `reading 76 MB alone, per CPU second, against ${peer}`,
    ),
    ...[
      ...['decimal commas', 'runs of blanks', 'comments among the lines', 'D exponents', 'exponents of three digits'],
      ...['plus signs and no leading zeros', 'a column that is not read', 'words for missing'],
    ].map((form) => `reading alone, per CPU second: ${form}`),
    'import rate, 76 MB, against our reading alone',
    'import rate, 76 MB, against polars reading it alone',
    'import rate, 76 MB, against reading the bytes',
    'stored rate, 76 MB, against SQLite writing the same tiles',
    ...(findPostgres() ? ['import of 76 MB into PostgreSQL in a running app'] : []),
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
  drag: [
    ...['a picture', 'the sharp picture'].map((what) => `${what} after a leap, 1000 rows`),
    ...['panning', 'zooming', 'leaping', 'limit', 'stop', 'dynamic'].flatMap((phase) =>
      [
        ...['painted a second', 'input to picture p95', 'painted from coarser tiles first'],
        ...['requests of tiles and pictures', 'stale pictures', 'long tasks (> 50 ms)'],
      ].map((what) => `${what}, ${phase}, 1000 rows`),
    ),
  ],
  api: [
    'pictures to 200 clients',
    'latency of a picture among 200 clients',
    'main event loop delay under that load, p99',
  ],
  load: [
    'requests refused, of 150 clients and 50 slow readers',
    'pictures to 150 clients under that load',
    '/health under that load',
    'memory under that load, peak',
    'memory: its last sixth against its third',
    ...['connections', 'bytes to send', 'spooled files', 'threads'].map((what) => `left behind: ${what}`),
  ],
  soak: [
    'windows asked for in ten minutes',
    '  latency of a window',
    'growth of memory once caches are full, a minute',
  ],
  memory: ['idle', 'drawing, peak', 'then importing 76 MB over HTTP, peak'].map((when) => `\`serve\` ${when}`),
  start: [
    '`stratascope --version`: Node and the command line’s code',
    '`stratascope list`: and the library',
    'browser host: from the command to the last log drawn',
    'browser host: until it listens',
    'browser host: from then until the page is parsed',
    'browser host: from then until the first frame',
    /^desktop \((Electron|stand-in)\): from the command to the last log drawn$/,
    /^desktop \((Electron|stand-in)\): until its window is there$/,
    'packaged app’s own files: dist/ and the sample',
    'the page: renderer/ of dist/',
    'library of 1,000 scanlines',
  ],
};

function bench(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/bench/run.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}
const tiny = ['--rows', '1000', '--quick'];
const reportIn = (file: string): Report => JSON.parse(fs.readFileSync(file, 'utf8')) as Report;

test('every row of every part is there, and finite', () => {
  const json = path.join(temporaryDir(), 'results.json');
  const { code, err } = bench([...tiny, '--json', json]);
  expect(code, err).toBe(0);
  const { parts, failures } = reportIn(json);
  expect(failures).toEqual({});
  expect(Object.keys(parts)).toEqual(Object.keys(ROWS));
  for (const [part, expected] of Object.entries(ROWS)) {
    expect(parts[part]!.map(({ what }) => what)).toEqual(
      expected.map((row) => (typeof row === 'string' ? row : (expect.stringMatching(row) as string))),
    );
    for (const { what, median, p99 = 0 } of parts[part]!) {
      // JSON has null where there was no number.
      expect([median, p99].every(Number.isFinite), `${part}: ${what}`).toBe(true);
    }
  }
}, 300_000);

test('what was measured before a failure is printed and written, also what comes after; the failure is named', () => {
  const json = path.join(temporaryDir(), 'results.json');
  // The command line is measured without it, before the browser.
  const env = { STRATASCOPE_CHROMIUM: path.join(temporaryDir(), 'no-chromium') };
  const { code, out } = bench(['start', 'memory', ...tiny, '--json', json, '--markdown'], env);
  expect(code).toBe(1);
  const { parts, failures } = reportIn(json);
  expect(parts['start']!.map(({ what }) => what)).toEqual(ROWS['start']!.slice(0, 2));
  expect(parts['memory']).toHaveLength(ROWS['memory']!.length);
  expect(failures).toEqual({ start: expect.stringContaining('no-chromium') as string });
  for (const what of [...ROWS['start']!.slice(0, 2), ...ROWS['memory']!]) {
    expect(out).toContain(`\n${what as string} `);
    expect(out).toContain(`\n| ${what as string} | `);
  }
  expect(out).toMatch(/\n`bench start` failed: .*no-chromium/);
}, 60_000);

test.each([
  [['--nope'], "error: unknown option '--nope'"],
  [['drg'], "error: command-argument value 'drg' is invalid"],
  [['--rows', 'abc'], "error: option '--rows <n>' argument 'abc' is invalid. Expected a number of scanlines"],
  [['--json'], "error: option '--json <file>' argument missing"],
  [['--json', '/no/such/folder/x.json'], 'is invalid. Expected a file that can be written'],
  [['--markdown', 'frame'], "error: option '--markdown' was given 'frame' for its file"],
])('%j is refused in one sentence, before anything is measured', (args, sentence) => {
  const { code, out, err } = bench(args);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toContain(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(fs.existsSync('frame'), 'a file of a refused run').toBe(false);
});
