// Tests that the window and the command line export the same bytes with the same options.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beds, writeLog } from '../fixtures/make-log.ts';
import { idOf, importLog } from './import-log.ts';
import { callOf } from './page-call.ts';
import { expect, test } from './viewer.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../dist/cli.js');
/** More scanlines than pixel rows, nulls, and texture in both directions. */
const log = {
  ...beds,
  rows: 3000,
  value: (row: number, column: number) =>
    row % 500 < 20 ? -999.25 : ((row * 7 + column * 13) % 90) + (row === 1777 ? 140 : row / 40),
};

interface Case {
  readonly ending: 'png' | 'jpg';
  /** What the page sends. */
  readonly request: Record<string, unknown>;
  readonly options: readonly string[];
}

const CASES: Record<string, Case> = {
  static: { ending: 'png', request: {}, options: [] },
  'dynamic, blended': {
    ending: 'jpg',
    request: { normalization: 'dynamic', dynamicHeight: 5, blend: 0.4, heightPx: 300 },
    options: ['--normalization', 'dynamic', '--dynamic-height', '5', '--blend', '0.4', '--height', '300'],
  },
  'minimum, inverted': {
    ending: 'png',
    request: { aggregation: 'min', invert: true, heightPx: 40, widthPx: 70 },
    options: ['--aggregation', 'min', '--invert', '--height', '40', '--width', '70'],
  },
  'maximum, dynamic': {
    ending: 'png',
    request: { aggregation: 'max', normalization: 'dynamic', heightPx: 60, caption: false },
    options: ['--aggregation', 'max', '--normalization', 'dynamic', '--height', '60', '--no-caption'],
  },
  'turned, smooth': {
    ending: 'png',
    request: { azimuthOffset: -100, smooth: true, widthPx: 400, depthMin: 1010, depthMax: 1020, nullColor: '#204060' },
    options: [
      ...['--azimuth-offset', '-100', '--smooth', '--width', '400', '--depth-min', '1010', '--depth-max', '1020'],
      ...['--null-color', '#204060'],
    ],
  },
  'gamma, logarithmic, percentiles': {
    ending: 'jpg',
    request: { gamma: 1.7, curve: 'log', percentile: [2, 98], colormap: 'viridis', quality: 77 },
    options: ['--gamma', '1.7', '--curve', 'log', '--percentile', '2,98', '--colormap', 'viridis', '--quality', '77'],
  },
  'a printed scale, with a caption': {
    ending: 'png',
    request: { scale: 500, dpi: 120, range: [0, 200], widthPx: 200, caption: true },
    options: ['--scale', '500', '--dpi', '120', '--range', '0,200', '--width', '200', '--caption'],
  },
};

test('the window and the command line write the same file', async ({ viewer, folder }) => {
  test.slow();
  await importLog(viewer, writeLog(folder, 'texture.csv', log));
  const call = callOf(viewer.page);
  const id = await idOf(viewer.page, 'texture');
  await call('library.describe', { id, change: { geometry: 'north' } });
  const seen = new Set<string>();
  for (const [name, { ending, request, options }] of Object.entries(CASES)) {
    const format = ending === 'jpg' ? 'jpeg' : ending;
    const ask = async (): Promise<void> => void (await call('export.start', { id, format, ...request }));
    const fromWindow = await read(await viewer.saveAs(ask));
    const out = path.join(folder, `by-command.${ending}`);
    const data = ['--data', viewer.dataDir];
    await promisify(execFile)(process.execPath, [PROGRAM, 'export', String(id), '--out', out, ...options, ...data]);
    const byCommand = fs.readFileSync(out);
    expect(fromWindow.length, name).toBeGreaterThan(200);
    expect(fromWindow.equals(byCommand), name).toBe(true);
    seen.add(byCommand.toString('base64'));
  }
  // Every option did something.
  expect(seen.size).toBe(Object.keys(CASES).length);
});

/** The desktop answers before the file is there, and names the next one alike. */
async function read(file: string): Promise<Buffer> {
  await expect.poll(() => fs.existsSync(file)).toBe(true);
  const bytes = fs.readFileSync(file);
  fs.rmSync(file);
  return bytes;
}
