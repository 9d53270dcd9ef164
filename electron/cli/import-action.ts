// The `import` command: imports files one after another and prints the outcome of each.
import path from 'node:path';
import { cancelled } from '../../shared/errors.ts';
import { importOptions, type ImportOptions } from '../../shared/model/image-log.ts';
import { optionsAgain } from '../../shared/model/read-again.ts';
import { logToReplace } from '../engine/import/take-place.ts';
import type { ImageStore } from '../engine/store/image-store.ts';
import { print, say } from '../log/terminal.ts';
import type { Installation } from '../server.ts';
import { interruptible, reportFailed, withStore, type Common } from './library-session.ts';
import { progressBar } from './progress-bar.ts';
import { logLine, remark, summaryOf } from './tables.ts';
import { parseOptions, report, UsageError } from './usage.ts';

export type ImportFlags = Common & Partial<ImportOptions>;

export async function importFiles(files: string[], flags: ImportFlags, { workerUrl }: Installation): Promise<void> {
  const { data: _data, store: _store, json, ...asked } = flags;
  if (files.length > 1 && asked.name !== undefined) {
    throw new UsageError(`--name names one file but ${files.length} were given`);
  }
  if (files.length > 1 && asked.replace !== undefined) {
    throw new UsageError(`--replace reads one file into a log but ${files.length} were given`);
  }
  if (asked.name !== undefined && asked.replace !== undefined) {
    throw new UsageError('--replace keeps the name of the log; describe --name changes it');
  }
  const given = parseOptions(importOptions, asked);
  const { runImport } = await import('../engine/workers/tasks.ts');
  const { SegmentThreads } = await import('../engine/import/segments/segment-queue.ts');
  const threads = new SegmentThreads(workerUrl);
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const options = given.replace === undefined ? given : await withRemembered(store, given.replace, asked);
      const imported: object[] = [];
      for (const file of files) {
        // After Ctrl+C between two files, the remaining ones are reported as cancelled.
        if (signal.aborted) {
          if (process.exitCode !== 1) report(json, 'cancelled', cancelled().message);
          process.exitCode = 1;
          break;
        }
        const startedMs = performance.now();
        const bar = progressBar(path.basename(file), 'MB');
        try {
          const { logs, known } = await runImport(store, file, options, {
            signal,
            onProgress: (p) =>
              bar.update(p.bytesRead, p.bytesTotal, p.rows, p.isSecondReading ? ', second reading' : ''),
            threads,
          });
          bar.end();
          const elapsedMs = Math.round(performance.now() - startedMs);
          for (const log of logs) {
            imported.push({ ...summaryOf(log), elapsedMs, ...(known ? { alreadyImported: true } : {}) });
            if (json) continue;
            if (known) say(`${path.basename(file)} is already imported as id ${log.id}; --again imports it anew`);
            else
              say(
                `${options.replace === undefined ? 'Imported' : 'Read again'} ${logLine(log)} in ${(elapsedMs / 1000).toFixed(1)} s`,
              );
          }
          // Logs of one table have the same findings.
          const remarks = new Set(logs.flatMap(({ findings = [] }) => findings.map(remark)));
          if (!json && !known) say(...remarks);
        } catch (error) {
          bar.end();
          await reportFailed(store, json, error);
          process.exitCode = 1;
        }
      }
      // One object for one log, as ever; several files or several logs of one file are a list.
      if (json && (files.length > 1 || imported.length > 1)) print(imported);
      else if (json && imported[0]) print(imported[0]);
    }),
  );
}

/** What is not said is as it was when the log was read last. */
async function withRemembered(store: ImageStore, id: number, asked: object): Promise<ImportOptions> {
  return importOptions.parse({ ...optionsAgain(await logToReplace(store, id)), ...asked });
}
