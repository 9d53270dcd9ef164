// The import dialog: asks how to import offered files, starting from the last choice, and starts the import.
import { useId, useState, type FormEvent } from 'react';
import {
  AUTO_WIDTH,
  depthUnit as depthUnits,
  INTERPOLATIONS,
  MAX_WIDTH,
  MIN_WIDTH,
  type ImportOptions,
  type Interpolation,
} from '../../shared/model/image-log.ts';
import { logNameOf } from '../../shared/model/file-formats.ts';
import type { OfferedFile } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { useAutoWidth } from './auto-width.ts';
import { Choice } from '../controls/Choice.tsx';
import { start } from '../commands/registry.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { useViewer, dropOffers, takeImportOptions } from '../state/store.ts';
import { importTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import { bytesText } from '../controls/wording.ts';
import { controlTexts } from '../controls/texts.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';
import styles from './ImportDialog.module.css';

type WidthChoice = 'auto' | 'source' | 'number';

/** Shows the dialog while there are offered files. */
export function OfferedFiles() {
  const offered = useViewer((viewer) => viewer.offered);
  return offered.length > 0 && <ImportDialog files={offered} />;
}

function ImportDialog({ files }: { readonly files: readonly OfferedFile[] }) {
  const last = useViewer((viewer) => viewer.importOptions);
  const readable = useViewer((viewer) => viewer.formats.read);
  const only = files.length === 1 ? files[0] : undefined;
  const [name, setName] = useState<string>();
  const [choice, setChoice] = useState<WidthChoice>(typeof last.width === 'number' ? 'number' : last.width);
  const [widthText, setWidthText] = useState(String(typeof last.width === 'number' ? last.width : AUTO_WIDTH));
  const [interpolation, setInterpolation] = useState<Interpolation>(last.interpolation);
  const [depthUnit, setDepthUnit] = useState(last.depthUnit);
  const autoWidth = useAutoWidth(files);
  const id = useId();

  const width = typedNumber(widthText, {
    what: importTexts.aWidth,
    min: MIN_WIDTH,
    max: MAX_WIDTH,
    integer: true,
    unit: importTexts.widthUnit,
  });
  const widthProblem = choice === 'number' && 'problem' in width ? width.problem : undefined;
  const offerIds = files.map((file) => file.offerId);

  function close(): void {
    dropOffers();
    start(call('import.discard', { offerIds }));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (choice === 'number' && 'problem' in width) return document.getElementById(`${id}-width`)?.focus();
    const chosen: ImportOptions['width'] = choice !== 'number' ? choice : 'value' in width ? width.value : 'auto';
    const importOptions = { ...last, width: chosen, interpolation, depthUnit };
    const wanted = only && name?.trim();
    takeImportOptions(importOptions);
    dropOffers();
    start(call('import.start', { offerIds, options: { ...importOptions, ...(wanted ? { name: wanted } : {}) } }));
  }

  return (
    <DialogFrame title={importTexts.title} onClose={close}>
      <form onSubmit={submit} noValidate>
        <div className={dialogs.body}>
          <ul className={styles.files} aria-label={importTexts.files}>
            {files.map((file) => (
              <li key={file.offerId}>
                <span title={file.fileName}>{file.fileName}</span>
                <span>{bytesText(file.bytes)}</span>
              </li>
            ))}
          </ul>
          {only && (
            <div className={forms.row}>
              <label htmlFor={`${id}-name`}>{importTexts.name}</label>
              <input
                id={`${id}-name`}
                data-autofocus
                // The default is the name that the engine would give.
                value={name ?? logNameOf(only.fileName, readable)}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => setName(event.target.value)}
              />
            </div>
          )}
          <fieldset className={forms.row} aria-label={importTexts.width}>
            <span>{importTexts.width}</span>
            <div className={forms.choices}>
              <Choice name={id} chosen={choice === 'auto'} choose={() => setChoice('auto')}>
                {autoWidth}
              </Choice>
              <Choice name={id} chosen={choice === 'source'} choose={() => setChoice('source')}>
                {importTexts.asInFile}
              </Choice>
              <div className={forms.choice}>
                <Choice name={id} chosen={choice === 'number'} choose={() => setChoice('number')}>
                  {importTexts.otherWidth}
                </Choice>
                <input
                  id={`${id}-width`}
                  className={forms.number}
                  aria-label={importTexts.otherWidthLabel}
                  aria-invalid={widthProblem !== undefined}
                  aria-describedby={widthProblem ? `${id}-problem` : undefined}
                  inputMode="numeric"
                  value={widthText}
                  // On click and not on focus, because passing with Tab must not choose.
                  onClick={() => setChoice('number')}
                  onChange={(event) => {
                    setChoice('number');
                    setWidthText(event.target.value);
                  }}
                />
                <small>{importTexts.widthLimits(MIN_WIDTH, MAX_WIDTH)}</small>
              </div>
            </div>
            {widthProblem && (
              <p id={`${id}-problem`} className={forms.problem} role="alert">
                {widthProblem}
              </p>
            )}
          </fieldset>
          <div className={forms.row}>
            <label htmlFor={`${id}-interpolation`}>{importTexts.interpolation}</label>
            <select
              id={`${id}-interpolation`}
              value={interpolation}
              disabled={choice === 'source'}
              onChange={(event) => setInterpolation(event.target.value as Interpolation)}
            >
              {INTERPOLATIONS.map((option) => (
                <option key={option} value={option}>
                  {importTexts.interpolations[option]}
                </option>
              ))}
            </select>
          </div>
          <fieldset className={forms.row} aria-label={importTexts.depthUnit}>
            <span>{importTexts.depthUnit}</span>
            <div>
              <div className={forms.inline}>
                {depthUnits.options.map((unit) => (
                  <Choice key={unit} name={`${id}-unit`} chosen={depthUnit === unit} choose={() => setDepthUnit(unit)}>
                    {unit}
                  </Choice>
                ))}
              </div>
              <p className={forms.hint}>{importTexts.depthUnitHint}</p>
            </div>
          </fieldset>
        </div>
        <footer className={dialogs.footer}>
          <button type="button" className={buttons.button} onClick={close}>
            {controlTexts.cancel}
          </button>
          <button type="submit" className={buttons.primary} data-autofocus={only ? undefined : true}>
            {importTexts.import}
          </button>
        </footer>
      </form>
    </DialogFrame>
  );
}
