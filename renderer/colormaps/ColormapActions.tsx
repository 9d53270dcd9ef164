// In: the colormap in use. Out: what can be done with it and the library's: new, edit, duplicate, delete, import, export.
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { COLORMAP_FORMATS } from '../../shared/colormaps/files/formats.ts';
import { errorSentence } from '../bridge/api.ts';
import {
  createColormap,
  duplicateColormap,
  editColormap,
  exportColormap,
  importColormaps,
  removeColormap,
  type ImportedColormaps,
} from './colormap-library.ts';
import { changeView, useViewer } from '../state/store.ts';
import { colormapsTexts as texts } from './texts.ts';
import '../controls/menu.css';

interface ColormapActionsProps {
  readonly colormap: string;
  readonly nullColor: string;
}

export function ColormapActions({ colormap, nullColor }: ColormapActionsProps) {
  const own = useViewer((viewer) => viewer.colormaps.find(({ name }) => name === colormap));
  const files = useRef<HTMLInputElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  /** The name of the one that is to be deleted, until that is answered. */
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [imported, setImported] = useState<ImportedColormaps>();

  function attempt(work: Promise<void>): void {
    setProblem(undefined);
    setImported(undefined);
    setAsked(undefined);
    work.catch((error: unknown) => setProblem(errorSentence(error)));
  }

  function takeFiles(input: HTMLInputElement): void {
    const chosen = [...(input.files ?? [])];
    // So that choosing the same file again is a change again.
    input.value = '';
    if (chosen.length > 0) attempt(importColormaps(chosen).then(setImported));
  }

  function answer(remove: boolean): void {
    if (remove) attempt(removeColormap(colormap));
    else setAsked(undefined);
    // The button that was pressed goes with the question.
    actions.current?.parentElement?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  }

  return (
    <div className="colormap-actions" ref={actions}>
      {asked === colormap && own ? (
        <div className="colormap-question" role="alertdialog" aria-label={texts.removeQuestion(colormap)}>
          <p>{texts.removeQuestion(colormap)}</p>
          <button type="button" className="button button-danger" onClick={() => answer(true)}>
            {texts.remove}
          </button>
          <button type="button" className="button" autoFocus onClick={() => answer(false)}>
            {texts.keep}
          </button>
        </div>
      ) : (
        <div className="colormap-buttons">
          <button type="button" className="button" onClick={createColormap}>
            {texts.create}
          </button>
          <button
            type="button"
            className="button"
            disabled={!own}
            title={own ? undefined : texts.editBuiltIn}
            onClick={() => own && editColormap(own, own.name)}
          >
            {texts.edit}
          </button>
          <button type="button" className="button" onClick={() => attempt(duplicateColormap(colormap))}>
            {texts.duplicate}
          </button>
          <button type="button" className="button" onClick={() => files.current?.click()}>
            {texts.importFiles}
          </button>
          <DropdownMenu.Root modal={false}>
            <DropdownMenu.Trigger className="button">{texts.exportAs}</DropdownMenu.Trigger>
            <DropdownMenu.Portal>
              <DropdownMenu.Content className="menu" align="start" sideOffset={2}>
                {COLORMAP_FORMATS.map((format) => (
                  <DropdownMenu.Item
                    key={format}
                    className="menu-item"
                    onSelect={() => attempt(exportColormap(colormap, format, nullColor))}
                  >
                    {texts.formats[format]}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu.Root>
          <button type="button" className="button" disabled={!own} onClick={() => setAsked(colormap)}>
            {texts.remove}
          </button>
        </div>
      )}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".cpt,.json,.xml,.csv"
        aria-label={texts.filesToImport}
        onChange={(event) => takeFiles(event.target)}
      />
      {problem && (
        <p className="colormap-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="colormap-imported" role="status">
        {imported && imported.names.length > 0 && <p>{texts.imported(imported.names)}</p>}
        {imported?.nullColor && imported.nullColor !== nullColor && (
          <p>
            <span className="null-swatch" style={{ background: imported.nullColor }} />
            <span>{texts.suggestsNullColor(imported.nullColor)}</span>
            <button
              type="button"
              className="button"
              onClick={() => imported.nullColor && changeView({ nullColor: imported.nullColor })}
            >
              {texts.useNullColor}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
