// Check Library: asked for with and without repair, its progress, that it is cancelled, and what it found.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { OpenDialog } from '../../../renderer/shell/Dialogs.tsx';
import { takeJobs } from '../../../renderer/state/store.ts';
import { job, type Job } from '../../../shared/model/status.ts';
import { run } from '../../renderer/run-commands.ts';
import { mount } from '../mount.tsx';

const dialog = page.getByRole('dialog', { name: 'Check Library' });
const repair = dialog.getByRole('checkbox');
const check = dialog.getByRole('button', { name: 'Check', exact: true });
const found = dialog.getByRole('list', { name: 'What was found' });
const outcome = (): string | undefined =>
  dialog.element().querySelector<HTMLElement>('[data-outcome]')?.dataset['outcome'];

function aCheck(change: Partial<Job>): Job {
  const facts = { jobId: 'c', kind: 'check', title: 'the library', state: 'running', unit: 'rows' };
  return job.parse({ ...facts, rowsDone: 250, unitsDone: 250, unitsTotal: 1000, elapsedMs: 1000, ...change });
}

async function mountCheck(jobs: readonly Job[] = []) {
  const mounted = await mount(<OpenDialog />, {
    viewer: { jobs },
    answers: { 'library.check': () => ({}), 'job.cancel': () => ({}) },
  });
  run('check-library');
  await expect.element(dialog).toBeVisible();
  return mounted;
}

test('it is begun with or without repair', async () => {
  const { calls } = await mountCheck();
  await expect.element(check).toHaveFocus();
  await expect.element(repair).not.toBeChecked();
  await check.click();
  await repair.click();
  await check.click();
  expect(calls).toEqual([
    { name: 'library.check', input: { repair: false } },
    { name: 'library.check', input: { repair: true } },
  ]);
});

test('while it runs it tells how far it is, and is cancelled; then it can be begun again', async () => {
  const { calls } = await mountCheck([aCheck({})]);
  await expect.element(dialog.getByRole('progressbar')).toHaveAttribute('value', '0.25');
  await expect.element(dialog.getByText('25 %, 250 rows, 250 rows/s, 3 s left')).toBeVisible();
  await expect.element(repair).toBeDisabled();
  await expect.element(check).not.toBeInTheDocument();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(calls).toEqual([{ name: 'job.cancel', input: { jobId: 'c' } }]);
  // The engine takes cancelled jobs off the list.
  takeJobs([]);
  await expect.element(check).toBeEnabled();
  expect(outcome()).toBeUndefined();
});

test('where nothing is damaged it says so', async () => {
  await mountCheck([aCheck({ state: 'done', message: 'Read 5 logs: nothing is damaged', found: [] })]);
  await expect.element(dialog.getByRole('status')).toHaveTextContent('Read 5 logs: nothing is damaged');
  expect(outcome()).toBe('done');
  await expect.element(found).not.toBeInTheDocument();
});

test('all that is damaged is named under a warning', async () => {
  const damaged = Array.from({ length: 5 }, (_, i) => `Log ${i} is damaged`);
  await mountCheck([aCheck({ state: 'done', message: 'Read 5 logs: 5 found damaged', found: damaged })]);
  await expect.element(dialog.getByRole('status')).toMatchTextContent(/^Read 5 logs: 5 found damaged/);
  expect(outcome()).toBe('warned');
  expect(found.getByRole('listitem').elements()).toHaveLength(5);
});

test('after a repair it says what was saved', async () => {
  const saved = 'What is whole of log 3 (torn) is log 9 now; the damaged one is in the trash';
  const lost = 'Log 3 (torn), depth 1010 to 1025 m: this part of the file is damaged';
  await mountCheck([aCheck({ state: 'done', message: 'Read 5 logs: 1 found damaged', found: [lost, saved] })]);
  await expect.element(found.getByText(lost)).toBeVisible();
  await expect.element(found.getByText(saved)).toBeVisible();
});

test('of several the last one counts, and one that failed says why', async () => {
  const before = aCheck({ jobId: 'b', state: 'done', message: 'Read 5 logs: nothing is damaged', found: [] });
  await mountCheck([before, aCheck({ state: 'failed', message: 'The library is not there', errorCode: 'library' })]);
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('The library is not there');
  expect(outcome()).toBe('failed');
});
