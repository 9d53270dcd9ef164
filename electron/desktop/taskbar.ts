// In: the jobs. Out: how far the bar on the application's icon goes.
import type { Job } from '../../shared/model/status.ts';

const UNDER_WAY: readonly Job['state'][] = ['queued', 'receiving', 'running'];
/** What Electron takes for "no bar" and for "busy, nobody knows how long". */
const NO_BAR = -1;
const INDETERMINATE = 2;

/** Mean of the shares done, 0..1, as `BrowserWindow.setProgressBar` takes it; each job counts alike, whatever its unit. */
export function taskbarProgress(jobs: readonly Job[]): number {
  const active = jobs.filter((job) => UNDER_WAY.includes(job.state));
  if (active.length === 0) return NO_BAR;
  if (active.every((job) => job.unitsTotal === 0)) return INDETERMINATE;
  const shares = active.map((job) => (job.unitsTotal > 0 ? Math.min(1, job.unitsDone / job.unitsTotal) : 0));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
