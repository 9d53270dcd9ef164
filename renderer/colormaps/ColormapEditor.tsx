// The section that edits a colormap, which the picture is drawn with meanwhile, and saves it in the library.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { MOST_NAME_LETTERS, type ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { problemOf, type Problem } from '../bridge/api.ts';
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

  // The control that opened the editor is no longer on screen, so the name field takes the focus.
  useEffect(() => form.current?.querySelector('input')?.select(), []);

  // On a narrow window the editor is in a drawer. Closing the drawer ends the edit, which could not be seen any more.
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

  /** Escape cancels the edit, unless a field in which something was typed takes it. The drawer does not get it. */
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

/** Saves the edited colormap in the library, or a new one with a free name like it, and ends the edit. */
function useSaving(edit: ColormapEdit) {
  const { draft, logId } = edit;
  const [problem, setProblem] = useState<Problem>();
  const [saving, setSaving] = useState(false);

  async function save(as: 'same' | 'new'): Promise<void> {
    if (saving) return;
    setSaving(true);
    try {
      if (as === 'same') await saveColormap(edit);
      else await saveColormap({ draft: { ...draft, name: freeName(draft.name.trim(), useViewer.getState()) }, logId });
      close();
    } catch (error) {
      setProblem(problemOf(error));
      setSaving(false);
    }
  }

  return { saving, problem, forget: () => setProblem(undefined), save };
}

function close(): void {
  endColormapEdit();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-colormap-picker]')?.focus());
}

/** Focuses the handle of a stop after the next paint, when it is there. */
function focusStop(form: HTMLFormElement | null, index: number): void {
  requestAnimationFrame(() => form?.querySelectorAll<HTMLElement>('[role=slider]')[index]?.focus());
}
