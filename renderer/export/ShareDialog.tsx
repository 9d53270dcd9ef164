// The Share dialog: asks what goes with a copy of the open log as a file of its own, and starts writing it.
import { useState, type FormEvent } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { bytesText } from '../controls/wording.ts';
import { closeDialog } from '../state/store.ts';
import { exportTexts, shareTexts as texts } from './texts.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';

export function ShareDialog({ log }: { readonly log: ImageLog }) {
  const [withRecords, setWithRecords] = useState(true);
  const [failure, setFailure] = useState<string>();
  const [starting, setStarting] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (starting) return;
    setStarting(true);
    setFailure(undefined);
    try {
      const { started } = await call('share.start', { id: log.id, withRecords });
      if (started) closeDialog();
    } catch (error) {
      setFailure(errorSentence(error));
    } finally {
      setStarting(false);
    }
  }

  return (
    <DialogFrame title={texts.share} onClose={closeDialog}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className={dialogs.body}>
          <p>
            <strong>{log.name}</strong>, {bytesText(log.storedBytes)}
          </p>
          <p>{texts.what}</p>
          <label className={forms.choice}>
            <input type="checkbox" checked={withRecords} onChange={(event) => setWithRecords(event.target.checked)} />
            {texts.withRecords}
          </label>
        </div>
        <footer className={dialogs.footer}>
          {failure && (
            <p className={[forms.problem, dialogs.failure].join(' ')} role="alert">
              {failure}
            </p>
          )}
          <button type="button" className={buttons.button} onClick={closeDialog}>
            {exportTexts.cancel}
          </button>
          <button type="submit" className={buttons.primary} disabled={starting}>
            {texts.share}
          </button>
        </footer>
      </form>
    </DialogFrame>
  );
}
