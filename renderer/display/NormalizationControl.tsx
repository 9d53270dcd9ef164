// The controls of normalization and tone: static or dynamic, interval, strength, curve and gamma.
import { useId } from 'react';
import { convertLength } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import { useDisplayUnit } from '../axes/depth-text.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Slider } from '../controls/Slider.tsx';
import { changeView } from '../state/store.ts';
import { normalizationTexts as texts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import modes from '../controls/modes.module.css';
import styles from './NormalizationControl.module.css';

interface NormalizationControlProps {
  readonly log: Pick<ImageLog, 'depthUnit'>;
  readonly look: Pick<Look, 'normalization' | 'dynamicHeight' | 'blend' | 'curve' | 'gamma'>;
  /** Static and dynamic pictures stand side by side, so the options of dynamic normalization are shown in any case. */
  readonly compare: boolean;
}

/** Limits of the interval, in the unit in which depths are shown. */
const LEAST_HEIGHT = 0.1;
const GREATEST_HEIGHT = 50;
const LEAST_GAMMA = 0.25;
const GREATEST_GAMMA = 4;
/** Steps of a logarithmic slider. */
const STEPS = 60;

export function NormalizationControl({ log, look, compare }: NormalizationControlProps) {
  const unit = useDisplayUnit(log);
  const hintId = useId();
  const isDynamic = look.normalization === 'dynamic';
  return (
    <div className={modes.modes}>
      <div className={styles.radios} role="radiogroup" aria-labelledby="normalization-title" aria-describedby={hintId}>
        {(['static', 'dynamic'] as const).map((normalization) => (
          <label key={normalization} className={modes.mode}>
            <input
              type="radio"
              name="normalization"
              disabled={compare}
              checked={look.normalization === normalization}
              onChange={() => changeView({ normalization })}
            />
            {texts.modes[normalization]}
          </label>
        ))}
      </div>
      <p id={hintId} className={modes.hint}>
        {compare ? texts.bothShown : texts.hints[look.normalization]}
      </p>
      {(isDynamic || compare) && (
        <>
          <ScaledSlider
            label={texts.height}
            value={convertLength(look.dynamicHeight, log.depthUnit, unit)}
            least={LEAST_HEIGHT}
            greatest={GREATEST_HEIGHT}
            unit={unit}
            onChange={(height) => changeView({ dynamicHeight: convertLength(height, unit, log.depthUnit) })}
          />
          <PlainSlider label={texts.strength} value={look.blend} onChange={(blend) => changeView({ blend })} />
        </>
      )}
      <ScaledSlider
        label={texts.gamma}
        value={look.gamma}
        least={LEAST_GAMMA}
        greatest={GREATEST_GAMMA}
        onChange={(gamma) => changeView({ gamma })}
      />
      <label className={modes.mode}>
        <input
          type="checkbox"
          checked={look.curve === 'log'}
          onChange={(event) => changeView({ curve: event.target.checked ? 'log' : 'linear' })}
        />
        {texts.logarithmic}
      </label>
    </div>
  );
}

interface ScaledSliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A logarithmic slider, and a field for values between its steps. */
function ScaledSlider({ label, value, least, greatest, unit, onChange }: ScaledSliderProps) {
  const factor = (greatest / least) ** (1 / STEPS);
  const step = Math.round(Math.log(Math.min(Math.max(value, least), greatest) / least) / Math.log(factor));
  return (
    <div className={styles.slider}>
      <NumberField
        label={label}
        text={String(Number(value.toPrecision(4)))}
        {...(unit ? { unit } : {})}
        parse={(typed) =>
          typedNumber(typed, {
            what: `a ${label.toLowerCase()}`,
            min: least,
            max: greatest,
            unit: unit ?? '',
            text: String,
          })
        }
        commit={onChange}
      />
      <Slider
        label={label}
        value={step}
        min={0}
        max={STEPS}
        valueText={`${Number(value.toPrecision(4))}${unit ? ` ${unit}` : ''}`}
        filled
        onChange={(next) => onChange(Number((least * factor ** next).toPrecision(2)))}
      />
    </div>
  );
}

function PlainSlider({ label, value, onChange }: Pick<ScaledSliderProps, 'label' | 'value' | 'onChange'>) {
  const percent = Math.round(value * 100);
  return (
    <div className={styles.slider}>
      <div className={styles.label}>
        {label} <span>{percent} %</span>
      </div>
      <Slider
        label={label}
        value={percent}
        min={0}
        max={100}
        step={5}
        valueText={`${percent} %`}
        filled
        onChange={(next) => onChange(next / 100)}
      />
    </div>
  );
}
