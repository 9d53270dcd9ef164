// In: the wish to undo or redo. Out: the log it belongs to is shown as it was, and it is said what has been undone.
import { sendDescription } from './describe-log.ts';
import { putStepBack, stepBack, stepForward, type Step } from './history.ts';
import { say, showLog, useViewer, type Viewer } from './store.ts';
import { historyTexts } from './texts.ts';

export function nextUndo({ history }: Viewer): Step | undefined {
  return history.done.at(-1);
}

export function nextRedo({ history }: Viewer): Step | undefined {
  return history.undone.at(-1);
}

export async function undo(): Promise<void> {
  const step = nextUndo(useViewer.getState());
  if (!step) return;
  useViewer.setState(({ history }) => ({ history: stepBack(history) }));
  const applied = await apply(step, 'before', historyTexts.undone);
  if (!applied) useViewer.setState(({ history }) => ({ history: putStepBack(history, step, 'done') }));
}

export async function redo(): Promise<void> {
  const step = nextRedo(useViewer.getState());
  if (!step) return;
  useViewer.setState(({ history }) => ({ history: stepForward(history) }));
  const applied = await apply(step, 'after', historyTexts.redone);
  if (!applied) useViewer.setState(({ history }) => ({ history: putStepBack(history, step, 'undone') }));
}

/** Whether it could be. */
async function apply(
  { logId, name, change }: Step,
  side: 'before' | 'after',
  sentence: (name: string, log: string) => string,
): Promise<boolean> {
  showLog(logId);
  if (change.kind === 'view') {
    const view = useViewer.getState().views[logId];
    if (!view) return false;
    useViewer.setState(({ views }) => ({ views: { ...views, [logId]: { ...view, ...change[side] } } }));
  } else if (!(await sendDescription(logId, change[side]))) return false;
  const log = useViewer.getState().logs.find(({ id }) => id === logId);
  if (log) say(sentence(name, log.name));
  return true;
}
