// Tests that the list of jobs is bounded: those that wait, and those that have ended.
import { expect, test } from 'vitest';
import { JobList, type NewJob } from '../../electron/engine/jobs.ts';

const job = (run: () => Promise<object> = async () => ({})): NewJob => ({
  ...({ kind: 'import', title: 'a', unit: 'bytes', unitsTotal: 1 } as const),
  run,
});

test('one more than 2000 that wait is refused, and cleans up', async () => {
  const list = new JobList(() => undefined);
  const { promise, resolve } = Promise.withResolvers<object>();
  const waiting = Array.from({ length: 2000 }, () => list.add(job(() => promise)));
  let isClean = false;
  const refused = await list.add({ ...job(), cleanUp: async () => void (isClean = true) });
  expect(refused).toMatchObject({
    state: 'failed',
    message: expect.stringMatching(/^Expected at most 2000/) as string,
  });
  expect(isClean).toBe(true);
  resolve({});
  expect(await Promise.all(waiting)).toHaveLength(2000);
});

test('of those that have ended the last 500 are kept', async () => {
  const list = new JobList(() => undefined);
  const ended = [];
  for (let i = 0; i < 510; i++) ended.push(await list.add(job()));
  expect(list.list().map(({ jobId }) => jobId)).toEqual(ended.slice(10).map(({ jobId }) => jobId));
});
