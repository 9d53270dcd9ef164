// Jobs under way, done and failed: what is told of each, and what can be done about it.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { JobList } from '../../../renderer/library/JobList.tsx';
import { reportProblem, takeJobs, useViewer } from '../../../renderer/state/store.ts';
import type { Job } from '../../../shared/model/status.ts';
import { mount } from '../mount.tsx';

const jobs = page.getByRole('region', { name: 'Jobs' });
const running: Job = {
  ...{ jobId: 'a', kind: 'import', title: 'long.csv', state: 'running', show: false },
  ...{ rowsDone: 1204, unitsDone: 43, unitsTotal: 100, unit: 'bytes', elapsedMs: 100 },
};
const failed: Job = {
  ...running,
  jobId: 'b',
  title: 'bad.csv',
  state: 'failed',
  message: 'bad.csv, line 4: expected a number',
};
const exported: Job = {
  ...running,
  jobId: 'c',
  kind: 'export',
  title: 'beds.png',
  state: 'done',
  message: 'Exported beds.png',
};

test('a job under way tells how far it is, and is cancelled', async () => {
  const { calls } = await mount(<JobList />, { viewer: { jobs: [running] }, answers: { 'job.cancel': () => ({}) } });
  const bar = jobs.getByRole('progressbar', { name: 'long.csv' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '43');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '43 %, 1,204 rows');
  await expect.element(jobs.getByRole('status')).toHaveTextContent('Importing long.csv, 25 percent');
  await jobs.getByRole('button', { name: 'Cancel long.csv' }).click();
  expect(calls).toEqual([{ name: 'job.cancel', input: { jobId: 'a' } }]);
  // Who has cancelled it need not be told.
  takeJobs([{ ...running, state: 'cancelled' }]);
  await expect.element(jobs).not.toBeInTheDocument();
});

test('one that waits says so, and can be cancelled as well', async () => {
  await mount(<JobList />, { viewer: { jobs: [{ ...running, state: 'queued' }] } });
  await expect.element(jobs.getByText('Waiting 100 B')).toBeVisible();
  await expect.element(jobs.getByRole('button', { name: 'Cancel long.csv' })).toBeVisible();
});

test('what went wrong comes first, is alarming, and is dismissed', async () => {
  const { calls } = await mount(<JobList />, {
    viewer: { jobs: [running, failed] },
    answers: { 'job.dismiss': () => ({}) },
  });
  await expect.element(jobs.getByRole('listitem').first()).toMatchTextContent(/line 4: expected a number/);
  await expect.element(jobs.getByRole('alert')).toMatchTextContent(/^bad\.csv/);
  await jobs.getByRole('button', { name: 'Dismiss bad.csv' }).click();
  expect(calls).toEqual([{ name: 'job.dismiss', input: { jobId: 'b' } }]);
});

const checked: Job = {
  ...{ ...running, jobId: 'd', kind: 'check', title: 'the library', state: 'done' },
  ...{ message: 'Read 5 logs: 1 found damaged', found: ['Log 3 (torn), depth 1010 to 1025 m: it is damaged'] },
};
const outcomes = (): (string | undefined)[] =>
  [...jobs.element().querySelectorAll<HTMLElement>('[data-outcome]')].map(({ dataset }) => dataset['outcome']);

test('a check that found damage is a warning above what went well, and names what is damaged', async () => {
  await mount(<JobList />, { viewer: { jobs: [exported, checked, failed] } });
  await expect.element(jobs.getByText('Read 5 logs: 1 found damaged')).toBeVisible();
  expect(outcomes()).toEqual(['failed', 'warned', 'done']);
  const found = jobs.getByRole('list', { name: 'What was found' });
  await expect.element(found).toHaveTextContent('Log 3 (torn), depth 1010 to 1025 m: it is damaged');
  takeJobs([{ ...checked, found: [], message: 'Read 5 logs: nothing is damaged' }]);
  await expect.element(jobs.getByText('Read 5 logs: nothing is damaged', { exact: true })).toBeVisible();
  expect(outcomes()).toEqual(['done']);
  await expect.element(found).not.toBeInTheDocument();
});

test('of much that is damaged the first is named, and the dialog of the check opens with all of it', async () => {
  const many = Array.from({ length: 40 }, (_, i) => `Log ${i + 1} is damaged`);
  await mount(<JobList />, { viewer: { jobs: [{ ...checked, found: many }] } });
  await expect.element(jobs.getByText('Log 3 is damaged')).toBeVisible();
  await expect.element(jobs.getByText('Log 4 is damaged')).not.toBeInTheDocument();
  await jobs.getByRole('button', { name: 'Show all 40…' }).click();
  expect(useViewer.getState().dialog).toBe('check');
});

test('an export is shown in its folder; several that are finished are dismissed at once', async () => {
  const { calls } = await mount(<JobList />, {
    viewer: { jobs: [running, failed, exported] },
    answers: { 'job.reveal': () => ({}), 'job.dismiss': () => ({}) },
  });
  await expect.element(jobs.getByText('Exported beds.png')).toBeVisible();
  await jobs.getByRole('button', { name: 'Show in folder' }).click();
  await jobs.getByRole('button', { name: 'Dismiss the 2 finished' }).click();
  expect(calls).toEqual([
    { name: 'job.reveal', input: { jobId: 'c' } },
    { name: 'job.dismiss', input: { jobId: 'b' } },
    { name: 'job.dismiss', input: { jobId: 'c' } },
  ]);
});

test('what can be fetched once more has a link for each of its files', async () => {
  const parts = { ...exported, downloadUrls: ['exports/1/beds-1.png', 'exports/1/beds-2.png'] };
  await mount(<JobList />, { viewer: { jobs: [parts] } });
  const second = jobs.getByRole('link', { name: 'Save part 2 again' });
  await expect.element(second).toHaveAttribute('href', 'exports/1/beds-2.png');
});

test('a problem that belongs to no job is said among them until it is dismissed', async () => {
  await mount(<JobList />);
  await expect.element(jobs).not.toBeInTheDocument();
  reportProblem('Nothing was copied: the clipboard is busy');
  await expect.element(jobs.getByRole('alert')).toHaveTextContent('Nothing was copied: the clipboard is busy');
  await jobs.getByRole('button', { name: 'Dismiss this message' }).click();
  await expect.element(jobs).not.toBeInTheDocument();
});
