// The fields of the colormap editor: place and colour of the selected stop, and the colours between stops.
import { Minus, Plus } from 'lucide-react';
import { MAX_STOPS, MIN_STOPS, type ColormapDefinition } from '../../shared/colormaps/colormap-definition.ts';
import { Choice } from '../controls/Choice.tsx';
import { ColorField } from '../controls/ColorField.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { typedNumber } from '../controls/typed-number.ts';
import { percentText } from './ColormapBar.tsx';
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
import { colormapsTexts as texts } from './texts.ts';
import buttons from '../controls/button.module.css';
import styles from './ColormapFields.module.css';

interface BetweenFieldsProps {
  readonly draft: ColormapDefinition;
  readonly change: (next: ColormapDefinition) => void;
}

interface StopFieldsProps extends BetweenFieldsProps {
  readonly selected: number;
  /** Takes a change that also selects another stop. */
  readonly take: (edited: Edited<ColormapDefinition> | undefined) => void;
}

export function StopFields({ draft, selected, change, take }: StopFieldsProps) {
  const stop = draft.stops[selected]!;
  const [least, most] = roomOf(draft, selected);
  return (
    <fieldset className={styles.stop}>
      <legend>{texts.stop(selected + 1, draft.stops.length)}</legend>
      <ColorField
        label={texts.color}
        color={stop.color}
        onChange={(color) => change(changeStop(draft, selected, { color }))}
      />
      <NumberField
        className={styles.position}
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
      <div className={buttons.row}>
        <button
          type="button"
          className={buttons.button}
          disabled={draft.stops.length >= MAX_STOPS}
          onClick={() => take(addStop(draft, widestGap(draft)))}
        >
          <Plus aria-hidden="true" />
          {texts.addStop}
        </button>
        <button
          type="button"
          className={buttons.button}
          disabled={draft.stops.length <= MIN_STOPS}
          onClick={() => take(removeStop(draft, selected))}
        >
          <Minus aria-hidden="true" />
          {texts.removeStop}
        </button>
      </div>
    </fieldset>
  );
}

export function BetweenFields({ draft, change }: BetweenFieldsProps) {
  return (
    <>
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
      <div className={buttons.row}>
        <button type="button" className={buttons.button} onClick={() => change(spacedEvenly(draft))}>
          {texts.evenly}
        </button>
        <button type="button" className={buttons.button} onClick={() => change(reversed(draft))}>
          {texts.reverse}
        </button>
      </div>
    </>
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
    <fieldset className={styles.choices} aria-label={title}>
      <span>{title}</span>
      {choices.map((choice) => (
        <Choice key={choice} name={`colormap-${title}`} chosen={choice === chosen} choose={() => choose(choice)}>
          {texts[choice]}
        </Choice>
      ))}
    </fieldset>
  );
}
