// The `inspect` command: prints what is found in each file, without importing it.
import fs from 'node:fs';
import path from 'node:path';
import { cancelled, errorShape } from '../../shared/errors.ts';
import { importOptions, type ImportOptions } from '../../shared/model/image-log.ts';
import { isLogFile } from '../../shared/model/file-formats.ts';
import type { Inspection } from '../../shared/model/inspection.ts';
import { dataDirOf, LIBRARY_FILE } from '../engine/data-dir.ts';
import { storeOf } from '../engine/store/open-store.ts';
import type { CopyProgress } from '../engine/workers/copy-log.ts';
import type { Follow } from '../engine/workers/follow.ts';
import { print, say } from '../log/terminal.ts';
import { interruptible, withStore, type Common } from './library-session.ts';
import { inspectionLines } from './inspection-text.ts';
import { logFileLines, type KnownLogFile } from './log-file-text.ts';
import { progressBar } from './progress-bar.ts';
import { parseOptions, report } from './usage.ts';

type InspectFlags = Common & Partial<ImportOptions>;

export async function inspectFiles(files: string[], flags: InspectFlags): Promise<void> {
  const { data: _data, store: _store, json, ...asked } = flags;
  const options = parseOptions(importOptions, asked);
  const { inspectLog } = await import('../engine/import/inspect-log.ts');
  const found: (Inspection | KnownLogFile | { file: string; error: { code: string; message: string } })[] = [];
  await interruptible(async (signal) => {
    for (const file of files) {
      const name = path.basename(file);
      const bar = progressBar(name, isLogFile(file) ? 'rows' : 'MB');
      try {
        if (signal.aborted) throw cancelled();
        if (isLogFile(file)) {
          const onRows = (p: CopyProgress): void => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone);
          const inspected = await inspectWithLibrary(file, flags, { signal, onProgress: onRows });
          bar.end();
          found.push(inspected);
          if (!json) say(...(found.length > 1 ? [''] : []), ...logFileLines(inspected));
          if (inspected.damaged !== null) process.exitCode = 1;
          continue;
        }
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

/** With what the library knows of it, where there is one: none is made for that. */
async function inspectWithLibrary(file: string, flags: Common, follow: Follow<CopyProgress>): Promise<KnownLogFile> {
  const { inspectLogFile } = await import('../engine/workers/inspect-log-file.ts');
  const inspected = await inspectLogFile(file, follow);
  let library: KnownLogFile['library'] = null;
  if (storeOf(flags.store) === undefined && !fs.existsSync(path.join(dataDirOf(flags.data), LIBRARY_FILE)))
    return { ...inspected, library };
  try {
    await withStore(flags, async (store) => {
      const place = fs.realpathSync(file);
      const linked = (await store.list()).find((log) => log.place?.path === place);
      const log = linked ?? (await store.withUuid(inspected.uuid));
      if (log) library = { id: log.id, isLinked: linked !== undefined };
    });
  } catch (error) {
    // What the file holds is known without it.
    const { code, message } = errorShape(error);
    report(false, code, message);
  }
  return { ...inspected, library };
}
