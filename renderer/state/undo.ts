// Undo and redo: shows the log that a step belongs to, applies the step, and says what was undone.
import type { ImageLog } from '../../shared/model/image-log.ts';
import { kindNamed } from '../../shared/records/records.ts';
import { call } from '../bridge/api.ts';
import { sendRecords } from './change-records.ts';
import { sendDescription } from './describe-log.ts';
import type { Step } from './history.ts';
import { startImports } from './own-imports.ts';
import { applyRemoval } from './remove-log.ts';
import {
  restoreTracks,
  replaceSteps,
  reportError,
  restoreView,
  returnStep,
  say,
  showLog,
  takeStepBack,
  takeStepForward,
  useViewer,
  type Viewer,
} from './store.ts';
import { changeName, historyTexts } from './texts.ts';

export function nextUndo({ history }: Viewer): Step | undefined {
  return history.done.at(-1);
}

export function nextRedo({ history }: Viewer): Step | undefined {
  return history.undone.at(-1);
}

export async function undo(): Promise<void> {
  const step = nextUndo(useViewer.getState());
  if (!step) return;
  takeStepBack();
  const applied = await apply(step, ['after', 'before'], historyTexts.undone);
  if (!applied) returnStep(step, 'done');
}

export async function redo(): Promise<void> {
  const step = nextRedo(useViewer.getState());
  if (!step) return;
  takeStepForward();
  const applied = await apply(step, ['before', 'after'], historyTexts.redone);
  if (!applied) returnStep(step, 'undone');
}

type Side = 'before' | 'after';

/** Applies one side of a step. False if it can be tried again; a step that another's change has overtaken is over. */
async function apply(
  step: Step,
  [from, to]: readonly [Side, Side],
  sentence: (name: string, log: string) => string,
): Promise<boolean> {
  const { logId, what, change } = step;
  if (change.kind === 'removal') return applyRemoval(step, change, to);
  showLog(logId);
  const logNow = (): ImageLog | undefined => useViewer.getState().logs.find(({ id }) => id === logId);
  const logBefore = logNow();
  if (change.kind === 'import') {
    const { logIds, from: file } = change.after;
    if (!(await reported(to === 'before' ? removeLogs(logIds) : startImports(file ? [file] : [], true)))) return false;
    // The logs will have other ids, and so another step.
    if (to === 'after') replaceSteps(step, []);
  } else if (change.kind === 'view') {
    if (!restoreView(logId, change[to])) return false;
  } else if (change.kind === 'tracks') restoreTracks(change[to].tracks);
  else if (change.kind === 'records') {
    const outcome = await sendRecords(logId, kindNamed(change.of), change[from], change[to]);
    if (outcome === 'failed') return false;
    if (outcome === 'overtaken') {
      // There is nothing left to go back or forward to.
      replaceSteps(step, []);
      return true;
    }
  } else if (!(await sendDescription(logId, change[to]))) return false;
  // A new name is said; undoing its import takes the log away.
  const log = logNow() ?? logBefore;
  if (log) say(sentence(changeName(what), log.name));
  return true;
}

async function removeLogs(ids: readonly number[]): Promise<void> {
  for (const id of ids) await call('library.remove', { id });
}

/** False for what fails, which is said. */
async function reported(running: Promise<void>): Promise<boolean> {
  try {
    await running;
    return true;
  } catch (error) {
    reportError(error);
    return false;
  }
}
