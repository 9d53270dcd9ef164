// How far a job is, as a share and in words.
import { hasEnded, type Job } from '../../shared/model/status.ts';
import { jobTexts } from './texts.ts';
import { bytesText, countText, durationText, plural } from '../controls/wording.ts';

/** Time before a rate is shown; earlier ones are mostly chance. */
const MIN_ELAPSED_MS = 400;

/** The share done, 0 to 1; undefined while the total is not known. */
export function shareDone({ unitsDone, unitsTotal }: Job): number | undefined {
  return unitsTotal > 0 ? Math.min(1, unitsDone / unitsTotal) : undefined;
}

/** Progress in parts: `43 %`, `1,204,000 rows`, `310 MB/s`, `2 s left`; parts not yet known are left out. */
export function progressParts(job: Job): string[] {
  if (job.state === 'queued')
    return [jobTexts.waiting, job.unit === 'bytes' ? bytesText(job.unitsTotal) : ''].filter(Boolean);
  const share = shareDone(job);
  const parts = share === undefined ? [] : [`${Math.floor(share * 100)} %`];
  if (job.state === 'receiving') parts.push(jobTexts.uploading);
  else if (job.rowsDone > 0) parts.push(plural(job.rowsDone, jobTexts.row));
  if (job.elapsedMs < MIN_ELAPSED_MS || job.unitsDone === 0) return parts;
  const perSecond = job.unitsDone / (job.elapsedMs / 1000);
  parts.push(job.unit === 'bytes' ? `${bytesText(perSecond)}/s` : jobTexts.rowsPerSecond(countText(perSecond)));
  if (share !== undefined && share < 1) parts.push(jobTexts.left(durationText((job.elapsedMs * (1 - share)) / share)));
  return parts;
}

/** The text for screen readers, which changes at every quarter only. */
export function spokenProgress(job: Job): string {
  if (hasEnded(job))
    return job.state === 'failed'
      ? ''
      : jobTexts.spokenEnd(job.title, job.message ?? jobTexts.done(job.kind, job.title));
  const quarter = Math.floor((shareDone(job) ?? 0) * 4) * 25;
  return job.state === 'queued'
    ? jobTexts.spokenWaiting(job.title)
    : jobTexts.spokenShare(job.kind, job.title, quarter);
}
