// The About dialog, with the version.
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { useViewer, closeDialog } from '../state/store.ts';
import { appTexts } from './texts.ts';

export function AboutDialog() {
  const version = useViewer((viewer) => viewer.version);
  return (
    <DialogFrame title={appTexts.about} closesOutside onClose={closeDialog}>
      <div className="dialog-body">
        <p>
          <strong>
            {appTexts.product} {version}
          </strong>
          <br />
          {appTexts.aboutWhat}
        </p>
        <p className="form-hint">{appTexts.aboutLicence}</p>
      </div>
    </DialogFrame>
  );
}
