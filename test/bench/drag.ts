// Benchmarks how live the picture is while it is dragged, in a real Chromium, for a short and a long log.
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { findHosts } from '../e2e/find-hosts.ts';
import { sharpOn } from '../e2e/painted.ts';
import { recordDrag, type DragRecord } from './drag-recorder.ts';
import { DragScript, PHASES, type Phase } from './drag-script.ts';
import { quantile } from './measure.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { startServed } from './served.ts';
import { writeSyntheticLog } from './synthetic-log.ts';

const LENGTHS = [5_000, 1_000_000];
const LONGEST = 10_000_000;
const CANVAS = { width: 600, height: 900 };
const WINDOW_ROWS = 2_000;
/** Of a log too short for that: there has to be somewhere to drag it to. */
const MOST_OF_LOG = 0.4;
const PATIENCE_MS = 30_000;
const SWITCHES = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

export async function* run({ dir, rows, quick, large }: BenchContext): AsyncGenerator<Row> {
  findHosts();
  for (const count of rows === undefined ? [...LENGTHS, ...(large ? [LONGEST] : [])] : [rows]) {
    const dataDir = path.join(dir, `drag-${count}`);
    await writeSyntheticLog(dataDir, count);
    const { leaps, records } = await measureDrag(dataDir, count, quick ? 0.1 : 1);
    yield* leapRows(count, leaps);
    yield* rowsOf(count, records);
  }
}

interface PhaseRecord {
  readonly record: DragRecord;
  /** Requests of tiles and frames, and the bytes of all answers. */
  readonly requests: number;
  readonly bytes: number;
}

interface Measured {
  /** Of leaps to windows that rest. */
  readonly leaps: DragRecord;
  readonly records: ReadonlyMap<Phase, PhaseRecord>;
}

/** What each phase was, over the one log of a library, of `count` rows; `pace` shortens it. */
async function measureDrag(dataDir: string, count: number, pace: number): Promise<Measured> {
  const server = await startServed(dataDir);
  try {
    const browser = await chromium.launch({ executablePath: process.env['STRATASCOPE_CHROMIUM']!, args: SWITCHES });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      await page.goto(server.url);
      await sharpOn(page, 'picture', PATIENCE_MS);
      await resizeCanvas(page);
      const middle = await middleWindow(page, Math.min(WINDOW_ROWS, count * MOST_OF_LOG));
      await goTo(page, middle);
      await sharpOn(page, 'picture', PATIENCE_MS);
      const asked = { requests: 0, bytes: 0 };
      page.on('request', (request) => (asked.requests += Number(/\/(tile|frame)\//.test(request.url()))));
      page.on('response', (response) => (asked.bytes += Number(response.headers()['content-length'] ?? 0)));
      const script = await DragScript.begin(page, pace);
      await page.evaluate(recordDrag);
      await script.leap();
      const leaps = await page.evaluate(() => (globalThis as unknown as { __drag: DragRecord }).__drag);
      await goTo(page, middle);
      await sharpOn(page, 'picture', PATIENCE_MS);
      const records = new Map<Phase, PhaseRecord>();
      for (const phase of PHASES) {
        await script.prepare(phase);
        await page.evaluate(recordDrag);
        const before = { ...asked };
        await script.play(phase);
        const requests = asked.requests - before.requests;
        await page.waitForTimeout(500);
        await sharpOn(page, 'picture', PATIENCE_MS);
        const record = await page.evaluate(() => (globalThis as unknown as { __drag: DragRecord }).__drag);
        const bytes = asked.bytes - before.bytes;
        records.set(phase, { record, requests, bytes });
      }
      return { leaps, records };
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

/** So many scanlines in the middle of the log, all of which is shown. */
async function middleWindow(page: Page, rows: number): Promise<string> {
  const depthIn = async (field: string): Promise<number> =>
    Number(await page.getByLabel(field, { exact: true }).inputValue());
  const middle = ((await depthIn('Top')) + (await depthIn('Base'))) / 2;
  return `${(middle - rows / 20).toFixed(1)} - ${(middle + rows / 20).toFixed(1)}`;
}

async function goTo(page: Page, window: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+g');
  const field = page.getByRole('dialog').getByRole('textbox');
  await field.fill(window);
  await field.press('Enter');
  await page.waitForTimeout(300);
}

/** From the input that asked for a window to its first picture, and to the one that is drawn from its own tiles. */
function leapRows(count: number, { inputs, pictures, coarse }: DragRecord): Row[] {
  const asked = [...new Set(pictures.map(([askedMs]) => askedMs))];
  const took = (isOne: (at: number) => boolean): number[] =>
    asked.flatMap((ms) => {
      const at = pictures.findIndex(([askedMs], i) => askedMs === ms && isOne(i));
      const input = inputs.findLast((each) => each <= ms);
      return at < 0 || input === undefined ? [] : [pictures[at]![1] - input];
    });
  const [first, sharp] = [took(() => true), took((i) => !coarse.includes(i))];
  const row = (what: string, times: number[], toReach: string): Row => ({
    what: `${what} after a leap, ${count} rows`,
    ...{ median: quantile(times, 0.5), unit: 'ms', toReach },
    ratio: `p95 ${quantile(times, 0.95).toFixed(1)} ms of ${times.length}`,
  });
  return [row('a picture', first, '16 ms'), row('the sharp picture', sharp, '150 ms')];
}

function rowsOf(count: number, phases: ReadonlyMap<Phase, PhaseRecord>): Row[] {
  return [...phases].flatMap(([phase, { record, requests, bytes }]) => {
    const { inputs, pictures, coarse, longTasks } = record;
    if (pictures.length === 0)
      throw new Error(`Expected ${phase} to change the picture of a log of ${count} scanlines`);
    const seconds = (inputs.at(-1)! - inputs[0]!) / 1000;
    // Sharpened by tiles that have come, it is the same picture.
    const own = pictures.filter(([askedMs], i) => askedMs !== pictures[i - 1]?.[0]);
    const latencies = own.map(
      ([askedMs, paintedMs]) => paintedMs - (inputs.findLast((ms) => ms <= askedMs) ?? askedMs),
    );
    const stale = own.filter(([askedMs], i) => i > 0 && askedMs < own[i - 1]![0]).length;
    const of = `${phase}, ${count} rows`;
    const most = phase === 'dynamic' ? '40 ms' : '25 ms';
    return [
      { what: `painted a second, ${of}`, median: own.length / seconds, unit: '/s', toReach: '55 /s' },
      {
        what: `input to picture p95, ${of}`,
        ...{ median: quantile(latencies, 0.95), unit: 'ms', toReach: most },
        ratio: `median ${quantile(latencies, 0.5).toFixed(1)} ms`,
      },
      {
        what: `painted from coarser tiles first, ${of}`,
        median: coarse.length,
        unit: '',
        ratio: `of ${pictures.length}`,
      },
      {
        what: `requests of tiles and pictures, ${of}`,
        median: requests,
        unit: '',
        ratio: `${(bytes / 1e6).toFixed(1)} MB`,
      },
      { what: `stale pictures, ${of}`, median: stale, unit: '', toReach: '0' },
      { what: `long tasks (> 50 ms), ${of}`, median: longTasks.length, unit: '', toReach: '0' },
    ];
  });
}
