// Makes a change that can be undone at once, and takes it out of the history if it is refused afterwards.
import { replaceSteps, useViewer } from './store.ts';

/** `record` adds it to the history, `send` has it kept and says whether it was. */
export async function undoable(record: () => void, send: () => Promise<boolean>): Promise<void> {
  const { history } = useViewer.getState();
  // At once: what is changed is shown at once, and so can be undone.
  record();
  const { history: recorded } = useViewer.getState();
  if (await send()) return;
  const [step, last] = [recorded.done.at(-1), history.done.at(-1)];
  if (step === undefined || step === last) return;
  // Another that it was joined to stays.
  const rest = last && !recorded.done.includes(last) ? [last] : [];
  replaceSteps(step, rest);
}
