// The `remove`, `restore` and `trash` commands: what is removed lies in the trash, comes back from there, or is erased.
import { errorShape } from '../../shared/errors.ts';
import { megabytes, PAST_THE_TRASH, TRASH_DAYS, type Removed } from '../../shared/model/trash.ts';
import { print, say } from '../log/terminal.ts';
import { withStore, type Common } from './library-session.ts';
import { alignedLines, logLine } from './tables.ts';
import { report } from './usage.ts';

export async function remove(id: number, options: Common & { now?: boolean }): Promise<void> {
  await withStore(options, async (store) => {
    const known = [...(await store.list()), ...(await store.damaged())].find((log) => log.id === id);
    const removed = await store.remove(id, { now: options.now });
    if (options.json) print({ id, removed: true, ...removed });
    else say(sentence(`${known?.name ?? 'a log'} (id ${id})`, id, removed));
  });
}

function sentence(what: string, id: number, removed: Removed): string {
  if (removed.outcome === 'unlinked') return `Took ${what} off the list; its file stays where it lies`;
  if (removed.outcome !== 'trashed') return `Erased ${what}: ${PAST_THE_TRASH[removed.because]}`;
  return `Moved ${what} to the trash for ${TRASH_DAYS} days: stratascope restore ${id} brings it back`;
}

export async function restore(asked: number, options: Common): Promise<void> {
  await withStore(options, async (store) => {
    const id = await store.restore(asked);
    if (options.json) print({ id, restored: true });
    const log = await store.get(id).catch((error: unknown) => {
      const { code, message } = errorShape(error);
      report(options.json, code, message);
    });
    if (!options.json) say(`Restored ${log ? logLine(log) : `a damaged log (id ${id})`}`);
  });
}

export async function trash(options: Common & { empty?: boolean }): Promise<void> {
  await withStore(options, async (store) => {
    const logs = await store.trash();
    if (options.empty) {
      const bytes = await store.emptyTrash();
      if (options.json) print({ emptied: true, logs: logs.length, bytes });
      else say(logs.length === 0 ? 'The trash is empty' : `Erased ${countOf(logs.length)} (${megabytes(bytes)})`);
    } else if (options.json) print(logs);
    else if (logs.length === 0) say('The trash is empty');
    else {
      const rows = logs.map(({ id, name, removedAt, bytes }) => [
        ...[String(id), name, removedAt.slice(0, 16).replace('T', ' '), megabytes(bytes)],
      ]);
      say(...alignedLines([['ID', 'NAME', 'REMOVED', 'SIZE'], ...rows]));
    }
  });
}

const countOf = (logs: number): string => `${logs} ${logs === 1 ? 'log' : 'logs'}`;
