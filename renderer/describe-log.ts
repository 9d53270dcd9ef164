// In: what people say of a log. Out: it is kept with the log, and shown.
import type { LogDescription } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { reportProblem, setLibrary, useViewer } from './store.ts';

/** Where it cannot be kept, that is said, and nothing has changed. */
export function describeLog(id: number, change: LogDescription): void {
  call('library.describe', { id, change }).then(
    (described) => setLibrary(useViewer.getState().logs.map((log) => (log.id === id ? described : log))),
    (error: unknown) => reportProblem(errorSentence(error)),
  );
}
