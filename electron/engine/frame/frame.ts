// Draws a frame: a depth window of a log as an encoded picture, or as the values behind it.
import { setImmediate } from 'node:timers/promises';
import { cancelled } from '../../../shared/errors.ts';
import type { FrameRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { PICTURE_FORMATS } from '../../../shared/picture/picture-formats.ts';
import { normalizationText } from '../../../shared/picture/picture-label.ts';
import { damagedRows, hatch } from '../../../shared/raster/damaged-rows.ts';
import { checkRows, encodeJpeg, encodePng, type Pixels } from './encode.ts';
import { withFrameMemory, type FrameMemory } from '../../../shared/raster/frame-memory.ts';
import { openPicture } from '../../../shared/raster/picture.ts';
import type { TileSource } from '../../../shared/tiles/tile.ts';
import { drawValues } from './values.ts';

export interface Frame {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Level of the depth pyramid that it was drawn from; 0: the scanlines themselves. */
  readonly level: number;
  /** Scanlines in the window. */
  readonly rows: number;
  /** The depths that the picture covers, in the log's own unit. */
  readonly depthMin: number;
  readonly depthMax: number;
  /** The log's time of import, which together with its id tells it from logs of other libraries. */
  readonly importedAt: string;
  readonly geometry: ImageLog['geometry'];
  readonly depthUnit: ImageLog['depthUnit'];
  /** The normalization in a few words, which says what the colours mean. */
  readonly normalization: string;
  readonly renderMs: number;
  readonly encodeMs: number;
}

const VALUES_MIME = 'application/octet-stream';
/** Longest time without a turn of the event loop, which lets a cancel arrive. */
const TURN_MS = 15;

/** Throws `bad_input` for a window without scanlines, `too_many_rows` for a picture too large for its format, `cancelled`. */
export async function drawFrame(
  source: TileSource,
  log: ImageLog,
  request: FrameRequest,
  signal?: AbortSignal,
): Promise<Frame> {
  return withFrameMemory((memory) => draw(memory, source, log, request, signal));
}

async function draw(
  memory: FrameMemory,
  source: TileSource,
  log: ImageLog,
  request: FrameRequest,
  signal: AbortSignal | undefined,
): Promise<Frame> {
  const startedMs = performance.now();
  const { format, quality } = request;
  if (format === 'values') {
    const { pixelDepth, ...drawn } = await drawValues(memory, source, log, request, signal);
    return {
      ...drawn,
      mime: VALUES_MIME,
      importedAt: log.importedAt,
      geometry: log.geometry,
      depthUnit: log.depthUnit,
      normalization: normalizationText(log, request, pixelDepth),
      renderMs: performance.now() - startedMs,
      encodeMs: 0,
    };
  }
  const { bands, painter, pixelDepth, ...facts } = await openPicture(source, log, request);
  const { widthPx, heightPx } = facts;
  checkRows(PICTURE_FORMATS[format], widthPx, heightPx);
  const rgb = memory.rgb.take(widthPx * heightPx * 3);
  let at = 0;
  let turnedMs = startedMs;
  for await (const band of bands(memory)) {
    painter.paint(band, rgb.subarray(at));
    at += (band.values.length / log.width) * widthPx * 3;
    if (performance.now() - turnedMs > TURN_MS) {
      await setImmediate();
      if (signal?.aborted) throw cancelled();
      turnedMs = performance.now();
    }
  }
  hatch(rgb, widthPx, damagedRows(facts, facts.lost));
  const renderedMs = performance.now();
  const pixels: Pixels = { rgb, width: widthPx, height: heightPx };
  const bytes = format === 'png' ? await encodePng(pixels) : await encodeJpeg(pixels, quality);
  return {
    bytes,
    mime: PICTURE_FORMATS[format].mime,
    ...facts,
    importedAt: log.importedAt,
    geometry: log.geometry,
    depthUnit: log.depthUnit,
    normalization: normalizationText(log, request, pixelDepth),
    renderMs: renderedMs - startedMs,
    encodeMs: performance.now() - renderedMs,
  };
}
