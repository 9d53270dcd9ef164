// Tests that an import this page has started can be undone and redone, and no other one.
import { beforeEach, expect, test } from 'vitest';
import { followOwnImports, startImports } from '../../../renderer/state/own-imports.ts';
import { initialViewer, setLibrary, takeJobs, useViewer } from '../../../renderer/state/store.ts';
import { nextRedo, nextUndo, redo, undo } from '../../../renderer/state/undo.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { importOptions } from '../../../shared/model/image-log.ts';
import { job, type Job } from '../../../shared/model/status.ts';
import { fakeBridge } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../a-log.ts';

followOwnImports();

const MINE = { offerId: 'mine', options: importOptions.parse({ depthUnit: 'ft' }) };

const importJob = (offerId: string, change: Partial<Job>): Job =>
  job.parse({
    ...{ jobId: `job of ${offerId}`, kind: 'import', title: 'a.csv', state: 'running', offerId },
    ...{ rowsDone: 0, unitsDone: 0, unitsTotal: 1, unit: 'bytes', elapsedMs: 0, ...change },
  });

beforeEach(() => {
  useViewer.setState({ ...initialViewer, phase: { kind: 'ready' } }, true);
  setLibrary([aLog(3), aLog(2), aLog(1)]);
});

test('undoing an import removes all logs that it has made; redoing it imports the file again, as it was read', async () => {
  const { calls } = fakeBridge({
    'library.remove': () => ({ outcome: 'trashed' }),
    'import.start': () => ({}),
  });
  const history = () => useViewer.getState().history;
  void startImports([MINE]);
  takeJobs([importJob('mine', {})]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  const done = importJob('mine', { state: 'done', made: [2, 3] });
  takeJobs([done]);
  takeJobs([{ ...done }]);
  expect(history().done).toHaveLength(1);
  await undo();
  expect(calls.slice(1).map(({ name, input }) => [name, input])).toEqual([
    ['library.remove', { id: 2 }],
    ['library.remove', { id: 3 }],
  ]);
  expect(useViewer.getState().said?.text).toMatch(/^Undone: Import of /);
  setLibrary([aLog(1)]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
  expect(nextRedo(useViewer.getState())?.what).toBe('import');

  await redo();
  expect(calls.at(-1)).toMatchObject({ name: 'import.start', input: { files: [MINE] } });
  expect(nextRedo(useViewer.getState())).toBeUndefined();
  // The job of the first time may still be listed.
  takeJobs([{ ...done }]);
  expect(history().done).toEqual([]);
  setLibrary([aLog(5), aLog(4), aLog(1)]);
  takeJobs([done, { ...importJob('mine', { state: 'done', made: [4, 5] }), jobId: 'the second' }]);
  expect(nextUndo(useViewer.getState())).toMatchObject({ logId: 4, change: { after: { logIds: [4, 5] } } });
});

test('an import that could not be undone can be undone later', async () => {
  fakeBridge({
    'import.start': () => ({}),
    'library.remove': () => {
      throw new StratascopeError('library', 'Expected a library but it is gone');
    },
  });
  void startImports([MINE]);
  takeJobs([importJob('mine', { state: 'done', made: [2] })]);
  await undo();
  expect(useViewer.getState().problems).toMatchObject([{ message: 'Expected a library but it is gone' }]);
  expect(nextUndo(useViewer.getState())?.what).toBe('import');
});

test('imports of other pages, and files that were there already, leave nothing to undo', () => {
  fakeBridge({ 'import.start': () => ({}) });
  void startImports([MINE]);
  takeJobs([importJob('another’s', { state: 'done', made: [1] }), importJob('mine', { state: 'done', imageId: 2 })]);
  expect(nextUndo(useViewer.getState())).toBeUndefined();
});
