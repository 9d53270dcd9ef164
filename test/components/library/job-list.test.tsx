// Jobs under way, done and failed: what is told of each, and what can be done about it.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { JobList } from '../../../renderer/library/JobList.tsx';
import { reportProblem, takeJobs } from '../../../renderer/state/store.ts';
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
