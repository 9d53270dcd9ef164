// Exports a depth window as pictures: one file, or as many as the format's limits need.
import { setImmediate } from 'node:timers/promises';
import { fileRows, MIN_CAPTION_WIDTH_PX, partText } from '../../../shared/picture/caption-layout.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ExportRequest } from '../../../shared/model/display.ts';
import { mostRows, type PictureFormat } from '../../../shared/picture/picture-formats.ts';
import { pictureLabel } from '../../../shared/picture/picture-label.ts';
import { checkRows, type PictureNote, type Pixels } from '../frame/encode.ts';
import { FrameMemory } from '../../../shared/raster/frame-memory.ts';
import { openPicture } from '../../../shared/raster/picture.ts';
import { drawCaption } from './caption.ts';
import { incomplete, type ExportSink, type ExportSource } from './exporter.ts';

type Encode = (pixels: Pixels, note: PictureNote) => Promise<Uint8Array>;

/** `encode` makes the bytes of one file of `format`. The sink is told of every pixel row once. */
export async function exportPicture(
  { tiles, log, request }: ExportSource,
  sink: ExportSink,
  format: PictureFormat,
  encode: Encode,
): Promise<void> {
  const { parts, dpi } = request;
  const { widthPx, heightPx, bands, painter, ...drawn } = await openPicture(tiles, log, request);
  const label = pictureLabel(log, drawn, request, drawn.pixelDepth);
  const captioned = wantsCaption(request, widthPx) ? label : undefined;
  const most = mostRows(format.limits, widthPx);
  const { captionPx, rowsPerFile, files: count } = fileRows(heightPx, widthPx, most, captioned);
  if (!parts) checkRows(format, widthPx, heightPx + captionPx, ['several files']);
  await sink.expect(count);

  const rowBytes = widthPx * 3;
  const rowsIn = (file: number): number => Math.min(rowsPerFile, heightPx - file * rowsPerFile);
  const memory = new FrameMemory();
  let file = 0;
  let left = rowsIn(0);
  let rgb = new Uint8Array((left + captionPx) * rowBytes);
  let painted = 0;
  for await (const band of bands(memory)) {
    const rows = band.values.length / log.width;
    for (let from = 0; from < rows;) {
      const to = Math.min(rows, from + left);
      const drawnBytes = rgb.length - (left + captionPx) * rowBytes;
      painter.paint(band, rgb.subarray(drawnBytes), from, to);
      left -= to - from;
      from = to;
      if (left > 0) continue;
      const description = count === 1 ? label : `${label}${partText(file + 1, count)}`;
      // Every part has its caption, because each file may be passed on alone.
      if (captionPx > 0) drawCaption(description, widthPx, rgb.subarray(rgb.length - captionPx * rowBytes));
      const bytes = await encode({ rgb, width: widthPx, height: rgb.length / rowBytes }, { dpi, description });
      await sink.write((handle) => handle.writeFile(bytes));
      if (++file === count) continue;
      left = rowsIn(file);
      rgb = new Uint8Array((left + captionPx) * rowBytes);
    }
    // Drawing never waits, so without this turn of the event loop a cancel would arrive only at the end.
    await setImmediate();
    painted += rows;
    sink.rows(rows);
  }
  if (painted !== heightPx) throw incomplete(log, 'pixel rows', heightPx, painted);
}

/**
 * Whether there is a caption: if it is asked for, or by default with dynamic normalization, where a colour means another value
 * at every depth. Throws `bad_input` if it is asked for and the picture is too narrow.
 */
function wantsCaption({ caption, normalization }: ExportRequest, widthPx: number): boolean {
  if (!(caption ?? normalization === 'dynamic')) return false;
  if (widthPx >= MIN_CAPTION_WIDTH_PX) return true;
  if (caption === undefined) return false;
  throw new StratascopeError(
    'bad_input',
    `Expected a picture at least ${MIN_CAPTION_WIDTH_PX} pixels wide for a caption but received ${widthPx}`,
  );
}
