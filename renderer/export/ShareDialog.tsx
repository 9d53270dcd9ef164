// The Share dialog: asks what goes with a copy of the open log as a file of its own, and starts writing it.
import { useState } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { call } from '../bridge/api.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { bytesText } from '../controls/wording.ts';
import { closeDialog } from '../state/store.ts';
import { StartFooter } from './StartFooter.tsx';
import { shareTexts as texts } from './texts.ts';
import { useStart } from './use-start.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';

export function ShareDialog({ log }: { readonly log: ImageLog }) {
  const [withRecords, setWithRecords] = useState(true);

  const start = useStart(() => call('share.start', { id: log.id, withRecords }));

  return (
    <DialogFrame title={texts.share} onClose={closeDialog}>
      <form onSubmit={start.submit} noValidate>
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
        <StartFooter start={start} action={texts.share} />
      </form>
    </DialogFrame>
  );
}
