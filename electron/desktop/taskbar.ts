// The progress bar on the application's icon, from the running jobs.
import type { Job } from '../../shared/model/status.ts';

const UNDER_WAY: readonly Job['state'][] = ['queued', 'receiving', 'running'];
/** Electron's values for "no bar" and for "busy for an unknown time". */
const NO_BAR = -1;
const INDETERMINATE = 2;

/** The mean share done of all jobs, 0..1, for `BrowserWindow.setProgressBar`. Each job counts alike. */
export function taskbarProgress(jobs: readonly Job[]): number {
  const active = jobs.filter((job) => UNDER_WAY.includes(job.state));
  if (active.length === 0) return NO_BAR;
  if (active.every((job) => job.unitsTotal === 0)) return INDETERMINATE;
  const shares = active.map((job) => (job.unitsTotal > 0 ? Math.min(1, job.unitsDone / job.unitsTotal) : 0));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
