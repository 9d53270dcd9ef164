// The gallery of all colormaps, each drawn as a bar, to search and choose from; colormap actions below.
import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { COLORMAP_NAMES } from '../../shared/colormaps/colormap-names.ts';
import { ColormapActions } from './ColormapActions.tsx';
import { ColormapPreview } from './ColormapPreview.tsx';
import { specOf } from './colormap-library.ts';
import { changeView, useViewer, closeGallery, seeWith } from '../state/store.ts';
import { colormapsTexts as texts } from './texts.ts';
import { Toggle } from '../controls/Choice.tsx';
import { VISIONS, type Vision } from '../state/colormap-slice.ts';
import styles from './ColormapGallery.module.css';

export interface ColormapGalleryProps {
  readonly colormap: string;
  readonly invert: boolean;
  readonly nullColor: string;
}

interface Entry {
  readonly name: string;
  readonly spec: string;
  readonly builtIn: boolean;
}

const BUILT_IN: readonly Entry[] = COLORMAP_NAMES.map((name) => ({ name, spec: name, builtIn: true }));
/** How many entries Page Up and Page Down move by. */
const PAGE = 6;

export function ColormapGallery({ colormap, invert, nullColor }: ColormapGalleryProps) {
  const own = useViewer((viewer) => viewer.colormaps);
  const vision = useViewer((viewer) => viewer.vision);
  const [typed, setTyped] = useState('');
  const [reached, setReached] = useState({ name: colormap, from: colormap });
  const id = useId();

  const all = [...BUILT_IN, ...own.map((map): Entry => ({ name: map.name, spec: specOf(map), builtIn: false }))];
  const wanted = typed.trim().toLowerCase();
  const found = all.filter(({ name }) => name.toLowerCase().includes(wanted));
  // Keys move from the colormap in use, also when it was chosen by other means.
  const active = reached.from === colormap ? reached.name : colormap;
  const at = found.findIndex(({ name }) => name === active);
  const current = found[Math.max(at, 0)];
  const idOf = (name: string): string => `${id}-${all.findIndex((entry) => entry.name === name)}`;

  function press(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const step = steps[event.key];
    if (step !== undefined) {
      const next = found[Math.min(found.length - 1, Math.max(0, Math.max(at, 0) + step))];
      if (next) setReached({ name: next.name, from: colormap });
    } else if (event.key === 'Enter') {
      if (!current) return;
      choose(current.name);
      closeGallery();
    } else return;
    event.preventDefault();
  }

  function choose(name: string): void {
    changeView({ colormap: name });
  }

  const section = (title: string, entries: readonly Entry[], empty?: string) => (
    <div role="group" aria-label={title}>
      <p className={styles.section} aria-hidden="true">
        {title}
      </p>
      {entries.map(({ name, spec }) => (
        <Option
          key={name}
          id={idOf(name)}
          name={name}
          spec={spec}
          invert={invert}
          chosen={name === colormap}
          active={name === current?.name}
          choose={() => choose(name)}
        />
      ))}
      {entries.length === 0 && empty && <p className={styles.empty}>{empty}</p>}
    </div>
  );
  const [builtIn, library] = [found.filter((entry) => entry.builtIn), found.filter((entry) => !entry.builtIn)];

  return (
    <>
      <input
        className={styles.search}
        type="search"
        role="combobox"
        aria-label={texts.search}
        placeholder={texts.search}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={current && idOf(current.name)}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
      />
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={texts.gallery}>
        {builtIn.length > 0 && section(texts.builtIn, builtIn)}
        {(library.length > 0 || wanted === '') && section(texts.library, library, texts.libraryEmpty)}
      </div>
      <p className={styles.none} role="status">
        {found.length === 0 && texts.noneFound(typed)}
      </p>
      <ColormapActions colormap={colormap} nullColor={nullColor} />
      <div className={styles.seeing}>
        <Toggle label={texts.inverted} checked={invert} onChange={(inverted) => changeView({ invert: inverted })} />
        <label>
          <span>{texts.seenWith}</span>
          <select value={vision} onChange={(event) => seeWith(event.target.value as Vision)}>
            {VISIONS.map((each) => (
              <option key={each} value={each}>
                {texts.visions[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly name: string;
  readonly spec: string;
  readonly invert: boolean;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly choose: () => void;
}

function Option({ id, name, spec, invert, chosen, active, choose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!active) return;
    // Scrolled a frame later, because the list has no height until the gallery has been placed.
    const frame = requestAnimationFrame(() => element.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [active]);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-label={name}
      aria-selected={chosen}
      data-active={active}
      className={styles.option}
      // A press must not take the focus from the search field, whose keys move in this list.
      onPointerDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <ColormapPreview className={styles.preview} spec={spec} invert={invert} />
      <span title={name}>{name}</span>
      {chosen && <Check aria-hidden="true" />}
    </div>
  );
}
