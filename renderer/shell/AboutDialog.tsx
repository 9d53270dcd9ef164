// The About dialog, with the version.
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { useViewer, closeDialog } from '../state/store.ts';
import { appTexts } from './texts.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';

export function AboutDialog() {
  const version = useViewer((viewer) => viewer.version);
  return (
    <DialogFrame title={appTexts.about} closesOutside onClose={closeDialog}>
      <div className={dialogs.body}>
        <p>
          <strong>
            {appTexts.product} {version}
          </strong>
          <br />
          {appTexts.aboutWhat}
        </p>
        <p className={forms.hint}>{appTexts.aboutLicence}</p>
      </div>
    </DialogFrame>
  );
}
