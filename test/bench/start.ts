// Benchmarks starts: from a command to its end or to the first picture, and the sizes of app and library.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { _electron, chromium, type Page } from 'playwright';
import { findHosts, realElectron } from '../e2e/find-hosts.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { interleave, median, p99, timed, times } from './measure.ts';
import { CLI, PROJECT, startServed } from './served.ts';
import { sizeRows } from './start-sizes.ts';
import { writeSyntheticLog } from './synthetic-log.ts';

const ROWS = 5_460;
const SWITCHES = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const execute = promisify(execFile);
const node = (...args: string[]): Promise<number> => timed(() => execute(process.execPath, args));

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(context.dir, 'start');
  await writeSyntheticLog(dataDir, context.rows ?? ROWS);
  findHosts();
  const rounds = context.quick ? 1 : 12;
  yield* await commandRows(dataDir, rounds);
  yield* await browserRows(dataDir, rounds);
  yield* await desktopRows(dataDir, rounds);
  yield* await sizeRows(context);
}

async function commandRows(dataDir: string, rounds: number): Promise<Row[]> {
  const ms = await interleave(rounds, {
    node: () => node('--eval', '0'),
    version: () => node(CLI, '--version'),
    list: () => node(CLI, 'list', '--data', dataDir),
  });
  const against = (name: 'version' | 'list'): Partial<Row> & { median: number; unit: string } => ({
    ...{ median: median(ms[name]), p99: p99(ms[name]), unit: 'ms' },
    ratio: times(median(ms[name]) / median(ms.node), `Node’s own start (${median(ms.node).toFixed(0)} ms)`),
  });
  return [
    { what: '`stratascope --version`: Node and the command line’s code', ...against('version') },
    { what: '`stratascope list`: and the library', ...against('list'), toReach: '300 ms' },
  ];
}

/** Chromium is running already, as a person's browser is; its cache is empty. */
async function browserRows(dataDir: string, rounds: number): Promise<Row[]> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: SWITCHES });
  const listening: number[] = [];
  const loaded: number[] = [];
  const drawn: number[] = [];
  try {
    const { total, blank } = await interleave(rounds, {
      total: async () => {
        const served = await startServed(dataDir);
        try {
          const page = await browser.newPage();
          const fromUrl = await timed(async () => {
            loaded.push(await timed(() => page.goto(served.url, { waitUntil: 'domcontentloaded' })));
            drawn.push(await timed(() => firstFrameOn(page)));
          });
          await page.close();
          listening.push(served.startMs);
          return served.startMs + fromUrl;
        } finally {
          await served.close();
        }
      },
      blank: async () => {
        const page = await browser.newPage();
        const elapsedMs = await timed(() => page.goto('about:blank', { waitUntil: 'domcontentloaded' }));
        await page.close();
        return elapsedMs;
      },
    });
    const part = (what: string, values: number[]): Row => ({
      what: `browser host: ${what}`,
      ...{ median: median(values), p99: p99(values), unit: 'ms' },
      ratio: times(median(values) / median(total), 'the whole'),
    });
    return [
      { ...part('from the command to the last log drawn', total), ratio: whole(total, blank) },
      part('until it listens', listening),
      part('from then until the page is parsed', loaded),
      part('from then until the first frame', drawn),
    ];
  } finally {
    await browser.close();
  }
}

/** Chromium starts with it. */
async function desktopRows(dataDir: string, rounds: number): Promise<Row[]> {
  const loaded: number[] = [];
  const { total, chromiumAlone } = await interleave(rounds, {
    total: () =>
      readyAfter(
        () => _electron.launch({ args: [PROJECT, '--data', dataDir], cwd: PROJECT }),
        async (app, elapsedMs) => {
          const page = await app.firstWindow();
          loaded.push(elapsedMs());
          await firstFrameOn(page);
        },
      ),
    chromiumAlone: () =>
      readyAfter(
        () => chromium.launch({ executablePath: chromiumPath(), args: SWITCHES }),
        async (browser) => (await browser.newPage()).goto('about:blank'),
      ),
  });
  const host = `desktop (${realElectron() ? 'Electron' : 'stand-in'})`;
  return [
    {
      what: `${host}: from the command to the last log drawn`,
      ...{ median: median(total), p99: p99(total), unit: 'ms' },
      ratio: times(median(total) / median(chromiumAlone), 'Chromium with an empty page'),
    },
    {
      what: `${host}: until its window is there`,
      ...{ median: median(loaded), p99: p99(loaded), unit: 'ms' },
      ratio: times(median(loaded) / median(total), 'the whole'),
    },
  ];
}

/** The page tells the browser's User Timing of every picture painted. */
async function firstFrameOn(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('picture', 'measure').length > 0);
}

/** Milliseconds from the launch; closing what was launched takes its time too, which does not count. */
async function readyAfter<Launched extends { close(): Promise<void> }>(
  launch: () => Promise<Launched>,
  isReady: (launched: Launched, elapsedMs: () => number) => Promise<unknown>,
): Promise<number> {
  const startMs = performance.now();
  const elapsedMs = (): number => performance.now() - startMs;
  const launched = await launch();
  try {
    await isReady(launched, elapsedMs);
    return elapsedMs();
  } finally {
    await launched.close();
  }
}

const chromiumPath = (): string => process.env['STRATASCOPE_CHROMIUM']!;

function whole(total: readonly number[], blank: readonly number[]): string {
  return times(median(total) / median(blank), `an empty page (${median(blank).toFixed(0)} ms)`);
}
