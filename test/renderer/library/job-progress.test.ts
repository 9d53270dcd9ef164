// Tests the words that say how far a job is.
import { describe, expect, it } from 'vitest';
import { progressParts, shareDone, spokenProgress } from '../../../renderer/library/job-progress.ts';
import { job, type Job } from '../../../shared/model/status.ts';

function at(change: Partial<Job>): Job {
  const start = { jobId: 'j', kind: 'import', title: 'a.csv', state: 'running', unit: 'bytes' };
  return job.parse({ ...start, rowsDone: 0, unitsDone: 0, unitsTotal: 100e6, elapsedMs: 0, ...change });
}

describe('progress', () => {
  it('has rows, percent, rate and time left', () => {
    expect(progressParts(at({ rowsDone: 33_000, unitsDone: 25e6, elapsedMs: 500 }))).toEqual([
      '25 %',
      '33,000 rows',
      '50.0 MB/s',
      '2 s left',
    ]);
  });

  it('leaves out what is not known yet', () => {
    expect(progressParts(at({ unitsTotal: 0, rowsDone: 1 }))).toEqual(['1 row']);
    expect(progressParts(at({ unitsDone: 1e6, elapsedMs: 20 }))).toEqual(['1 %']);
    expect(progressParts(at({ state: 'queued' }))).toEqual(['Waiting', '100 MB']);
  });

  it('never says 100 % too early, nor more', () => {
    expect(progressParts(at({ unitsDone: 99.99e6 }))[0]).toBe('99 %');
    expect(shareDone(at({ unitsDone: 101e6 }))).toBe(1);
  });

  it('is spoken at the quarters, and a failure is left to its alert', () => {
    expect(spokenProgress(at({ unitsDone: 26e6 }))).toBe(spokenProgress(at({ unitsDone: 49e6 })));
    expect(spokenProgress(at({ unitsDone: 51e6 }))).toBe('Importing a.csv, 50 percent');
    expect(spokenProgress(at({ state: 'failed', message: 'no' }))).toBe('');
  });
});
