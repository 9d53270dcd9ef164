// Benchmarks how fast and how exact frames are, for logs of 5e3 to 1e7 scanlines, in the engine and over HTTP.
import path from 'node:path';
import sharp from 'sharp';
import type { Engine } from '../../electron/engine/engine.ts';
import { frameRequest, type FrameRequest } from '../../shared/model/display.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { BenchContext, Row } from './benchmark.ts';
import { deviationOf } from './exact-picture.ts';
import { dynamicRow } from './frame-dynamic.ts';
import { httpRows } from './frame-http.ts';
import { median, p99, timed, times } from './measure.ts';
import { openApp } from './open-app.ts';
import { depthOf, writeSyntheticLog } from './synthetic-log.ts';

const SIZE = { widthPx: 600, heightPx: 900 };
const LOG_ROWS = [5_000, 100_000, 1_000_000];
const LARGE_LOG_ROWS = 10_000_000;
/** Scanlines of a window; the whole log is another. */
const WINDOW_ROWS = [500, 5_000, 50_000];
/** Just long enough for the pyramid's first level, seven rows of it to a pixel row: where a frame is furthest from exact. */
const COARSEST_ROWS = 25_300;
/** Drags of a series, and frames of each: the first one is where the thumb has jumped to. */
const DRAGS = 12;
const DRAG_FRAMES = 20;
/** Of its own length a window moves from frame to frame. */
const STEP = 1 / 20;

/** A log drawn in windows of one length, and how long that took. */
interface Series {
  readonly log: ImageLog;
  readonly windowRows: number;
  /** First frames of the drags: nothing of them has been read before. */
  readonly jumpMs: number[];
  /** The frames that follow. */
  readonly frameMs: number[];
  readonly encodeMs: number[];
}

export async function* run(context: BenchContext): AsyncGenerator<Row> {
  const dataDir = path.join(context.dir, 'frames');
  const sizes = context.rows === undefined ? [...LOG_ROWS, ...(context.large ? [LARGE_LOG_ROWS] : [])] : [context.rows];
  const logs: ImageLog[] = [];
  for (const rows of sizes) logs.push(await writeSyntheticLog(dataDir, rows));
  const engine = await openApp(dataDir);
  try {
    const all = await drawAll(engine, logs, context.quick ? 2 : DRAGS, context.quick ? 3 : DRAG_FRAMES);
    yield* all.flatMap(seriesRows);
    yield await dynamicRow(engine, {
      ...{ size: SIZE, windows: all, step: STEP },
      ...(context.quick ? { drags: 2, framesOfDrag: 3 } : { drags: DRAGS, framesOfDrag: DRAG_FRAMES }),
    });
    yield* lengthRows(all);
    yield* await truthRows(engine, logs);
    await engine.close();
    yield* httpRows(context, dataDir, logs);
  } finally {
    await engine.close();
  }
}

/** A drag of each series after another, so that all see the same machine. */
async function drawAll(
  engine: Engine,
  logs: readonly ImageLog[],
  drags: number,
  framesOfDrag: number,
): Promise<Series[]> {
  const all = logs.flatMap((log) =>
    [...new Set([...WINDOW_ROWS.filter((rows) => rows < log.rows), log.rows])].map((windowRows): Series => ({
      log,
      windowRows,
      jumpMs: [],
      frameMs: [],
      encodeMs: [],
    })),
  );
  const pixels = new Map<Series, Buffer>();
  for (const series of all) pixels.set(series, await pixelsOf(engine, { ...SIZE, ...windowAt(series, 0) }));
  for (let drag = 0; drag < drags; drag++) {
    for (const series of all) {
      const top = (drag / drags) * (series.log.rows - series.windowRows);
      for (let frame = 0; frame < framesOfDrag; frame++) {
        const request = frameRequest.parse({ ...SIZE, ...windowAt(series, top + frame * STEP * series.windowRows) });
        const ms = await timed(() => engine.frame(request));
        (frame === 0 ? series.jumpMs : series.frameMs).push(ms);
        series.encodeMs.push(await timed(() => encode(pixels.get(series)!, request.quality)));
      }
    }
  }
  return all;
}

/** The window that begins at a scanline, as far as the log lets it. */
function windowAt({ log, windowRows }: Series, firstRow: number): Pick<FrameRequest, 'id' | 'depthMin' | 'depthMax'> {
  const top = Math.min(Math.floor(firstRow), log.rows - windowRows);
  return { id: log.id, depthMin: depthOf(top), depthMax: depthOf(top + windowRows - 1) };
}

/** RGB, exactly. */
async function pixelsOf(engine: Engine, request: object): Promise<Buffer> {
  const { bytes } = await engine.frame(frameRequest.parse({ ...request, format: 'png' }));
  return sharp(bytes).removeAlpha().raw().toBuffer();
}

function encode(rgb: Buffer, quality: number): Promise<Buffer> {
  return sharp(rgb, { raw: { width: SIZE.widthPx, height: SIZE.heightPx, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: false })
    .toBuffer();
}

function seriesRows({ log, windowRows, jumpMs, frameMs, encodeMs }: Series): Row[] {
  const spread = (p99(frameMs) / median(frameMs)).toFixed(2);
  const encodes = (ms: readonly number[]): string => times(median(ms) / median(encodeMs), 'sharp’s encode');
  const dragged = {
    what: `frame 600 x 900 of ${windowRows.toLocaleString('en')} of ${log.rows.toLocaleString('en')} scanlines`,
    ...{ median: median(frameMs), p99: p99(frameMs), unit: 'ms', toReach: '2 x; p99 2.5 x p50' },
    ratio: `${encodes(frameMs)}; p99 ${spread} x p50`,
  };
  const jumped = { what: '  the first one after a jump', median: median(jumpMs), unit: 'ms', ratio: encodes(jumpMs) };
  return windowRows < log.rows ? [dragged, jumped] : [dragged];
}

/** The longest log against the shortest, at windows both have: does the length of a log matter? */
function lengthRows(all: readonly Series[]): Row[] {
  const [shortest, longest] = [all[0]!.log, all.at(-1)!.log];
  return [...new Set([WINDOW_ROWS[0]!, shortest.rows])].flatMap((windowRows) => {
    const [short, long] = [shortest, longest].map((log) =>
      all.find((series) => series.log === log && series.windowRows === windowRows),
    );
    if (!short || !long) return [];
    return (
      [
        ['p50', median],
        ['p99', p99],
      ] as const
    ).map(([name, of]) => ({
      what: `${name} of ${windowRows.toLocaleString('en')} scanlines, of ${longest.rows.toLocaleString('en')}`,
      ...{ median: of(long.frameMs), unit: 'ms', toReach: '1.2 x' },
      ratio: times(of(long.frameMs) / of(short.frameMs), `that of ${shortest.rows.toLocaleString('en')}`),
    }));
  });
}

/** The worst of all logs and windows. */
async function truthRows(engine: Engine, logs: readonly ImageLog[]): Promise<Row[]> {
  let greyError = 0;
  let misplacedRows = 0;
  for (const log of logs) {
    for (const windowRows of new Set([...WINDOW_ROWS, COARSEST_ROWS, log.rows])) {
      if (windowRows > log.rows) continue;
      const firstRow = Math.floor((log.rows - windowRows) * 0.37);
      const lastRow = firstRow + windowRows - 1;
      const window = { id: log.id, depthMin: depthOf(firstRow), depthMax: depthOf(lastRow) };
      const look = { widthPx: log.width, heightPx: SIZE.heightPx, colormap: 'gray', range: [0, 255] };
      const rgb = await pixelsOf(engine, { ...window, ...look });
      const grey = rgb.filter((_, i) => i % 3 === 0);
      const deviation = deviationOf(grey, SIZE.heightPx, firstRow, lastRow);
      greyError = Math.max(greyError, deviation.greyError);
      misplacedRows += deviation.misplacedRows;
    }
  }
  const exact = 'against the exact means';
  return [
    { what: `mean grey error ${exact}, worst window`, median: greyError, unit: '/ 255', toReach: '0.5 / 255' },
    { what: `misplaced pixel rows ${exact}, all windows`, median: misplacedRows, unit: 'rows', toReach: '0' },
  ];
}
