// The trash: what lies there, restored one by one, emptied only after asking; offered where a disk is full.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { JobList } from '../../../renderer/library/JobList.tsx';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { useViewer } from '../../../renderer/state/store.ts';
import { StratascopeError } from '../../../shared/errors.ts';
import { job } from '../../../shared/model/status.ts';
import type { TrashedLog } from '../../../shared/model/trash.ts';
import type { Answers } from '../../fixtures/fake-bridge.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount } from '../mount.tsx';

const TRASHED: TrashedLog[] = [
  { id: 3, name: 'beds', removedAt: '2026-11-20T10:00:00.000Z', bytes: 70_000_000 },
  { id: 7, name: 'older', removedAt: '2026-11-02T10:00:00.000Z', bytes: 50_000_000 },
];
const dialog = page.getByRole('dialog', { name: 'Trash' });
const rows = dialog.getByRole('listitem');
const question = page.getByRole('alertdialog', { name: 'Empty the trash?' });

function withTrash(more: Answers = {}): Answers {
  let logs = TRASHED;
  return {
    'library.trash': () => logs,
    'library.restore': ({ id }) => {
      logs = logs.filter((log) => log.id !== id);
      return { id };
    },
    'library.emptyTrash': () => {
      logs = [];
      return { bytes: 120_000_000 };
    },
    ...more,
  };
}

async function mountTrash(answers: Answers = withTrash()) {
  const mounted = await mount(<OpenDialog />, { answers });
  run('trash');
  return mounted;
}

test('what lies there is listed with its size and when it was deleted, and comes back by keys', async () => {
  const { calls } = await mountTrash();
  await expect.element(rows.first()).toMatchTextContent(/^bedsdeleted Nov 20, 2026, .*, 70\.0 MB/);
  await expect.element(dialog).toMatchTextContent(/2 logs, 120 MB\. After 30 days they are erased\./);
  await userEvent.keyboard('{Tab}');
  await expect.element(dialog.getByRole('button', { name: 'Restore beds' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(rows).toHaveLength(1);
  expect(calls).toContainEqual({ name: 'library.restore', input: { id: 3 } });
  // The next one is as near as the first was.
  await userEvent.keyboard('{Tab}');
  await expect.element(dialog.getByRole('button', { name: 'Restore older' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toMatchTextContent(/lies here for 30 days and can be brought back/);
  await expect.element(dialog.getByRole('button', { name: 'Empty Trash…' })).toBeDisabled();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});

test('it is emptied only after asking', async () => {
  const { calls } = await mountTrash();
  await dialog.getByRole('button', { name: 'Empty Trash…' }).click();
  await expect.element(question).toMatchTextContent(/2 logs \(120 MB\) will be erased .* cannot be undone/);
  await expect.element(question.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(question).not.toBeInTheDocument();
  await expect.element(rows).toHaveLength(2);
  await dialog.getByRole('button', { name: 'Empty Trash…' }).click();
  await question.getByRole('button', { name: 'Empty Trash' }).click();
  await expect.element(dialog).toMatchTextContent(/can be brought back/);
  expect(calls.filter(({ name }) => name === 'library.emptyTrash')).toHaveLength(1);
});

test('what cannot be restored, or read, is said, and can be tried again', async () => {
  const gone = 'Expected a log in the trash but there is none with id 3';
  let isAway = false;
  await mountTrash(
    withTrash({
      'library.restore': () => {
        throw new StratascopeError('not_found', gone);
      },
      'library.trash': () => {
        if (isAway) throw new StratascopeError('library_away', 'The server is away');
        return TRASHED.slice();
      },
    }),
  );
  await dialog.getByRole('button', { name: 'Restore beds' }).click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent(gone);
  isAway = true;
  useViewer.setState({ logs: [] });
  await expect.element(dialog.getByRole('alert').first()).toMatchTextContent(/The server is away/);
  isAway = false;
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect.element(rows).toHaveLength(2);
});

test('an import that a full disk has stopped offers to empty it, with its size, where there is something in it', async () => {
  const failed = (errorCode: string) =>
    job.parse({
      ...{ jobId: '1', kind: 'import', title: 'a.csv', state: 'failed', message: 'It is full', errorCode },
      ...{ rowsDone: 0, unitsDone: 0, unitsTotal: 1, unit: 'bytes', elapsedMs: 0 },
    });
  await mount(<JobList />, { answers: withTrash(), viewer: { jobs: [failed('disk_full')] } });
  const offer = page.getByRole('button', { name: 'Empty Trash (120 MB)…' });
  await offer.click();
  await question.getByRole('button', { name: 'Empty Trash' }).click();
  await expect.element(offer).not.toBeInTheDocument();
  await mount(<JobList />, { answers: withTrash(), viewer: { jobs: [failed('unreadable_file')] } });
  await expect.element(page.getByText('It is full')).toBeVisible();
  await expect.element(offer).not.toBeInTheDocument();
});
