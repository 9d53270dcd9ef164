// The import dialog: shows what offered files hold, asks what is not sure, and imports them or reads a log again.
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { logNameOf } from '../../shared/model/file-formats.ts';
import { AUTO_WIDTH, type ImageLog, type ImportOptions } from '../../shared/model/image-log.ts';
import { optionsAgain } from '../../shared/model/read-again.ts';
import type { OfferedFile } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { start } from '../commands/registry.ts';
import { Toggle } from '../controls/Choice.tsx';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { controlTexts } from '../controls/texts.ts';
import { startImports } from '../state/own-imports.ts';
import { dropOffers, takeImportOptions, takeReadings, useViewer } from '../state/store.ts';
import { autoWidthText } from './auto-width.ts';
import { FileHeading } from './FileHeading.tsx';
import { FilePane } from './FilePane.tsx';
import { ImportFields, typedWidth, type WidthForm } from './ImportFields.tsx';
import { answered, rememberReading, type Reading } from './reading.ts';
import { againTexts, intakeTexts as texts } from './texts.ts';
import { usePreviews } from './use-previews.ts';
import forms from '../controls/form.module.css';
import dialogs from '../controls/dialog.module.css';
import buttons from '../controls/button.module.css';
import styles from './ImportDialog.module.css';

/** Shows the dialog while there are offered files. One that a log is read again from comes by itself. */
export function OfferedFiles() {
  const offered = useViewer((viewer) => viewer.offered);
  const again = offered.find((file) => file.again !== undefined);
  if (again) return <ImportDialog key={again.offerId} files={[again]} />;
  return offered.length > 0 && <ImportDialog files={offered} />;
}

function ImportDialog({ files }: { readonly files: readonly OfferedFile[] }) {
  const replaced = useViewer(({ logs }) => logs.find(({ id }) => id === files[0]?.again?.logId));
  const [last] = useState(() => lastOptions(replaced));
  const readable = useViewer((viewer) => viewer.formats.read);
  const [at, setAt] = useState(0);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isTogether, setTogether] = useState(true);
  const [form, setForm] = useState<WidthForm>({
    choice: typeof last.width === 'number' ? 'number' : last.width,
    text: String(typeof last.width === 'number' ? last.width : AUTO_WIDTH),
    interpolation: last.interpolation,
  });
  /** Import was asked for while files were still being looked at. */
  const [isWanted, setWanted] = useState(false);
  /** Files whose questions have been in sight. */
  const seen = useRef(new Set<string>());
  const id = useId();
  const content = useRef<HTMLFormElement>(null);

  const file = files[Math.min(at, files.length - 1)]!;
  const typed = typedWidth(form);
  const width: ImportOptions['width'] =
    form.choice !== 'number' ? form.choice : 'value' in typed ? typed.value : 'auto';
  const { interpolation } = form;
  const previews = usePreviews(files, file.offerId, { width, interpolation });
  const state = previews.of(file.offerId);
  const alike = files.filter(({ offerId }) => state.shape !== undefined && previews.of(offerId).shape === state.shape);
  const isLookedAt = previews.lookedAt === files.length;

  useEffect(() => {
    if (state.questions.length > 0 && !isWanted) seen.current.add(file.offerId);
  }, [state.questions, isWanted, file.offerId]);

  useEffect(() => {
    if (isWanted && isLookedAt) importAll();
  });

  function close(): void {
    dropOffers(files);
    start(call('import.discard', { offerIds: files.map(({ offerId }) => offerId) }));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (form.choice === 'number' && 'problem' in typed) return document.getElementById(`${id}-width`)?.focus();
    setWanted(true);
  }

  /** Goes to a file with a question that nobody has seen, and imports only where there is none. */
  function importAll(): void {
    const asking = files.findIndex(
      ({ offerId }) => previews.of(offerId).questions.length > 0 && !seen.current.has(offerId),
    );
    setWanted(false);
    if (asking >= 0) {
      setAt(asking);
      // Once it is drawn.
      setTimeout(() => content.current?.querySelector<HTMLElement>('[data-questions] select')?.focus());
      return;
    }
    if (!replaced) takeImportOptions({ width, interpolation });
    takeReadings(remembered());
    dropOffers(files);
    const asked = files.map(({ offerId, fileName, again }) => {
      const name = names[offerId]?.trim();
      const isOwn = name !== undefined && name !== '' && name !== logNameOf(fileName, readable);
      return {
        offerId,
        options: {
          ...{ width, interpolation, ...readingOf(offerId) },
          ...(isOwn ? { name } : {}),
          ...(again ? { replace: again.logId } : {}),
        },
      };
    });
    start(startImports(asked));
  }

  function readingOf(offerId: string): Reading {
    const { preview, reading, questions } = previews.of(offerId);
    return answered(preview, reading, questions);
  }

  function remembered() {
    return files.reduce((readings, { offerId }) => {
      const { shape, preview } = previews.of(offerId);
      // Without names nothing tells the tables of two instruments apart.
      if (shape === undefined || preview?.columns.every(({ name }) => name === '')) return readings;
      const { part, ...reading } = readingOf(offerId);
      // Which part a log was is no choice for the next file.
      return rememberReading(readings, shape, replaced || part === undefined ? reading : { ...reading, part });
    }, useViewer.getState().readings);
  }

  function change(reading: Reading): void {
    previews.change(isTogether ? [file.offerId, ...alike.map(({ offerId }) => offerId)] : [file.offerId], reading);
  }

  const widths = files.flatMap(({ offerId }) => {
    const { part, inspection } = previews.of(offerId).preview ?? {};
    if (part && part.kind !== 'image') return [];
    return [inspection && part ? part.sourceWidth : undefined];
  });
  return (
    <DialogFrame title={replaced ? againTexts.title : texts.title} size="large" onClose={close}>
      <form ref={content} onSubmit={submit} noValidate>
        <div className={styles.body}>
          <FileHeading
            {...{ file, state, replaced }}
            name={names[file.offerId]}
            changeName={(name) => setNames({ ...names, [file.offerId]: name })}
          />
          {alike.length > 1 && (
            <div className={styles.together}>
              <Toggle
                label={texts.together(alike.length)}
                checked={isTogether}
                onChange={(checked) => {
                  setTogether(checked);
                  if (checked)
                    previews.change(
                      alike.map(({ offerId }) => offerId),
                      state.reading,
                    );
                }}
              />
            </div>
          )}
          <FilePane key={file.offerId} state={state} change={change} />
          {(widths.length > 0 || state.preview === undefined) && (
            <ImportFields form={form} autoWidth={autoWidthText(widths)} fieldId={`${id}-width`} change={setForm} />
          )}
        </div>
        <footer className={dialogs.footer}>
          {files.length > 1 && (
            <div className={styles.steps}>
              <button type="button" className={buttons.button} disabled={at === 0} onClick={() => setAt(at - 1)}>
                {texts.back}
              </button>
              <button
                type="button"
                className={buttons.button}
                disabled={at >= files.length - 1}
                onClick={() => setAt(at + 1)}
              >
                {texts.next}
              </button>
              <span role="status">{texts.fileOf(at + 1, files.length)}</span>
            </div>
          )}
          {isWanted && !isLookedAt && (
            <span className={forms.hint} role="status">
              {texts.lookingAt(previews.lookedAt + 1, files.length)}
            </span>
          )}
          <button type="button" className={buttons.button} onClick={close}>
            {controlTexts.cancel}
          </button>
          <button type="submit" className={buttons.primary} data-autofocus={replaced ? '' : undefined}>
            {replaced ? againTexts.readAgain : texts.import}
          </button>
        </footer>
      </form>
    </DialogFrame>
  );
}

/** Of the log that is replaced, else of the last import. */
function lastOptions(replaced: ImageLog | undefined): Pick<ImportOptions, 'width' | 'interpolation'> {
  const { importOptions } = useViewer.getState();
  return replaced ? { ...importOptions, ...optionsAgain(replaced) } : importOptions;
}
