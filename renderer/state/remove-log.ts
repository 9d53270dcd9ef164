// Moves logs to the trash and brings them back: at once, undoable, and said; what would be erased is asked first.
import { StratascopeError } from '../../shared/errors.ts';
import { call } from '../bridge/api.ts';
import { withChangesUnderWay } from './describe-log.ts';
import type { Removal, Step } from './history.ts';
import {
  askToErase,
  recordRemoval,
  replaceSteps,
  reportError,
  reportProblem,
  say,
  sayUndoable,
  setLibrary,
  showLog,
  takeViews,
  useViewer,
} from './store.ts';
import { historyTexts } from './texts.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A second press does not ask for a log that is going already. */
const underWay = new Set<number>();

/** What cannot be removed is said; nothing is thrown. */
export async function moveToTrash({ id, name }: Named): Promise<void> {
  if (underWay.has(id)) return;
  underWay.add(id);
  // Once the log is not listed any more, how it was looked at is forgotten.
  const view = useViewer.getState().views[id];
  try {
    if (!(await goes({ id, name }))) return;
    recordRemoval(id, { name, view });
    sayUndoable(historyTexts.trashed(name), useViewer.getState().history.done.at(-1));
  } catch (error) {
    reportError(error);
  } finally {
    underWay.delete(id);
  }
}

/** Undoes a removal or does it again. False if that can be tried again. */
export async function applyRemoval(step: Step, { name, view }: Removal, to: 'before' | 'after'): Promise<boolean> {
  const { logId } = step;
  try {
    if (to === 'before') {
      await bringBack(step, name, view);
      return true;
    }
    if (await goes({ id: logId, name })) sayUndoable(historyTexts.trashed(name), step);
    else replaceSteps(step, []);
    return true;
  } catch (error) {
    const isGone = error instanceof StratascopeError && error.code === 'not_found';
    if (isGone) replaceSteps(step, []);
    if (isGone && to === 'before') reportProblem(historyTexts.notInTrash(name));
    else reportError(error);
    return false;
  }
}

/** Returns whether it is in the trash. A linked one is off the list; else the user is asked, and nothing has been done. */
async function goes({ id, name }: Named): Promise<boolean> {
  const removed = await call('library.remove', { id, trashOnly: true });
  if (removed.outcome === 'trashed') return true;
  if (removed.outcome === 'unlinked') say(historyTexts.unlinked(name));
  else askToErase({ id, name, because: removed.because });
  return false;
}

async function bringBack(step: Step, name: string, view: Removal['view']): Promise<void> {
  if (view) takeViews({ [step.logId]: view });
  const { id } = await call('library.restore', { id: step.logId });
  // The event that tells of it may come later.
  setLibrary(withChangesUnderWay(await call('library.list', {})));
  showLog(id);
  say(historyTexts.restored(name));
  if (id !== step.logId) replaceSteps(step, []);
}
