// Whatever could not be kept because the disk is full: beside the message stands the offer to empty the trash.
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ColormapEditorSection } from '../../../renderer/colormaps/ColormapEditor.tsx';
import { ColormapActions } from '../../../renderer/colormaps/ColormapActions.tsx';
import { createColormap } from '../../../renderer/colormaps/colormap-library.ts';
import { JobList } from '../../../renderer/library/JobList.tsx';
import { addBookmark } from '../../../renderer/navigation/bookmarks.ts';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { describeLog } from '../../../renderer/state/describe-log.ts';
import { moveToTrash } from '../../../renderer/state/remove-log.ts';
import { openSettings, reportProblem, takeJobs } from '../../../renderer/state/store.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { job, type Job } from '../../../shared/model/status.ts';
import type { TrashedLog } from '../../../shared/model/trash.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { aLog } from '../../renderer/a-log.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount } from '../mount.tsx';

const log = aLog(1, { name: 'beds' });
const api = { enabled: true, port: 7375, url: 'http://127.0.0.1:7375', token: 't', openReads: false, requests: 0 };
const place = { kind: 'local', state: 'ready' } as const;
const offer = page.getByRole('button', { name: 'Empty Trash (70.0 MB)…' });
const question = page.getByRole('alertdialog', { name: 'Empty the trash?' });
const FULL = 'Expected room on the disk of the library but it is full';

const greys = new File(['0 #000000\n1 #ffffff\n'], 'greys.csv');

let trash: TrashedLog[];
beforeEach(() => {
  trash = [{ id: 3, name: 'old', removedAt: '2026-11-20T10:00:00.000Z', bytes: 70_000_000 }];
});

function full(): never {
  throw new StratascopeError('disk_full', FULL);
}

/** Every write fails; what is in the trash can be erased. */
const ANSWERS: Answers = {
  ...{ 'record.list': () => ({ records: [], damaged: [] }), 'record.put': full },
  ...{ 'library.list': () => [log], 'library.describe': full, 'library.remove': () => ({ outcome: 'trashed' }) },
  ...{ 'library.restore': full, 'colormap.save': full, 'export.start': full, 'share.start': full, 'api.update': full },
  ...{ 'store.choose': full, 'store.copy': full, 'window.rows': () => ({ rows: 9 }), 'api.status': () => api },
  'library.trash': () => trash,
  'library.emptyTrash': () => {
    trash = [];
    return { bytes: 70_000_000 };
  },
};

function Page() {
  return (
    <>
      <JobList />
      <ColormapActions colormap="viridis" nullColor="#000000" />
      <ColormapEditorSection />
      <OpenDialog />
    </>
  );
}

function ended(kind: Job['kind'], errorCode: Job['errorCode']): void {
  const facts = { jobId: kind, kind, title: 'beds', state: 'failed', message: FULL, errorCode };
  takeJobs([job.parse({ ...facts, rowsDone: 0, unitsDone: 0, unitsTotal: 1, unit: 'rows', elapsedMs: 0 })]);
}

async function press(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click();
}

async function undoRemoval(): Promise<void> {
  await moveToTrash(log);
  run('undo');
}

const WRITES: readonly (readonly [what: string, write: () => unknown])[] = [
  ['a bookmark', () => addBookmark(log, { depthMin: 1010, depthMax: 1020, name: 'a' })],
  ['a new name', () => describeLog(log.id, { name: 'other' })],
  ['what is brought back', undoRemoval],
  ['a copy to the team', () => run('copy-to-server')],
  ['a problem without a call', () => reportProblem(FULL, 'disk_full')],
  ['an edited colormap', () => (createColormap(), press('Save'))],
  ['an imported colormap', () => page.getByLabelText('Colormap files to import').upload(greys)],
  ['an export', () => (run('export'), press('Export'))],
  ['a file to hand on', () => (run('share'), press('Share'))],
  ['another library', () => (openSettings('library'), press('Use This Computer'))],
  ['settings of the API', () => (openSettings('api'), page.getByRole('switch').first().click())],
  ...(['import', 'export', 'copy', 'renew', 'check'] as const).map(
    (kind) => [`what a job of the kind ${kind} writes`, () => ended(kind, 'disk_full')] as const,
  ),
];

test.each(WRITES)('%s', async (_what, write) => {
  const server = { host: 'db.example.org', port: 5432, database: 'logs', user: 'ada' };
  const viewer = { api, place: { ...place, server }, pictureSize: { widthPx: 9, heightPx: 9 } };
  const { calls } = await mount(<Page />, { logs: [log], answers: ANSWERS, viewer });
  await write();
  await expect.element(page.getByRole('alert')).toMatchTextContent(FULL);
  await offer.click();
  await expect.element(question).toMatchTextContent(/1 log \(70\.0 MB\) will be erased/);
  await question.getByRole('button', { name: 'Empty Trash' }).click();
  await expect.element(offer).not.toBeInTheDocument();
  expect(calls.map(({ name }) => name)).toContain('library.emptyTrash');
});

test('other errors offer nothing, and an empty trash is not offered', async () => {
  const { calls } = await mount(<Page />, { logs: [log], answers: ANSWERS });
  ended('import', 'unreadable_file');
  await expect.element(page.getByRole('alert')).toMatchTextContent(FULL);
  expect(calls).toEqual([]);
  trash = [];
  ended('import', 'disk_full');
  await expect.poll(() => calls).toEqual([{ name: 'library.trash', input: {} }]);
  await expect.element(page.getByRole('button', { name: /^Empty Trash/ })).not.toBeInTheDocument();
});

test('a key in the question means nothing to the page behind it', async () => {
  await mount(<Page />, { logs: [log], answers: ANSWERS });
  reportProblem(FULL, 'disk_full');
  await offer.click();
  await expect.element(question).toBeVisible();
  // Where the page listens for its own keys.
  const heard = vi.fn<() => void>();
  window.addEventListener('keydown', heard);
  await userEvent.keyboard('{Delete}');
  window.removeEventListener('keydown', heard);
  expect(heard).not.toHaveBeenCalled();
});
