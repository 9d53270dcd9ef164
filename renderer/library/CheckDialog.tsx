// The dialog that checks the library: asks, tells the progress, and names what is damaged.
import { useState } from 'react';
import { call } from '../bridge/api.ts';
import { Remedy } from '../commands/ProblemText.tsx';
import { start } from '../commands/registry.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { controlTexts } from '../controls/texts.ts';
import { closeDialog, useViewer } from '../state/store.ts';
import { hasEnded } from '../../shared/model/status.ts';
import { progressParts, shareDone } from './job-progress.ts';
import { FoundList, Outcome, outcomeOf } from './Outcome.tsx';
import { checkTexts as texts, jobTexts } from './texts.ts';
import buttons from '../controls/button.module.css';
import dialogs from '../controls/dialog.module.css';
import forms from '../controls/form.module.css';
import styles from './CheckDialog.module.css';

export function CheckDialog() {
  const [repair, setRepair] = useState(false);
  const job = useViewer((viewer) => viewer.jobs.findLast(({ kind }) => kind === 'check'));
  const isRunning = job !== undefined && !hasEnded(job);
  const found = job?.found ?? [];
  return (
    <DialogFrame title={texts.title} size="wide" onClose={closeDialog}>
      <div className={dialogs.body}>
        <p>{texts.what}</p>
        <label className={forms.choice}>
          <input type="checkbox" checked={repair} disabled={isRunning} onChange={(e) => setRepair(e.target.checked)} />
          {texts.repair}
        </label>
        {isRunning && (
          <div>
            <progress className={styles.progress} value={shareDone(job)} aria-label={texts.title} />
            <p className={forms.hint}>{progressParts(job).join(', ')}</p>
          </div>
        )}
        {job && !isRunning && (
          <div role={job.state === 'failed' ? 'alert' : 'status'} className={styles.outcome}>
            <Outcome kind={outcomeOf(job)}>
              <div>
                <p>
                  <strong>{job.message}</strong>
                </p>
                <Remedy code={job.errorCode} />
                {found.length > 0 && <FoundList label={jobTexts.found} found={found} />}
              </div>
            </Outcome>
          </div>
        )}
      </div>
      <footer className={dialogs.footer}>
        {isRunning ? (
          <button
            type="button"
            className={buttons.button}
            onClick={() => start(call('job.cancel', { jobId: job.jobId }))}
          >
            {controlTexts.cancel}
          </button>
        ) : (
          <button
            type="button"
            className={buttons.primary}
            data-autofocus=""
            onClick={() => start(call('library.check', { repair }))}
          >
            {texts.check}
          </button>
        )}
      </footer>
    </DialogFrame>
  );
}
