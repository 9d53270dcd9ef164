// The `export` command: writes a depth window of a log to picture or value files.
import path from 'node:path';
import { isCircumference } from '../../shared/axes/azimuth.ts';
import { errorShape } from '../../shared/errors.ts';
import { exportRequest, type ExportRequest } from '../../shared/model/display.ts';
import { isLogFile, LOG_FILE } from '../../shared/model/file-formats.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { exporterOf, LOG_FILE_ENDING, VALUES_ENDINGS, WRITABLE_ENDINGS } from '../engine/formats.ts';
import type { ImageStore } from '../engine/store/image-store.ts';
import type { CopyProgress } from '../engine/workers/copy-log.ts';
import { print, say } from '../log/terminal.ts';
import { interruptible, withStore, type Common } from './library-session.ts';
import { progressBar } from './progress-bar.ts';
import { parseOptions, UsageError } from './usage.ts';

type ExportFlags = Common & {
  readonly out: string;
  /** A name or a file; the export request then holds the colours themselves. */
  readonly colormap?: string;
  readonly curves?: boolean;
  readonly withoutRecords?: boolean;
  /** All other options, by their names in an export request, and the options of a single format. */
  readonly [asked: string]: unknown;
};

export async function exportWindow(id: number, flags: ExportFlags): Promise<void> {
  const { out, json, colormap, curves, ...asked } = flags;
  if (isLogFile(out)) return shareAsFile(id, flags);
  if (flags.withoutRecords) throw new UsageError(`--without-records expected --out to end in ${LOG_FILE_ENDING}`);
  const exporter = exporterOf(out);
  if (!exporter)
    throw new UsageError(`--out must end in ${WRITABLE_ENDINGS} or ${LOG_FILE_ENDING}, not "${path.basename(out)}"`);
  if (curves && exporter.kind !== 'values')
    throw new UsageError(`--curves expected --out to end in ${VALUES_ENDINGS}, for curves are values`);
  const common = parseOptions(exportRequest, { ...asked, id, format: exporter.id });
  const request = { ...common, ...parseOptions(exporter.schema, asked) };
  const { runCurvesExport, runExport } = await import('../engine/workers/tasks.ts');
  await withStore(flags, async (store) => {
    const log = await store.get(request.id);
    if (request.azimuthOffset !== 0 && !isCircumference(log)) throw new UsageError(notAround(log));
    await interruptible(async (signal) => {
      const bar = progressBar(path.basename(out), 'rows');
      try {
        const colors = colormap === undefined ? {} : await colorsOf(colormap, flags, store);
        const write = curves ? runCurvesExport : runExport;
        const files = await write(store, { ...request, ...colors }, path.resolve(out), {
          signal,
          onProgress: (p) => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone),
        });
        bar.end();
        if (json) print({ id: request.id, format: exporter.id, files });
        else say(`Exported ${files.join(', ')}`);
      } finally {
        bar.end();
      }
    });
  });
}

/** The whole log as a file of its own. */
async function shareAsFile(id: number, flags: ExportFlags): Promise<void> {
  const { out, json, withoutRecords = false, data: _data, store: _store, ...others } = flags;
  const [foreign] = Object.keys(others);
  if (foreign !== undefined)
    throw new UsageError(
      `--out expected no options of a window or a picture with ${path.basename(out)}, which holds the whole log, but received ${foreign}`,
    );
  const { shareLog } = await import('../engine/workers/share-log.ts');
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const bar = progressBar(path.basename(out), 'rows');
      try {
        const onProgress = (p: CopyProgress): void => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone);
        const share = { id, target: path.resolve(out), withRecords: !withoutRecords };
        const files = await shareLog(store, share, { signal, onProgress });
        bar.end();
        if (json) print({ id, format: LOG_FILE.ending, files });
        else say(`Exported ${files.join(', ')}`);
      } finally {
        bar.end();
      }
    }),
  );
}

function notAround({ id, name }: Pick<ImageLog, 'id' | 'name'>): string {
  const way = `stratascope describe ${id} --geometry north, or high-side`;
  return `--azimuth-offset expected a log that goes all around the hole, but ${name} is of plain columns; if it does: ${way}`;
}

/** The colormap's part of the request. A null colour given as an option goes before the one that a file suggests. */
async function colorsOf(name: string, flags: ExportFlags, store: ImageStore): Promise<Partial<ExportRequest>> {
  const { chosenColormap } = await import('./colormap-option.ts');
  try {
    const { colormap, nullColor } = await chosenColormap(name, store);
    return { colormap, ...(nullColor !== undefined && flags['nullColor'] === undefined ? { nullColor } : {}) };
  } catch (error) {
    const { code, message } = errorShape(error);
    throw code === 'bad_input' ? new UsageError(`--${message.replace(/^(?!colormap)/, 'colormap: ')}`) : error;
  }
}
