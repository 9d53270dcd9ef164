// The long tasks on a store (import, export, frame, count), run in workers and by the command line alike.
import { stat } from 'node:fs/promises';
import { StratascopeError } from '../../../shared/errors.ts';
import type { ExportRequest, FrameRequest } from '../../../shared/model/display.ts';
import { isLogFile } from '../../../shared/model/file-formats.ts';
import type { ImageLog, ImportOptions } from '../../../shared/model/image-log.ts';
import { printedHeightPx } from '../../../shared/axes/printed-scale.ts';
import { exportValues } from '../export/export-values.ts';
import { FileSink } from '../export/file-sink.ts';
import { exporterNamed } from '../export/formats/exporters.ts';
import { drawFrame, type Frame } from '../frame/frame.ts';
import { windowOf } from '../../../shared/raster/picture.ts';
import { countScanlines } from '../../../shared/tiles/scanlines.ts';
import type { TileSource } from '../../../shared/tiles/tile.ts';
import { findImported } from '../import/find-imported.ts';
import { inPlaceOf, logToReplace } from '../import/take-place.ts';
import { importLog, type FirstReading, type ImportProgress } from '../import/import-log.ts';
import type { SegmentThreads } from '../import/segments/segment-queue.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Follow, ImportOutcome } from './follow.ts';

/** What a log is that is no image, as the end of a sentence. */
const HOLDS = { curves: 'holds curves', survey: 'holds a survey' } as const;

/** Imports a file. Leaves nothing in the store when it rejects, and a log that it was to replace as it was. */
export async function runImport(
  store: ImageStore,
  path: string,
  options: ImportOptions,
  follow: Follow<ImportProgress> & { readonly threads?: SegmentThreads | undefined },
): Promise<ImportOutcome> {
  if (isLogFile(path)) return (await import('./import-log-file.ts')).importLogFile(store, path, options, follow);
  const replaced = options.replace === undefined ? undefined : await logToReplace(store, options.replace);
  const isNew = options.again || replaced !== undefined;
  const known = isNew ? [] : await findImported(await store.list(), path, options, follow.signal);
  if (known.length > 0) return { logs: known, known: true };
  // Whoever finds the name on what is found with the log, such as its curves, knows whose they are.
  const asked = replaced ? { ...options, name: replaced.name } : options;
  // A log takes about as much room as its file. One that cannot be read is told by the import.
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  for (let first: FirstReading | undefined; ;) {
    const under = await store.beginImport(bytes);
    try {
      const reading = await importLog(path, asked, under, follow, first);
      if ('parts' in reading) {
        const parts = replaced ? await inPlaceOf(store, replaced, reading.parts) : reading.parts;
        const logs = await under.complete(parts);
        return { logs: logs.filter(({ parentId }) => parentId === undefined), known: false };
      }
      first = reading.again;
      await under.abort();
    } catch (error) {
      await under.abort();
      throw error;
    }
  }
}

export interface ExportProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

/** Exports to `target`. Returns the paths of the written files. */
export async function runExport(
  store: ImageStore,
  asked: ExportRequest,
  target: string,
  follow: Follow<ExportProgress>,
): Promise<string[]> {
  const log = await store.get(asked.id);
  const request = withHeight(log, asked);
  const exporter = exporterNamed(request.format);
  const isPicture = exporter.kind === 'picture';
  if (isPicture && log.kind !== 'image') {
    throw new StratascopeError(
      'bad_input',
      `Expected an image to draw but ${log.name} ${HOLDS[log.kind]}; export its values as CSV instead`,
    );
  }
  const rowsTotal =
    isPicture && request.heightPx !== undefined ? request.heightPx : await countRows(store, log, request);
  return toFiles(target, rowsTotal, follow, (sink) => exporter.write({ tiles: store, log, request }, sink));
}

/**
 * Exports the values of a log's companions, a file each, or of a log that holds curves itself. Returns the paths of the
 * written files. Throws `bad_input` for an image without companions.
 */
export async function runCurvesExport(
  store: ImageStore,
  request: ExportRequest,
  target: string,
  follow: Follow<ExportProgress>,
): Promise<string[]> {
  const log = await store.get(request.id);
  const curves = log.kind === 'image' ? await store.companions(log.id) : [log];
  if (curves.length === 0)
    throw new StratascopeError('bad_input', `Expected curves beside ${log.name} but received an image without any`);
  let rowsTotal = 0;
  for (const each of curves) rowsTotal += await countRows(store, each, request);
  return toFiles(target, rowsTotal, follow, async (sink) => {
    await sink.expect(curves.length);
    for (const each of curves) await exportValues({ tiles: store, log: each, request }, sink);
  });
}

/** Writes files through a sink that tells the progress; none is left behind where `write` rejects. */
async function toFiles(
  target: string,
  rowsTotal: number,
  { onProgress, signal }: Follow<ExportProgress>,
  write: (sink: FileSink) => Promise<void>,
): Promise<string[]> {
  let rowsDone = 0;
  const sink = new FileSink(target, (rows) => {
    if (signal?.aborted) throw new StratascopeError('cancelled', 'Cancelled');
    rowsDone += rows;
    onProgress?.({ rowsDone, rowsTotal });
  });
  try {
    await write(sink);
  } catch (error) {
    await sink.undo();
    throw error;
  }
  return sink.written;
}

/** The request with its printed scale converted to a height in pixel rows. */
function withHeight(log: ImageLog, request: ExportRequest): ExportRequest {
  const { scale, dpi } = request;
  if (scale === undefined) return request;
  return { ...request, heightPx: printedHeightPx(windowOf(log, request), log.depthUnit, scale, dpi) };
}

/** Draws a frame of tiles from `tiles`. Throws `not_found`, of a log that is no image too, and what `drawFrame` throws. */
export async function runFrame(
  store: ImageStore,
  tiles: TileSource,
  request: FrameRequest,
  { signal }: Follow<never>,
): Promise<Frame> {
  const log = await store.get(request.id);
  if (log.kind !== 'image')
    throw new StratascopeError('not_found', `Image with id ${log.id} not found: that log ${HOLDS[log.kind]}`);
  return drawFrame(tiles, log, request, signal);
}

/** The number of scanlines in a window, in the log's own unit; missing sides are open. */
export async function countRows(
  store: ImageStore,
  log: ImageLog,
  window: { depthMin?: number | undefined; depthMax?: number | undefined },
): Promise<number> {
  const { depthMin, depthMax } = windowOf(log, window);
  return countScanlines(store, log, depthMin, depthMax);
}
