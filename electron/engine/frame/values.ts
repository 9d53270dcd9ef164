// Draws a frame of values: those behind a picture, their colormap entries, and scanlines per pixel row.
import { setImmediate } from 'node:timers/promises';
import { cancelled, StratascopeError } from '../../../shared/errors.ts';
import type { FrameRequest } from '../../../shared/model/display.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { DAMAGED_ROW, mostValuesRows, valuesFrame, valuesFrameBytes } from '../../../shared/picture/values-frame.ts';
import { damagedRows } from '../../../shared/raster/damaged-rows.ts';
import type { FrameMemory } from '../../../shared/raster/frame-memory.ts';
import { openPicture, type Picture } from '../../../shared/raster/picture.ts';
import type { TileSource } from '../../../shared/tiles/tile.ts';

/** A table with each entry's number as its red value, so that the painter yields the entries in place of colours. */
const ENTRY_TABLE = Uint8Array.from({ length: 768 }, (_, i) => (i % 3 === 0 ? i / 3 : 0));

type DrawnValues = Omit<Picture, 'bands' | 'painter'> & { readonly bytes: Uint8Array<ArrayBuffer> };

/** The bytes are laid out as in values-frame.ts. Throws `bad_input` without a height, `too_many_rows` for too many rows. */
export async function drawValues(
  memory: FrameMemory,
  source: TileSource,
  log: ImageLog,
  request: FrameRequest,
  signal: AbortSignal | undefined,
): Promise<DrawnValues> {
  const { heightPx } = request;
  if (heightPx === undefined) throw new StratascopeError('bad_input', 'heightPx: expected one for a frame of values');
  const most = mostValuesRows(log.width);
  if (heightPx > most) {
    const message = `Expected at most ${most} pixel rows of ${log.width} values but received ${heightPx}`;
    throw new StratascopeError('too_many_rows', message);
  }
  const asStored = { ...request, widthPx: log.width, azimuthOffset: 0 };
  const { bands, painter, ...facts } = await openPicture(source, log, asStored, ENTRY_TABLE);
  const buffer = new ArrayBuffer(valuesFrameBytes(heightPx, log.width));
  const { scanlines, values, entries } = valuesFrame(buffer, heightPx, log.width);
  let row = 0;
  for await (const band of bands(memory, scanlines)) {
    const at = row * log.width;
    values.set(band.values, at);
    const rgb = memory.rgb.take(band.values.length * 3);
    painter.paint(band, rgb);
    for (let i = 0; i < band.values.length; i++) entries[at + i] = rgb[i * 3]!;
    row += band.values.length / log.width;
    await setImmediate();
    if (signal?.aborted) throw cancelled();
  }
  for (const y of damagedRows({ ...facts, heightPx }, facts.lost)) {
    scanlines[y] = DAMAGED_ROW;
    values.fill(NaN, y * log.width, (y + 1) * log.width);
  }
  return { ...facts, bytes: new Uint8Array(buffer) };
}
