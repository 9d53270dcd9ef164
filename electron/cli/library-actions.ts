// The `list`, `open` and `copy` commands on the logs of a library.
import path from 'node:path';
import { joinRecords } from '../engine/joined-logs.ts';
import { readRecords } from '../engine/store/record-rows.ts';
import type { CopyProgress } from '../engine/workers/copy-log.ts';
import { print, say } from '../log/terminal.ts';
import { serverLibrary } from '../engine/store/open-store.ts';
import { interruptible, localFolder, OWNER_TOKEN, reportFailed, withStore, type Common } from './library-session.ts';
import { progressBar } from './progress-bar.ts';
import { logLine, logTable, summaryOf } from './tables.ts';
import { report } from './usage.ts';

export async function list(options: Common): Promise<void> {
  await withStore(options, async (store) => {
    const [logs, damaged] = [await store.list(), await store.damaged()];
    if (options.json) print(await joinRecords(logs, async () => readRecords(await store.records({}))));
    else if (logs.length > 0) say(...logTable(logs));
    else if (damaged.length === 0) say('The library is empty. Import a file: stratascope import FILE');
    // Damaged logs are named on stderr, so that stdout stays a list of usable logs for programs.
    for (const { message } of damaged) report(options.json, 'corrupt', message);
    if (damaged.length > 0) process.exitCode = 1;
  });
}

/** The files stay where they are; nothing is copied. */
export async function open(files: readonly string[], options: Common): Promise<void> {
  await withStore(options, async (store) => {
    const opened: object[] = [];
    for (const file of files) {
      try {
        const log = await store.link(path.resolve(file));
        opened.push({ ...summaryOf(log), place: log.place });
        if (!options.json) say(`Opened ${logLine(log)}, where it lies: ${log.place?.path ?? 'in the library'}`);
        if (!options.json && log.place?.isReadOnly) say('  It cannot be written there: notes cannot be kept with it');
      } catch (error) {
        await reportFailed(store, options.json, error);
        process.exitCode = 1;
      }
    }
    if (options.json && opened.length > 0) print(files.length > 1 ? opened : opened[0]!);
  });
}

export async function copy(id: number, flags: Common & { to: string }): Promise<void> {
  const { runCopy } = await import('../engine/workers/copy-log.ts');
  const to = flags.to.includes('://') ? serverLibrary(flags.to) : localFolder(path.resolve(flags.to));
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const { name } = await store.get(id);
      const bar = progressBar(name, 'rows');
      try {
        const onProgress = (p: CopyProgress): void => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone);
        const log = await runCopy(store, id, to, OWNER_TOKEN, { signal, onProgress });
        bar.end();
        if (flags.json) print(summaryOf(log));
        else say(`Copied ${logLine(log)}`);
      } finally {
        bar.end();
      }
    }),
  );
}
