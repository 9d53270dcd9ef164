// Benchmarks how live the picture is while it is dragged, in a real Chromium, for a short and a long log.
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { findHosts } from '../e2e/find-hosts.ts';
import { sharpOn } from '../e2e/painted.ts';
import { recordDrag, type DragRecord } from './drag-recorder.ts';
import { playDrag } from './drag-script.ts';
import { quantile } from './measure.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { startServed } from './served.ts';
import { writeSyntheticLog } from './synthetic-log.ts';

const SHORT_ROWS = 5_000;
const LONG_ROWS = 1_000_000;
const CANVAS = { width: 600, height: 900 };
const WINDOW_ROWS = 2_000;
/** Of a log too short for that: there has to be somewhere to drag it to. */
const MOST_OF_LOG = 0.4;
const PATIENCE_MS = 30_000;
const SWITCHES = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export async function* run({ dir, rows, quick }: BenchContext): AsyncGenerator<Row> {
  findHosts();
  for (const count of rows === undefined ? [SHORT_ROWS, LONG_ROWS] : [rows]) {
    const dataDir = path.join(dir, `drag-${count}`);
    await writeSyntheticLog(dataDir, count);
    yield* rowsOf(count, await measureDrag(dataDir, count, quick ? 0.1 : 1));
  }
}

/** The record of one drag over the one log of a library, of `count` rows; `pace` shortens it. */
async function measureDrag(dataDir: string, count: number, pace: number): Promise<DragRecord> {
  const server = await startServed(dataDir);
  try {
    const browser = await chromium.launch({ executablePath: process.env['STRATASCOPE_CHROMIUM']!, args: SWITCHES });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      await page.goto(server.url);
      await sharpOn(page, 'picture', PATIENCE_MS);
      await resizeCanvas(page);
      await chooseWindow(page, Math.min(WINDOW_ROWS, count * MOST_OF_LOG));
      await sharpOn(page, 'picture', PATIENCE_MS);
      await page.evaluate(recordDrag);
      await playDrag(page, pace);
      await sharpOn(page, 'picture', PATIENCE_MS);
      return await page.evaluate(() => (globalThis as unknown as { __drag: DragRecord }).__drag);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

async function resizeCanvas(page: Page): Promise<void> {
  const { width, height } = page.viewportSize()!;
  const box = (await page.getByTestId('picture').boundingBox())!;
  await page.setViewportSize({
    width: width + CANVAS.width - box.width,
    height: height + CANVAS.height - box.height,
  });
  await page.waitForFunction((size) => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=picture]');
    return canvas?.width === size.width && canvas.height === size.height;
  }, CANVAS);
}

/** In the middle of the log. */
async function chooseWindow(page: Page, rows: number): Promise<void> {
  const [top, base] = [page.getByLabel('Top', { exact: true }), page.getByLabel('Base', { exact: true })];
  const [first, last] = [Number(await top.inputValue()), Number(await base.inputValue())];
  const middle = (first + last) / 2;
  for (const [field, depth] of [
    [top, middle - rows / 20],
    [base, middle + rows / 20],
  ] as const) {
    await field.fill(depth.toFixed(1));
    await field.press('Enter');
  }
  await page.waitForTimeout(300);
}

function rowsOf(count: number, { asked, painted, screens, longTasks }: DragRecord): Row[] {
  const frames = framesOf(asked, painted, screens);
  if (frames.length === 0) throw new Error(`Expected a drag to move the picture of a log of ${count} scanlines`);
  const stale = frames.filter(({ order }, i) => i > 0 && order < frames[i - 1]!.order).length;
  const [paintedAfterMs, screenAfterMs] = [latencies(asked, frames, 'paintedMs'), latencies(asked, frames, 'screenMs')];
  const seconds = ((asked.at(-1)?.[0] ?? 0) - (asked[0]?.[0] ?? 0)) / 1000;
  const superseded = asked.length - new Set(frames.map(({ order }) => order)).size;
  const of = `drag of ${count} rows`;
  const middle = (numbers: readonly number[]): Pick<Row, 'median' | 'p99' | 'unit'> => ({
    median: quantile(numbers, 0.5),
    p99: quantile(numbers, 0.99),
    unit: 'ms',
  });
  return [
    { what: `frames painted, ${of}`, median: frames.length / seconds, unit: '/s', toReach: '45 /s' },
    { what: `input to painted frame, ${of}`, ...middle(paintedAfterMs) },
    { what: `  its p95, ${of}`, median: quantile(paintedAfterMs, 0.95), unit: 'ms', toReach: '50 ms' },
    { what: `input to screen, ${of}`, ...middle(screenAfterMs) },
    { what: `windows asked for, ${of}`, median: asked.length / seconds, unit: '/s' },
    { what: `stale frames, ${of}`, median: stale, unit: '', toReach: '0' },
    { what: `windows never answered, ${of}`, median: asked.length - paintedAfterMs.length, unit: '', toReach: '0' },
    { what: `windows superseded, ${of}`, median: superseded, unit: '', ratio: `of ${asked.length}` },
    { what: `long tasks (> 50 ms), ${of}`, median: longTasks.length, unit: '', toReach: '0' },
  ];
}

interface PaintedFrame {
  readonly paintedMs: number;
  readonly screenMs: number;
  /** Which of the windows asked for it is of. */
  readonly order: number;
}

/** A drag comes by the same window more than once: a frame is of the first time that is not before the frame painted last. */
function framesOf(
  asked: DragRecord['asked'],
  painted: DragRecord['painted'],
  screens: DragRecord['screens'],
): PaintedFrame[] {
  const frames: PaintedFrame[] = [];
  for (const [paintedMs, window] of painted) {
    const screenMs = screens.find(([beganMs]) => beganMs > paintedMs)?.[1] ?? NaN;
    const times = asked.flatMap(([askedMs, other], order) => (other === window && askedMs <= paintedMs ? [order] : []));
    const order = times.find((time) => time >= (frames.at(-1)?.order ?? 0)) ?? times.at(-1);
    if (order !== undefined) frames.push({ paintedMs, screenMs, order });
  }
  return frames;
}

/** Of each window asked for: until a frame of it, or of a later one, was there. */
function latencies(
  asked: DragRecord['asked'],
  frames: readonly PaintedFrame[],
  when: 'paintedMs' | 'screenMs',
): number[] {
  return asked.flatMap(([askedMs], order) => {
    const frame = frames.find((painted) => painted.order >= order);
    return frame ? [frame[when] - askedMs] : [];
  });
}
