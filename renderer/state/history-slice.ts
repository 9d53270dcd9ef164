// State of undo and redo: the steps made since the page was opened.
import type { LogDescription } from '../../shared/model/image-log.ts';
import { currentGesture } from './gesture.ts';
import {
  NO_HISTORY,
  putStepBack,
  recordImport,
  recordLog,
  recordRecords,
  recordRemoval,
  replaceStep,
  stepBack,
  stepForward,
  type History,
  type ImportedFrom,
  type Removal,
  type Step,
} from './history.ts';
import type { SetFields } from './slice.ts';

export interface HistoryFields {
  readonly history: History;
}

export const historyFields: HistoryFields = { history: NO_HISTORY };

export function historyChanges(set: SetFields<HistoryFields>) {
  return {
    /** Moves the last step to the undone ones; the caller applies it. */
    takeStepBack: (): void => set(({ history }) => ({ history: stepBack(history) })),
    takeStepForward: (): void => set(({ history }) => ({ history: stepForward(history) })),
    /** Puts a step back where it was, after applying it has failed. */
    returnStep: (step: Step, to: 'done' | 'undone'): void =>
      set(({ history }) => ({ history: putStepBack(history, step, to) })),
    recordDescription: (id: number, before: LogDescription, after: LogDescription): void =>
      set(({ history }) => ({
        history: recordLog(history, id, before, after, { atMs: performance.now(), gesture: currentGesture() }),
      })),
    recordRecords: (
      logId: number,
      of: string,
      before: Readonly<Record<string, unknown>>,
      after: Readonly<Record<string, unknown>>,
    ): void =>
      set(({ history }) => {
        const moment = { atMs: performance.now(), gesture: currentGesture() };
        return { history: recordRecords(history, logId, of, { before, after }, moment) };
      }),
    recordImport: (logIds: readonly number[], from: ImportedFrom, isRedone: boolean): void =>
      set(({ history }) => ({
        history: recordImport(history, logIds, from, isRedone, { atMs: performance.now(), gesture: undefined }),
      })),
    recordRemoval: (logId: number, removal: Pick<Removal, 'name' | 'view'>): void =>
      set(({ history }) => ({
        history: recordRemoval(history, logId, removal, { atMs: performance.now(), gesture: undefined }),
      })),
    replaceSteps: (step: Step, by: readonly Step[]): void =>
      set(({ history }) => ({ history: replaceStep(history, step, by) })),
  };
}
