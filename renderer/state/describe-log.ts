// Changes what is stored with a log (name, geometry, depth reference): shown at once, sent to the library, undoable.
import type { ImageLog, LogDescription } from '../../shared/model/image-log.ts';
import { call } from '../bridge/api.ts';
import { inTurn } from '../bridge/library-queue.ts';
import { changeId, pick } from './history.ts';
import { recordDescription, reportError, reportProblem, setLibrary, useViewer } from './store.ts';
import { changeName, historyTexts } from './texts.ts';
import { undoable } from './undoable.ts';

interface Sent {
  readonly id: number;
  readonly change: LogDescription;
  answered: boolean;
}

/** Changes sent; those of a log are forgotten together, when its last one has been answered. */
let underWay: readonly Sent[] = [];

/** A list read or told meanwhile: a later change of the same log may not be in it yet. */
export function withChangesUnderWay(logs: readonly ImageLog[]): ImageLog[] {
  return logs.map((log) =>
    underWay.reduce((shown, { id, change }) => (id === log.id ? { ...shown, ...change } : shown), log),
  );
}

/** What cannot be changed is said; nothing is thrown. */
export async function describeLog(id: number, change: LogDescription): Promise<void> {
  const log = useViewer.getState().logs.find((l) => l.id === id);
  if (!log) return;
  const before: LogDescription = pick(log, Object.keys(change));
  await undoable(
    () => recordDescription(id, before, change),
    () => sendDescription(id, change),
  );
}

/** Leaves the history alone: undoing is no change to be undone. Returns whether it was made. */
export async function sendDescription(id: number, change: LogDescription): Promise<boolean> {
  // Shown before it is kept: a team's library may be far away, and another change may follow before it answers.
  setLibrary(useViewer.getState().logs.map((log) => (log.id === id ? { ...log, ...change } : log)));
  const entry: Sent = { id, change, answered: false };
  underWay = [...underWay, entry];
  // In turn: what is kept in the end is what was changed last.
  const kept = await inTurn(() => keep(entry));
  if (kept !== undefined) return kept;
  const name = changeName(changeId(change));
  reportProblem(historyTexts.left(name));
  return false;
}

async function keep(entry: Sent): Promise<boolean> {
  const { id, change } = entry;
  try {
    await call('library.describe', { id, change });
    entry.answered = true;
    forgetAnswered(id);
    return true;
  } catch (error) {
    underWay = underWay.filter((each) => each !== entry);
    forgetAnswered(id);
    reportError(error);
    await readAgain();
    return false;
  }
}

function forgetAnswered(id: number): void {
  if (underWay.some((each) => each.id === id && !each.answered)) return;
  underWay = underWay.filter((each) => each.id !== id);
}

/** Another library is shown: its logs are other ones. */
export function forgetDescriptions(): void {
  underWay = [];
}

/** What could not be kept is not shown any longer. */
async function readAgain(): Promise<void> {
  try {
    setLibrary(withChangesUnderWay(await call('library.list', {})));
  } catch (error) {
    reportError(error);
  }
}
