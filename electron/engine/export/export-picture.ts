// In: an export request for a picture. Out: JPEG or PNG files on disk: one, or as many as the format's limit needs.
import fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileRows, MIN_CAPTION_WIDTH_PX, partText } from '../../../shared/picture/caption-layout.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ExportRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { pictureLabel } from '../../../shared/picture/picture-label.ts';
import { checkRows, encode, maxRows } from '../frame/encode.ts';
import { FrameMemory } from '../frame/frame-memory.ts';
import { openPicture } from '../frame/picture.ts';
import type { TileSource } from '../tiles/tile.ts';
import { drawCaption } from './caption.ts';
import { writeNewFile } from './new-file.ts';

/** Returns the files written. `onRows` hears of every pixel row once. */
export async function exportPicture(
  source: TileSource,
  log: ImageLog,
  request: ExportRequest & { format: 'jpeg' | 'png' },
  target: string,
  onRows: (rows: number) => void,
): Promise<string[]> {
  const { format, parts, quality, dpi } = request;
  const { widthPx, heightPx, bands, painter, ...drawn } = await openPicture(source, log, request);
  const label = pictureLabel(log, drawn, request, drawn.pixelDepth);
  const captioned = wantsCaption(request, widthPx) ? label : undefined;
  const { captionPx, rowsPerFile, files: count } = fileRows(heightPx, widthPx, maxRows(format, widthPx), captioned);
  if (!parts) checkRows(format, widthPx, heightPx + captionPx, ['several files']);
  const files = Array.from({ length: count }, (_, i) => (count === 1 ? target : partPath(target, i + 1, count)));
  // The user confirmed one name; the numbered ones must not replace anything unasked.
  if (count > 1) for (const file of files) await refuseExisting(file);

  const rowBytes = widthPx * 3;
  const rowsIn = (file: number): number => Math.min(rowsPerFile, heightPx - file * rowsPerFile);
  const memory = new FrameMemory();
  let file = 0;
  let left = rowsIn(0);
  let rgb = new Uint8Array((left + captionPx) * rowBytes);
  const written: string[] = [];
  try {
    for await (const band of bands(memory)) {
      const rows = band.values.length / log.width;
      for (let from = 0, to = 0; from < rows; from = to) {
        to = Math.min(rows, from + left);
        const drawnBytes = rgb.length - (left + captionPx) * rowBytes;
        painter.paint(band, rgb.subarray(drawnBytes), from, to);
        left -= to - from;
        if (left > 0) continue;
        const description = count === 1 ? label : `${label}${partText(file + 1, count)}`;
        // Each part has one: it is handed on by itself.
        if (captionPx > 0) drawCaption(description, widthPx, rgb.subarray(rgb.length - captionPx * rowBytes));
        const pixels = { rgb, width: widthPx, height: rgb.length / rowBytes };
        const bytes = await encode(pixels, format, quality, { dpi, description });
        await writeNewFile(files[file]!, async (handle) => void (await handle.writeFile(bytes)));
        written.push(files[file]!);
        if (++file === count) continue;
        left = rowsIn(file);
        rgb = new Uint8Array((left + captionPx) * rowBytes);
      }
      // Drawing waits for nothing: without this turn a cancel would be heard only when it is done.
      await setImmediate();
      onRows(rows);
    }
  } catch (error) {
    if (count > 1) await Promise.all(written.map((name) => fs.rm(name, { force: true })));
    throw error;
  }
  return written;
}

/** Where colours mean another value at every depth, unless it is refused; throws `bad_input` where it is asked for and has no room. */
function wantsCaption({ caption, normalization }: ExportRequest, widthPx: number): boolean {
  if (!(caption ?? normalization === 'dynamic')) return false;
  if (widthPx >= MIN_CAPTION_WIDTH_PX) return true;
  if (caption === undefined) return false;
  throw new StratascopeError(
    'bad_input',
    `Expected a picture at least ${MIN_CAPTION_WIDTH_PX} pixels wide for a caption but received ${widthPx}`,
  );
}

/** `log.jpg` -> `log-2-of-5.jpg` */
function partPath(target: string, part: number, count: number): string {
  const { dir, name, ext } = path.parse(target);
  return path.join(dir, `${name}-${part}-of-${count}${ext}`);
}

async function refuseExisting(file: string): Promise<void> {
  const there = await fs.stat(file).catch(() => undefined);
  if (there) {
    throw new StratascopeError('bad_input', `Could not write ${file}: a file of that name exists; choose another name`);
  }
}
