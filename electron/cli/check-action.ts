// The `check` command: reads all of a library, names what is damaged, and saves what is whole where asked to.
import { errorFromShape } from '../../shared/errors.ts';
import type { CopyProgress } from '../engine/workers/copy-log.ts';
import { checkedText } from '../engine/workers/checked-text.ts';
import { print, say } from '../log/terminal.ts';
import { interruptible, withStore, type Common } from './library-session.ts';
import { progressBar } from './progress-bar.ts';
import { report } from './usage.ts';

export async function check(id: number | undefined, flags: Common & { repair?: boolean }): Promise<void> {
  const { checkLibrary } = await import('../engine/workers/check-library.ts');
  await withStore(flags, (store) =>
    interruptible(async (signal) => {
      const bar = progressBar('Checking', 'rows');
      const onProgress = (p: CopyProgress): void => bar.update(p.rowsDone, p.rowsTotal, p.rowsDone);
      const found = await checkLibrary(store, { id, repair: flags.repair ?? false }, { signal, onProgress }).finally(
        () => bar.end(),
      );
      const { logs, damaged, saved, diskFull } = found;
      if (flags.json) print({ logs, damaged, saved });
      else {
        for (const message of damaged) report(false, 'corrupt', message);
        say(...saved, checkedText(logs, damaged.length));
      }
      if (damaged.length > 0) process.exitCode = 1;
      if (diskFull) throw errorFromShape(diskFull);
    }),
  );
}
