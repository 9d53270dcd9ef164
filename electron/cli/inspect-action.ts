// The `inspect` command: prints what is found in each file, without importing it.
import path from 'node:path';
import { cancelled, errorShape } from '../../shared/errors.ts';
import { importOptions, type ImportOptions } from '../../shared/model/image-log.ts';
import type { Inspection } from '../../shared/model/inspection.ts';
import { print, say } from '../log/terminal.ts';
import { interruptible, type Common } from './library-session.ts';
import { inspectionLines } from './inspection-text.ts';
import { progressBar } from './progress-bar.ts';
import { parseOptions, report } from './usage.ts';

type InspectFlags = Common & Partial<ImportOptions>;

export async function inspectFiles(files: string[], flags: InspectFlags): Promise<void> {
  const { data: _data, store: _store, json, ...asked } = flags;
  const options = parseOptions(importOptions, asked);
  const { inspectLog } = await import('../engine/import/inspect-log.ts');
  const found: (Inspection | { file: string; error: { code: string; message: string } })[] = [];
  await interruptible(async (signal) => {
    for (const file of files) {
      const name = path.basename(file);
      const bar = progressBar(name, 'MB');
      try {
        if (signal.aborted) throw cancelled();
        const onProgress = (p: { bytesRead: number; bytesTotal: number; rows: number }): void =>
          bar.update(p.bytesRead, p.bytesTotal, p.rows);
        const inspection = await inspectLog(file, options, { signal, onProgress });
        bar.end();
        found.push(inspection);
        if (!json) say(...(found.length > 1 ? [''] : []), ...inspectionLines(inspection));
      } catch (error) {
        bar.end();
        const { code, message } = errorShape(error);
        found.push({ file: name, error: { code, message } });
        if (!json) report(false, code, message);
        process.exitCode = 1;
      }
    }
  });
  // The list holds what is wrong with a file in its place, so that programs find each file's answer in one document.
  if (json) print(found);
}
