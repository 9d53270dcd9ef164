// In: a colormap on its way into the library. Out: its stops, colours and name to change; the picture beside it shows it at once.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { Minus, Plus } from 'lucide-react';
import {
  MAX_STOPS,
  MIN_STOPS,
  MOST_NAME_LETTERS,
  type ColormapDefinition,
} from '../../shared/colormaps/colormap-definition.ts';
import { errorSentence } from '../bridge/api.ts';
import { Choice } from '../controls/Choice.tsx';
import { ColorField } from '../controls/ColorField.tsx';
import { ColormapBar, percentText } from './ColormapBar.tsx';
import {
  addStop,
  changeStop,
  moveStop,
  removeStop,
  reversed,
  roomOf,
  spacedEvenly,
  widestGap,
  withSteps,
  type Edited,
} from './colormap-editing.ts';
import { freeName, saveColormap } from './colormap-library.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { openView } from '../state/track-slice.ts';
import { useViewer, changeColormapDraft, endColormapEdit } from '../state/store.ts';
import type { ColormapEdit } from '../state/colormap-slice.ts';
import { colormapsTexts as texts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import './ColormapEditor.css';

export function ColormapEditorSection() {
  const edit = useViewer((viewer) => viewer.colormapEdit);
  return edit && <ColormapEditor edit={edit} />;
}

function ColormapEditor({ edit }: { readonly edit: ColormapEdit }) {
  const { draft, replaces, logId } = edit;
  const inverted = useViewer((viewer) => openView(viewer)?.invert ?? false);
  const [chosen, setSelected] = useState(0);
  const [problem, setProblem] = useState<string>();
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const drawer = useViewer((viewer) => viewer.drawer);
  const selected = Math.min(chosen, draft.stops.length - 1);
  const stop = draft.stops[selected]!;

  // What opened it is gone: the keys go on here.
  useEffect(() => form.current?.querySelector('input')?.select(), []);

  // Hidden with the drawer it was in: what nobody sees is not edited. Where the panel has its own room it is always seen.
  useEffect(() => {
    if (!form.current?.checkVisibility({ visibilityProperty: true })) endColormapEdit();
  }, [drawer]);

  const close = (): void => {
    endColormapEdit();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.colormap-chosen')?.focus());
  };
  const change = (next: ColormapDefinition): void => {
    setProblem(undefined);
    changeColormapDraft(next);
  };
  const take = (edited: Edited<ColormapDefinition> | undefined): void => {
    if (!edited) return;
    change(edited.shape);
    setSelected(edited.selected);
    focusStop(form.current, edited.selected);
  };

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

  const [least, most] = roomOf(draft, selected);
  return (
    <form
      ref={form}
      className="colormap-editor"
      aria-labelledby="colormap-editor-title"
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      <h2 id="colormap-editor-title">{replaces === undefined ? texts.editorNew : texts.editorEdit}</h2>
      <label className="colormap-name">
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
      <p className="colormap-hint">
        {texts.barHint} {inverted && texts.invertedHint}
      </p>
      <fieldset className="colormap-stop">
        <legend>{texts.stop(selected + 1, draft.stops.length)}</legend>
        <ColorField
          label={texts.color}
          color={stop.color}
          onChange={(color) => change(changeStop(draft, selected, { color }))}
        />
        <NumberField
          label={texts.position}
          unit="%"
          text={percentText(stop.at)}
          parse={(typed) =>
            typedNumber(typed, {
              what: texts.positionWhat,
              min: least * 100,
              max: most * 100,
              unit: '%',
              text: (percent) => percentText(percent / 100),
            })
          }
          commit={(percent) => change(moveStop(draft, selected, percent / 100))}
        />
        <div className="colormap-row">
          <button
            type="button"
            className="button"
            disabled={draft.stops.length >= MAX_STOPS}
            onClick={() => take(addStop(draft, widestGap(draft)))}
          >
            <Plus aria-hidden="true" />
            {texts.addStop}
          </button>
          <button
            type="button"
            className="button"
            disabled={draft.stops.length <= MIN_STOPS}
            onClick={() => take(removeStop(draft, selected))}
          >
            <Minus aria-hidden="true" />
            {texts.removeStop}
          </button>
        </div>
      </fieldset>
      <Choices
        title={texts.steps}
        chosen={draft.steps}
        choices={['smooth', 'stepped']}
        choose={(steps) => change(withSteps(draft, steps))}
      />
      {draft.steps === 'smooth' && (
        <Choices
          title={texts.between}
          chosen={draft.interpolation}
          choices={['oklab', 'rgb']}
          choose={(interpolation) => change({ ...draft, interpolation })}
        />
      )}
      <div className="colormap-row">
        <button type="button" className="button" onClick={() => change(spacedEvenly(draft))}>
          {texts.evenly}
        </button>
        <button type="button" className="button" onClick={() => change(reversed(draft))}>
          {texts.reverse}
        </button>
      </div>
      {problem && (
        <p className="colormap-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="colormap-row colormap-editor-end">
        <button type="submit" className="button button-primary" disabled={saving}>
          {texts.save}
        </button>
        {replaces !== undefined && (
          <button type="button" className="button" disabled={saving} onClick={() => void save('new')}>
            {texts.saveAs}
          </button>
        )}
        <button type="button" className="button" onClick={close}>
          {texts.cancel}
        </button>
      </div>
    </form>
  );
}

interface ChoicesProps<C extends 'smooth' | 'stepped' | 'oklab' | 'rgb'> {
  readonly title: string;
  readonly chosen: C;
  readonly choices: readonly C[];
  readonly choose: (choice: C) => void;
}

function Choices<C extends 'smooth' | 'stepped' | 'oklab' | 'rgb'>({
  title,
  chosen,
  choices,
  choose,
}: ChoicesProps<C>) {
  return (
    <fieldset className="colormap-choices" aria-label={title}>
      <span>{title}</span>
      {choices.map((choice) => (
        <Choice key={choice} name={`colormap-${title}`} chosen={choice === chosen} choose={() => choose(choice)}>
          {texts[choice]}
        </Choice>
      ))}
    </fieldset>
  );
}

/** After it has been drawn. */
function focusStop(form: HTMLFormElement | null, index: number): void {
  requestAnimationFrame(() => form?.querySelectorAll<HTMLElement>('[role=slider]')[index]?.focus());
}
