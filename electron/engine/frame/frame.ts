// In: a frame request and a log's tiles. Out: one encoded picture: window -> bands of colours -> JPEG or PNG.
import type { FrameRequest, ImageLog } from '../../../shared/model.ts';
import { checkRows, encode } from './encode.ts';
import { openPicture } from './picture.ts';
import type { TileSource } from './tile-cache.ts';

export interface Frame {
  readonly bytes: Uint8Array;
  readonly mime: 'image/jpeg' | 'image/png';
  readonly widthPx: number;
  readonly heightPx: number;
  /** Level of the depth pyramid it was drawn from; 0 is the scanlines themselves. */
  readonly level: number;
  /** Scanlines in the window. */
  readonly rows: number;
}

/** Throws `bad_input` where there is nothing to show and `too_many_rows` where the format cannot hold it. */
export async function drawFrame(source: TileSource, log: ImageLog, request: FrameRequest): Promise<Frame> {
  const { widthPx, heightPx, level, rows, bands } = await openPicture(source, log, request);
  checkRows(request.format, widthPx, heightPx);
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  let at = 0;
  for await (const band of bands()) {
    rgb.set(band, at);
    at += band.length;
  }
  const bytes = await encode({ rgb, width: widthPx, height: heightPx }, request.format, request.quality);
  return { bytes, mime: `image/${request.format}`, widthPx, heightPx, level, rows };
}
