// In: a log, a window and a look. Out: files of it.
import path from 'node:path';
import { exportRequest, type ExportRequest } from '../../shared/model.ts';
import { interruptible, withStore, type Common } from './library-session.ts';
import { progressBar } from './progress-bar.ts';
import { parseOptions, print, UsageError } from './usage.ts';

const FORMATS: Record<string, ExportRequest['format']> = {
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.png': 'png',
  '.csv': 'csv',
};

type ExportFlags = Common & {
  out: string;
  depthMin?: number;
  depthMax?: number;
  width?: number;
  height?: number;
  quality?: number;
  parts?: boolean;
  /** How values become colours, as the schema has it. */
  [display: string]: unknown;
};

export async function exportWindow(id: number, flags: ExportFlags): Promise<void> {
  const { out, data: _data, store: _store, json, width: widthPx, height: heightPx, ...asked } = flags;
  const format = FORMATS[path.extname(out).toLowerCase()];
  if (!format) throw new UsageError(`--out must end in .jpg, .png or .csv, not "${path.basename(out)}"`);
  const request = parseOptions(exportRequest, { ...asked, id, widthPx, heightPx, format });
  const { runExport } = await import('../engine/tasks.ts');
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const bar = progressBar(path.basename(out), 'rows');
      try {
        const files = await runExport(store, request, path.resolve(out), {
          signal,
          onProgress: (p) => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone),
        });
        bar.end();
        if (json) print({ id: request.id, format, files });
        else console.log(`Exported ${files.join(', ')}`);
      } finally {
        bar.end();
      }
    }),
  );
}
