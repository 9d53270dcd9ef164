// A colormap on its way into the library: all of it to change; the picture beside it shows it at once.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { MOST_NAME_LETTERS, type ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { errorSentence } from '../bridge/api.ts';
import { ColormapBar } from './ColormapBar.tsx';
import { ColormapProblem } from './ColormapProblem.tsx';
import { addStop, moveStop, removeStop, type Edited } from './colormap-editing.ts';
import { freeName, saveColormap } from './colormap-library.ts';
import { openView } from '../state/track-slice.ts';
import { useViewer, changeColormapDraft, endColormapEdit } from '../state/store.ts';
import type { ColormapEdit } from '../state/colormap-slice.ts';
import { BetweenFields, StopFields } from './ColormapFields.tsx';
import { colormapsTexts as texts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './ColormapEditor.module.css';

export function ColormapEditorSection() {
  const edit = useViewer((viewer) => viewer.colormapEdit);
  return edit && <ColormapEditor edit={edit} />;
}

function ColormapEditor({ edit }: { readonly edit: ColormapEdit }) {
  const { draft, replaces } = edit;
  const inverted = useViewer((viewer) => openView(viewer)?.invert ?? false);
  const [chosen, setSelected] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const drawer = useViewer((viewer) => viewer.drawer);
  const { saving, problem, forget, save } = useSaving(edit);
  const selected = Math.min(chosen, draft.stops.length - 1);

  // What opened it is gone: the keys go on here.
  useEffect(() => form.current?.querySelector('input')?.select(), []);

  // Hidden with the drawer it was in: what nobody sees is not edited. Where the panel has its own room it is always seen.
  useEffect(() => {
    if (!form.current?.checkVisibility({ visibilityProperty: true })) endColormapEdit();
  }, [drawer]);

  const change = (next: ColormapDefinition): void => {
    forget();
    changeColormapDraft(next);
  };
  const take = (edited: Edited<ColormapDefinition> | undefined): void => {
    if (!edited) return;
    change(edited.shape);
    setSelected(edited.selected);
    focusStop(form.current, edited.selected);
  };

  /** Neither the drawer's Escape nor that of a field in which something is typed. */
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void save('same');
  }

  return (
    <form
      ref={form}
      className={styles.editor}
      aria-labelledby="colormap-editor-title"
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      <h2 id="colormap-editor-title">{replaces === undefined ? texts.editorNew : texts.editorEdit}</h2>
      <label className={styles.name}>
        <span>{texts.name}</span>
        <input
          value={draft.name}
          maxLength={MOST_NAME_LETTERS}
          autoComplete="off"
          onChange={(event) => change({ ...draft, name: event.target.value })}
        />
      </label>
      <ColormapBar
        shape={draft}
        selected={selected}
        select={setSelected}
        move={(index, at) => change(moveStop(draft, index, at))}
        add={(at) => take(addStop(draft, at))}
        remove={(index) => take(removeStop(draft, index))}
      />
      <p className={styles.hint}>
        {texts.barHint} {inverted && texts.invertedHint}
      </p>
      <StopFields draft={draft} selected={selected} change={change} take={take} />
      <BetweenFields draft={draft} change={change} />
      <ColormapProblem problem={problem} />
      <div className={[buttons.row, styles.end].join(' ')}>
        <button type="submit" className={buttons.primary} disabled={saving}>
          {texts.save}
        </button>
        {replaces !== undefined && (
          <button type="button" className={buttons.button} disabled={saving} onClick={() => void save('new')}>
            {texts.saveAs}
          </button>
        )}
        <button type="button" className={buttons.button} onClick={close}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}

/** Into the library, under its name or a free one like it; one that is saved is edited no longer. */
function useSaving(edit: ColormapEdit) {
  const { draft, logId } = edit;
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);

  async function save(as: 'same' | 'new'): Promise<void> {
    if (saving) return;
    setSaving(true);
    try {
      if (as === 'same') await saveColormap(edit);
      else await saveColormap({ draft: { ...draft, name: freeName(draft.name.trim(), useViewer.getState()) }, logId });
      close();
    } catch (error) {
      setProblem(errorSentence(error));
      setSaving(false);
    }
  }

  return { saving, problem, forget: () => setProblem(undefined), save };
}

function close(): void {
  endColormapEdit();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-colormap-picker]')?.focus());
}

/** After it has been drawn. */
function focusStop(form: HTMLFormElement | null, index: number): void {
  requestAnimationFrame(() => form?.querySelectorAll<HTMLElement>('[role=slider]')[index]?.focus());
}
