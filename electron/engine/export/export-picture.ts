// In: an export request for a picture. Out: JPEG or PNG files on disk: one, or as many as the format's limit needs.
import fs from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ExportRequest, ImageLog } from '../../../shared/model.ts';
import { checkRows, encode, maxRows } from '../frame/encode.ts';
import { FrameMemory } from '../frame/frame-memory.ts';
import { openPicture } from '../frame/picture.ts';
import type { TileSource } from '../frame/tile-cache.ts';
import { writeNewFile } from './new-file.ts';

/** Returns the files written. `onRows` hears of every pixel row once. */
export async function exportPicture(
  source: TileSource,
  log: ImageLog,
  request: ExportRequest & { format: 'jpeg' | 'png' },
  target: string,
  onRows: (rows: number) => void,
): Promise<string[]> {
  const { format, parts, quality } = request;
  const { widthPx, heightPx, bands, painter } = await openPicture(source, log, request);
  if (!parts) checkRows(format, widthPx, heightPx, ['several files']);
  const rowsPerFile = Math.min(heightPx, maxRows(format, widthPx));
  const count = Math.ceil(heightPx / rowsPerFile);
  const files = Array.from({ length: count }, (_, i) => (count === 1 ? target : partPath(target, i + 1, count)));
  // The user confirmed one name; the numbered ones must not replace anything unasked.
  if (count > 1) for (const file of files) await refuseExisting(file);

  const rowBytes = widthPx * 3;
  const rowsIn = (file: number): number => Math.min(rowsPerFile, heightPx - file * rowsPerFile);
  const memory = new FrameMemory();
  let file = 0;
  let rgb = new Uint8Array(rowsIn(0) * rowBytes);
  let at = 0;
  const written: string[] = [];
  try {
    for await (const band of bands(memory)) {
      const rows = band.values.length / log.width;
      for (let from = 0, to = 0; from < rows; from = to) {
        to = Math.min(rows, from + (rgb.length - at) / rowBytes);
        painter.paint(band, rgb.subarray(at), from, to);
        at += (to - from) * rowBytes;
        if (at < rgb.length) continue;
        const bytes = await encode({ rgb, width: widthPx, height: rgb.length / rowBytes }, format, quality);
        await writeNewFile(files[file]!, async (handle) => void (await handle.writeFile(bytes)));
        written.push(files[file]!);
        if (++file < count) rgb = new Uint8Array(rowsIn(file) * rowBytes);
        at = 0;
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
