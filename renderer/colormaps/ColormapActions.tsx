// The menu of colormap actions: new, edit, duplicate, delete, import, export.
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import {
  COLORMAP_ENDINGS,
  COLORMAP_FILE_ENDINGS,
  COLORMAP_FORMATS,
  type ColormapFormat,
} from '../../shared/colormaps/files/formats.ts';
import { problemOf, type Problem } from '../bridge/api.ts';
import {
  createColormap,
  duplicateColormap,
  editColormap,
  exportColormap,
  importColormaps,
  removeColormap,
  type ImportedColormaps,
} from './colormap-library.ts';
import { ColormapProblem } from './ColormapProblem.tsx';
import { changeView, useViewer } from '../state/store.ts';
import { colormapsTexts as texts } from './texts.ts';
import menus from '../controls/menu.module.css';
import buttons from '../controls/button.module.css';
import styles from './ColormapActions.module.css';

const COLORMAP_FILES = COLORMAP_FILE_ENDINGS.map((ending) => `.${ending}`).join(',');

interface ColormapActionsProps {
  readonly colormap: string;
  readonly nullColor: string;
}

export function ColormapActions({ colormap, nullColor }: ColormapActionsProps) {
  const own = useViewer((viewer) => viewer.colormaps.find(({ name }) => name === colormap));
  const files = useRef<HTMLInputElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  /** The name of the colormap whose deletion is being confirmed. */
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [imported, setImported] = useState<ImportedColormaps>();

  function attempt(work: Promise<void>): void {
    setProblem(undefined);
    setImported(undefined);
    setAsked(undefined);
    work.catch((error: unknown) => setProblem(problemOf(error)));
  }

  function takeFiles(input: HTMLInputElement): void {
    const chosen = [...(input.files ?? [])];
    // Emptied so that choosing the same file again counts as a change.
    input.value = '';
    if (chosen.length > 0) attempt(importColormaps(chosen).then(setImported));
  }

  function answer(remove: boolean): void {
    if (remove) attempt(removeColormap(colormap));
    else setAsked(undefined);
    // The button that had the focus disappears with the question, so the focus goes to the picker.
    actions.current?.parentElement?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  }

  return (
    <div className={styles.actions} ref={actions}>
      {asked === colormap && own ? (
        <RemoveQuestion name={colormap} answer={answer} />
      ) : (
        <div className={styles.buttons}>
          <button type="button" className={buttons.button} onClick={createColormap}>
            {texts.create}
          </button>
          <button
            type="button"
            className={buttons.button}
            disabled={!own}
            title={own ? undefined : texts.editBuiltIn}
            onClick={() => own && editColormap(own, own.name)}
          >
            {texts.edit}
          </button>
          <button type="button" className={buttons.button} onClick={() => attempt(duplicateColormap(colormap))}>
            {texts.duplicate}
          </button>
          <button type="button" className={buttons.button} onClick={() => files.current?.click()}>
            {texts.importFiles}
          </button>
          <ExportMenu choose={(format) => attempt(exportColormap(colormap, format, nullColor))} />
          <button type="button" className={buttons.button} disabled={!own} onClick={() => setAsked(colormap)}>
            {texts.remove}
          </button>
        </div>
      )}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={COLORMAP_FILES}
        aria-label={texts.filesToImport}
        onChange={(event) => takeFiles(event.target)}
      />
      <ColormapProblem problem={problem} />
      <div className={styles.imported} role="status">
        {imported && <Imported imported={imported} nullColor={nullColor} />}
      </div>
    </div>
  );
}

interface RemoveQuestionProps {
  readonly name: string;
  readonly answer: (remove: boolean) => void;
}

function RemoveQuestion({ name, answer }: RemoveQuestionProps) {
  return (
    <div className={styles.question} role="alertdialog" aria-label={texts.removeQuestion(name)}>
      <p>{texts.removeQuestion(name)}</p>
      <button type="button" className={buttons.danger} onClick={() => answer(true)}>
        {texts.remove}
      </button>
      <button type="button" className={buttons.button} autoFocus onClick={() => answer(false)}>
        {texts.keep}
      </button>
    </div>
  );
}

function ExportMenu({ choose }: { readonly choose: (format: ColormapFormat) => void }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={buttons.button}>{texts.exportAs}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menus.menu} align="start" sideOffset={2}>
          {COLORMAP_FORMATS.map((format) => (
            <DropdownMenu.Item key={format} className={menus.item} onSelect={() => choose(format)}>
              {texts.formatOf(texts.formats[format], COLORMAP_ENDINGS[format])}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ImportedProps {
  readonly imported: ImportedColormaps;
  /** The null colour in use. */
  readonly nullColor: string;
}

/** Says what was imported, and offers the null colour that a file suggests. */
function Imported({ imported: { names, nullColor: suggested }, nullColor }: ImportedProps) {
  return (
    <>
      {names.length > 0 && <p>{texts.imported(names)}</p>}
      {suggested && suggested !== nullColor && (
        <p>
          <span className={styles.swatch} data-vision-seen="" style={{ background: suggested }} />
          <span>{texts.suggestsNullColor(suggested)}</span>
          <button type="button" className={buttons.button} onClick={() => changeView({ nullColor: suggested })}>
            {texts.useNullColor}
          </button>
        </p>
      )}
    </>
  );
}
