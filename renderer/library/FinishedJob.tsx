// A job of the list that has ended: what came of it, what is damaged, and what can be done with that.
import { Download, FolderOpen, X } from 'lucide-react';
import type { Job } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { withKey } from '../bridge/page-key.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import { Remedy } from '../commands/ProblemText.tsx';
import { start } from '../commands/registry.ts';
import { FoundList, Outcome, outcomeOf } from './Outcome.tsx';
import { jobTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './FinishedJob.module.css';

/** Sentences on what is damaged that stand in the list; the dialog of the check has all of them. */
const MOST_FOUND = 3;

export function FinishedJob({ job }: { readonly job: Job }) {
  const kind = outcomeOf(job);
  const failed = kind === 'failed';
  return (
    <Outcome kind={kind} end={<DismissButton onClick={() => dismissJob(job)} what={job.title} />}>
      <div role={failed ? 'alert' : undefined}>
        {failed && (
          <p className={styles.title} title={job.title}>
            {job.title}
          </p>
        )}
        <p className={styles.message} data-quiet={kind === 'done' ? '' : undefined}>
          {job.message ?? jobTexts.done(job.kind, job.title)}
        </p>
        {kind === 'warned' && <Found job={job} />}
        {job.state === 'done' && job.kind === 'export' && <ExportedActions job={job} />}
        <Remedy code={job.errorCode} />
      </div>
    </Outcome>
  );
}

function Found({ job: { kind, found = [] } }: { readonly job: Job }) {
  return (
    <>
      <FoundList label={jobTexts.found} found={found.slice(0, MOST_FOUND)} />
      {found.length > MOST_FOUND && kind === 'check' && (
        <CommandButton id="check-library" text={jobTexts.showAllFound(found.length)} />
      )}
    </>
  );
}

function ExportedActions({ job }: { readonly job: Job }) {
  if (job.downloadUrls) {
    return job.downloadUrls.map((url, i, all) => (
      <a key={url} className={[buttons.button, styles.action].join(' ')} href={withKey(url)} download>
        <Download aria-hidden="true" /> {all.length > 1 ? jobTexts.savePartAgain(i + 1) : jobTexts.saveAgain}
      </a>
    ));
  }
  if (!isDesktop()) return null;
  return (
    <button
      type="button"
      className={[buttons.button, styles.action].join(' ')}
      onClick={() => start(call('job.reveal', { jobId: job.jobId }))}
    >
      <FolderOpen aria-hidden="true" /> {jobTexts.showInFolder}
    </button>
  );
}

export function DismissButton({ onClick, what }: { readonly onClick: () => void; readonly what: string }) {
  return (
    <button
      type="button"
      className={buttons.plainIcon}
      aria-label={jobTexts.dismissWhat(what)}
      title={jobTexts.dismiss}
      onClick={onClick}
    >
      <X aria-hidden="true" />
    </button>
  );
}

export function dismissJob(job: Job): void {
  start(call('job.dismiss', { jobId: job.jobId }));
}
