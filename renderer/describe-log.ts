// In: a change of what is kept with a log: its name, bookmarks and the like. Out: it is shown, kept in the library, and can be undone.
import type { LogDescription } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { currentGesture } from './gesture.ts';
import { pick, recordLog } from './history.ts';
import { reportProblem, setLibrary, useViewer } from './store.ts';

/** One after the other: what is kept in the end is what was changed last. */
let sent: Promise<unknown> = Promise.resolve();

/** What cannot be changed is said; nothing is thrown. */
export async function describeLog(id: number, change: LogDescription): Promise<void> {
  const log = useViewer.getState().logs.find((l) => l.id === id);
  if (!log) return;
  const moment = { atMs: performance.now(), gesture: currentGesture() };
  const before: LogDescription = pick(log, Object.keys(change));
  if (!(await sendDescription(id, change))) return;
  useViewer.setState(({ history }) => ({ history: recordLog(history, id, before, change, moment) }));
}

/** Leaves the history alone: undoing is no change to be undone. Returns whether it was made. */
export function sendDescription(id: number, change: LogDescription): Promise<boolean> {
  // Shown before it is kept: a team's library may be far away, and another change may follow before it answers.
  setLibrary(useViewer.getState().logs.map((log) => (log.id === id ? { ...log, ...change } : log)));
  const kept = sent.then(() => keep(id, change));
  sent = kept;
  return kept;
}

async function keep(id: number, change: LogDescription): Promise<boolean> {
  try {
    await call('library.describe', { id, change });
    return true;
  } catch (error) {
    reportProblem(errorSentence(error));
    await readAgain();
    return false;
  }
}

/** What could not be kept is not shown any longer. */
async function readAgain(): Promise<void> {
  try {
    setLibrary(await call('library.list', {}));
  } catch (error) {
    reportProblem(errorSentence(error));
  }
}
