// Tests that an import in segments, by other threads or not, makes the same bytes as one row by row, of any file.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi, type MockInstance } from 'vitest';
import { importInto } from '../../fixtures/import-into.ts';
import type { Segment, SegmentTask } from '../../../electron/engine/import/build/built-segment.ts';
import { KernelBuilder } from '../../../electron/engine/import/kernel/kernel-builder.ts';
import { SegmentBuilder } from '../../../electron/engine/import/segments/segment-builder.ts';
import { SegmentThreads } from '../../../electron/engine/import/segments/segment-queue.ts';
import { TableSegmentBuilder } from '../../../electron/engine/import/segments/table-segment-builder.ts';
import type { ImportedLog } from '../../../electron/engine/store/image-store.ts';
import { encodeTile } from '../../../electron/engine/tiles/tile-codec.ts';
import { importOptions, type ImportOptions } from '../../../shared/model/image-log.ts';

const dir = mkdtempSync(join(tmpdir(), 'stratascope-segments-'));
const file = join(dir, 'img.csv');
/** 17.6 MB, so that it is long enough; segments of 1,024 scanlines of 880 bytes. */
const ROWS = 20_000;
const COLUMNS = 110;

/** Behind the depths, the same in every file. */
const SAMPLES = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: COLUMNS }, (_, c) => (((row * 31 + c * 17) % 9973) / 7 + 100).toFixed(3)).join(','),
);

let threads: SegmentThreads;
beforeAll(() => (threads = new SegmentThreads(new URL('../../../electron/engine/workers/worker.ts', import.meta.url))));
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(dir, { recursive: true }));

interface Change {
  /** Instead of the line of scanline `row`, counted from 0; without its line end. */
  readonly line?: (row: number, line: string) => string;
  readonly lineEnd?: string;
  /** Behind the last line. */
  readonly end?: string;
  readonly descending?: boolean;
  readonly bom?: boolean;
}

function write(change: Change): void {
  const { line = (_, text) => text, lineEnd = '\n', end = lineEnd, descending = false, bom = false } = change;
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const depth = (descending ? 1e6 - row : row) / 8;
    return line(row, `${depth},${SAMPLES[row]}`);
  });
  const names = `depth,${Array.from({ length: COLUMNS }, (_, c) => `c${c}`).join(',')}`;
  writeFileSync(file, `${bom ? '\ufeff' : ''}${[names, ...lines].join(lineEnd)}${end}`);
}

interface Built {
  readonly log: ImportedLog;
  /** Their own bytes, by place. */
  readonly tiles: ReadonlyMap<string, Buffer>;
}

/** What comes of the file, all its rows read one by one in this thread. */
async function rowByRow(width: ImportOptions['width']): Promise<Built | string> {
  const build = vi.spyOn(SegmentBuilder.prototype, 'build').mockReturnValue(undefined);
  try {
    return await outcome(undefined, width);
  } finally {
    build.mockRestore();
  }
}

/** Or the sentence that refuses the file. */
async function outcome(with_: SegmentThreads | undefined, width: ImportOptions['width']): Promise<Built | string> {
  const tiles = new Map<string, Buffer>();
  const sink = {
    write: (tile: Parameters<typeof encodeTile>[0]): void => {
      const { bytes, checksum } = encodeTile(tile);
      tiles.set(`${tile.level}/${tile.firstRow}/${checksum}`, Buffer.from(bytes));
    },
  };
  try {
    return { log: await importInto(file, importOptions.parse({ width }), sink, { threads: with_ }), tiles };
  } catch (error) {
    return (error as Error).message;
  }
}

const replaced =
  (at: number, text: (line: string) => string) =>
  (row: number, line: string): string =>
    row === at ? text(line) : line;
const withSample = (line: string, sample: string): string => line.replace(/,[^,]*,/, `,${sample},`);

const CHANGES: Record<string, Change> = {
  plain: {},
  'carriage returns and line feeds, and a byte order mark': { lineEnd: '\r\n', bom: true },
  descending: { descending: true },
  'no line end behind the last line': { end: '' },
  'a carriage return alone behind the last line': { lineEnd: '\r\n', end: '\r' },
  'a lone carriage return in the second segment': { line: replaced(5000, (line) => line.replace(/^/, '\r')) },
  'nulls here and there': {
    line: (row, line) => (row % 37 === 5 ? withSample(line, row % 2 ? '' : ' -999.25') : line),
  },
  'a quoted field in the second segment': { line: replaced(5000, (line) => withSample(line, '"5.5"')) },
  'a blank line in the second segment': { line: replaced(5000, (line) => `\n${line}`) },
  // The scanlines behind them do not start where the line count says, though at a multiple of a segment's.
  'as many blank lines as a segment has': { line: replaced(4096, (line) => '\n'.repeat(1024) + line) },
  'blank lines everywhere': { line: (row, line) => (row % 1000 === 999 ? `${line}\n` : line) },
  'a quoted line end in the third segment': { line: replaced(9000, (line) => withSample(line, '" 7\n "')) },
  // Scanline 4,096 is the first of a segment.
  'depths that repeat at a seam': {
    line: (row, line) => (row > 4093 && row < 4099 ? line.replace(/^[^,]*/, '511.75') : line),
  },
  'depths that repeat inside a segment': {
    line: (row, line) => (row > 5000 && row < 5009 ? line.replace(/^[^,]*/, '625') : line),
  },
  'a depth that repeats in the last scanline': {
    line: replaced(ROWS - 1, (line) => line.replace(/^[^,]*/, String((ROWS - 2) / 8))),
  },
  'depths of exponents': {
    line: replaced(6000, (line) => line.replace(/^[^,]*/, (depth) => `${Number(depth) * 10}e-1`)),
  },
};

test.each(Object.entries(CHANGES))('%s', async (what, change) => {
  expect(availableParallelism()).toBeGreaterThan(1);
  write(change);
  for (const width of what === 'plain' ? ([150, 'auto', 'source'] as const) : ([150] as const)) {
    const alone = await rowByRow(width);
    expectSame(await outcome(threads, width), alone);
    if (what !== 'plain') expectSame(await outcome(undefined, width), alone);
  }
});

/** Not as values: megabytes would be compared one byte after another. */
function expectSame(together: Built | string, alone: Built | string): void {
  if (typeof alone === 'string' || typeof together === 'string') throw new Error('Expected logs');
  expect(together.log).toEqual(alone.log);
  expect(together.log.rows).toBe(ROWS);
  // The minima of the second level are among them.
  expect([...together.tiles.keys()].some((key) => key.startsWith('34/'))).toBe(true);
  expect([...together.tiles.keys()].sort()).toEqual([...alone.tiles.keys()].sort());
  expect([...together.tiles].every(([key, bytes]) => bytes.equals(alone.tiles.get(key)!))).toBe(true);
}

test.each<[what: string, change: Change, expected: string]>([
  [
    'text',
    { line: replaced(7000, (line) => withSample(line, 'abc')) },
    'line 7002, column 2 (c0): expected a number but received "abc"',
  ],
  [
    'a short record',
    { line: replaced(12_000, () => '1500,1') },
    'line 12002: expected 111 fields but received 2 fields',
  ],
  [
    'a depth that turns back',
    { line: replaced(6500, (line) => line.replace(/^[^,]*/, '3')) },
    'expected increasing depth but received 3 after 812.375 at line 6502',
  ],
  // Scanline 8,192 is the first, 8,193 the second of a segment.
  [
    'a depth that turns back behind a seam',
    { line: replaced(8193, (line) => line.replace(/^[^,]*/, '1023.9')) },
    'expected increasing depth but received 1023.9 after 1024 at line 8195',
  ],
])('%s is refused in the same words', async (_, change, expected) => {
  write(change);
  const [alone, together] = [await rowByRow(150), await outcome(threads, 150)];
  expect(together).toContain(expected);
  expect(together).toBe(alone);
});

test('a thread that dies is done without', async () => {
  write({});
  const alone = await rowByRow(150);
  const broken = new SegmentThreads(new URL('file:///nowhere/worker.ts'));
  expectSame(await outcome(broken, 150), alone);
});

/** Of the segments that were built; the last one is too short. */
const countOf = (build: MockInstance<(task: SegmentTask) => Segment | undefined>): number =>
  build.mock.results.filter(({ value }) => value !== undefined).length;

test.each(['plain', 'descending', 'carriage returns and line feeds, and a byte order mark', 'nulls here and there'])(
  'the kernel and TypeScript build segments of the same bytes: %s',
  async (what) => {
    write(CHANGES[what]!);
    // All other threads are busy, so that every segment is built in this one.
    vi.spyOn(SegmentThreads.prototype, 'take').mockReturnValue(false);
    const kernel = vi.spyOn(KernelBuilder.prototype, 'build');
    const typescript = vi.spyOn(TableSegmentBuilder.prototype, 'build');
    const byKernel = await outcome(threads, 150);
    const builtByKernel = countOf(kernel);
    expect(builtByKernel).toBeGreaterThan(10);
    expect(countOf(typescript)).toBe(0);
    vi.spyOn(KernelBuilder, 'of').mockReturnValue(undefined);
    const byTypeScript = await outcome(threads, 150);
    expect(countOf(typescript)).toBe(builtByKernel);
    expectSame(byKernel, byTypeScript);
  },
);
