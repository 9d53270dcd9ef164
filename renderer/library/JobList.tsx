// The list of imports and exports, running or just finished, and of problems, each with its progress or outcome.
import { useEffect, useRef } from 'react';
import { hasEnded, type Job } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { withKey } from '../bridge/page-key.ts';
import { ProblemText } from '../commands/ProblemText.tsx';
import { start } from '../commands/registry.ts';
import { dismissJob, DismissButton, FinishedJob } from './FinishedJob.tsx';
import { Outcome, outcomeOf } from './Outcome.tsx';
import { progressParts, shareDone, spokenProgress } from './job-progress.ts';
import { dismissProblem, useViewer } from '../state/store.ts';
import { jobTexts } from './texts.ts';
import visually from '../controls/visually-hidden.module.css';
import buttons from '../controls/button.module.css';
import styles from './JobList.module.css';

const RANKS = { failed: 0, warned: 1, done: 2 } as const;

export function JobList() {
  // Cancelled jobs are left out, because the user has cancelled them.
  const jobs = useViewer((viewer) => viewer.jobs);
  const problems = useViewer((viewer) => viewer.problems);
  const kept = jobs.filter((job) => job.state !== 'cancelled');
  // What went wrong comes first, so that it is not missed below the others.
  const shown = [...kept].sort((a, b) => RANKS[outcomeOf(a)] - RANKS[outcomeOf(b)]);
  const drawer = useViewer((viewer) => viewer.drawer);
  const ready = useViewer((viewer) => viewer.phase.kind === 'ready');
  const finished = shown.filter(hasEnded);
  useDownloads(jobs, ready);

  return (
    <section
      className={styles.jobs}
      // In a small window the list is seen without its panel while that is closed.
      data-alone={drawer === 'logs' ? undefined : ''}
      role="region"
      aria-label={jobTexts.jobs}
      hidden={shown.length + problems.length === 0}
    >
      {finished.length > 1 && (
        <button
          type="button"
          className={[buttons.plain, styles.clear].join(' ')}
          onClick={() => finished.forEach(dismissJob)}
        >
          {jobTexts.dismissFinished(finished.length)}
        </button>
      )}
      <ul>
        {shown.map((job) => (
          <li key={job.jobId}>
            <JobItem job={job} />
          </li>
        ))}
        {problems.map(({ message, code }) => (
          <li key={message}>
            <Outcome
              kind="failed"
              end={<DismissButton onClick={() => dismissProblem(message)} what={jobTexts.thisMessage} />}
            >
              <ProblemText problem={{ message, code }} />
            </Outcome>
          </li>
        ))}
      </ul>
      <p className={visually.hidden} role="status">
        {shown.map(spokenProgress).filter(Boolean).join('. ')}
      </p>
    </section>
  );
}

function JobItem({ job }: { readonly job: Job }) {
  if (hasEnded(job)) return <FinishedJob job={job} />;
  return job.state === 'queued' ? <WaitingJob job={job} /> : <RunningJob job={job} />;
}

function CancelButton({ job }: { readonly job: Job }) {
  return (
    <button type="button" className={buttons.plain} onClick={() => start(call('job.cancel', { jobId: job.jobId }))}>
      {jobTexts.cancel}
      <span className={visually.hidden}> {job.title}</span>
    </button>
  );
}

function WaitingJob({ job }: { readonly job: Job }) {
  return (
    <div className={styles.waiting}>
      <p className={styles.title} title={job.title}>
        {job.title}
      </p>
      <span className={styles.parts}>{progressParts(job).join(' ')}</span>
      <CancelButton job={job} />
    </div>
  );
}

function RunningJob({ job }: { readonly job: Job }) {
  const share = shareDone(job);
  const parts = progressParts(job);
  return (
    <div className={styles.running}>
      <p className={styles.title} title={job.title}>
        {jobTexts.running(job.kind, job.title)}
      </p>
      <CancelButton job={job} />
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={job.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.floor(share * 100)}
        aria-valuetext={parts.join(', ')}
      >
        <div style={{ transform: `scaleX(${share ?? 0})` }} />
      </div>
      <p className={styles.parts}>
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
    </div>
  );
}

/** In a browser, downloads each export when it is done; exports that were done before the page loaded are left. */
function useDownloads(jobs: readonly Job[], ready: boolean): void {
  const handled = useRef(new Set<string>());
  const wasReady = useRef(false);
  useEffect(() => {
    for (const { jobId, state, downloadUrls } of jobs) {
      if (state !== 'done' || !downloadUrls || handled.current.has(jobId)) continue;
      handled.current.add(jobId);
      // Jobs that were there at the start arrive in the same change as `ready`.
      if (wasReady.current) downloadUrls.forEach(save);
    }
    wasReady.current = ready;
  }, [jobs, ready]);
}

function save(url: string): void {
  const link = document.createElement('a');
  link.href = withKey(url);
  link.download = '';
  link.click();
}
