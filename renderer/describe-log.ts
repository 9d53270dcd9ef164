// In: a change of what is kept with a log: its name, bookmarks and the like. Out: it is made in the library, shown, and can be undone.
import type { LogDescription } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { currentGesture } from './gesture.ts';
import { pick, recordLog } from './history.ts';
import { reportProblem, setLibrary, useViewer } from './store.ts';

/** What cannot be changed is said; nothing is thrown. */
export async function describeLog(id: number, change: LogDescription): Promise<void> {
  const log = useViewer.getState().logs.find((l) => l.id === id);
  if (!log || !(await sendDescription(id, change))) return;
  const moment = { atMs: performance.now(), gesture: currentGesture() };
  const before: LogDescription = pick(log, Object.keys(change));
  useViewer.setState(({ history }) => ({ history: recordLog(history, id, before, change, moment) }));
}

/** Leaves the history alone: undoing is no change to be undone. Returns whether it was made. */
export async function sendDescription(id: number, change: LogDescription): Promise<boolean> {
  try {
    const described = await call('library.describe', { id, change });
    setLibrary(useViewer.getState().logs.map((log) => (log.id === id ? described : log)));
    return true;
  } catch (error) {
    reportProblem(errorSentence(error));
    return false;
  }
}
