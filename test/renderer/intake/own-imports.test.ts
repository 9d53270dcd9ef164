// Tests that an import this page has started can be undone, and no other one.
import { beforeEach, expect, test } from 'vitest';
import { followOwnImports, importsStarted } from '../../../renderer/intake/own-imports.ts';
import { initialViewer, setLibrary, takeJobs, useViewer } from '../../../renderer/state/store.ts';
import { nextRedo, nextUndo, undo } from '../../../renderer/state/undo.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { job, type Job } from '../../../shared/model/status.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../a-log.ts';

followOwnImports();

const importJob = (offerId: string, change: Partial<Job>): Job =>
  job.parse({
    ...{ jobId: `job of ${offerId}`, kind: 'import', title: 'a.csv', state: 'running', offerId },
    ...{ rowsDone: 0, unitsDone: 0, unitsTotal: 1, unit: 'bytes', elapsedMs: 0, ...change },
  });

beforeEach(() => {
  useViewer.setState({ ...initialViewer, phase: { kind: 'ready' } }, true);
  setLibrary([aLog(3), aLog(2), aLog(1)]);
});

test('undoing an import removes all logs that it has made, and there is no redo', async () => {
  const { calls } = fakeBridge({ 'library.remove': () => ({}) });
  importsStarted(['mine']);
  takeJobs([importJob('mine', {})]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  takeJobs([importJob('mine', { state: 'done', made: [2, 3] })]);
  takeJobs([importJob('mine', { state: 'done', made: [2, 3] })]);
  expect(useViewer.getState().history.done).toHaveLength(1);
  await undo();
  expect(calls.map(({ name, input }) => [name, input])).toEqual([
    ['library.remove', { id: 2 }],
    ['library.remove', { id: 3 }],
  ]);
  expect(useViewer.getState().said?.text).toMatch(/^Undone: Import of /);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  expect(nextRedo(useViewer.getState())).toBeUndefined();
});

test('an import that could not be undone can be undone later', async () => {
  fakeBridge({
    'library.remove': () => {
      throw new StratascopeError('library', 'Expected a library but it is gone');
    },
  });
  importsStarted(['mine']);
  takeJobs([importJob('mine', { state: 'done', made: [2] })]);
  await undo();
  expect(useViewer.getState().problems).toEqual(['Expected a library but it is gone']);
  expect(nextUndo(useViewer.getState())?.what).toBe('import');
});

test('imports of other pages, and files that were there already, leave nothing to undo', () => {
  importsStarted(['mine']);
  takeJobs([importJob('another’s', { state: 'done', made: [1] }), importJob('mine', { state: 'done', imageId: 2 })]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
});
