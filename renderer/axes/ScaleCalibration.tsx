// The setting that calibrates printed scales: a bar of known pixels, and a field for its length in millimetres.
import { DEFAULT_PX_PER_MM } from '../../shared/model/viewer-state.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { changePreferences, useViewer } from '../state/store.ts';
import { axesTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import forms from '../controls/form.module.css';
import buttons from '../controls/button.module.css';
import styles from './ScaleCalibration.module.css';

/** Length of the bar: a long one makes errors of reading small, but it has to fit into the smallest window. */
const BAR_PX = 400;
/** Lengths of the bar that keep the preference within its limits. */
const LEAST_MM = 8;
const GREATEST_MM = 800;

export function ScaleCalibration() {
  const pxPerMm = useViewer((viewer) => viewer.preferences.pxPerMm);
  return (
    <div className={forms.row} role="group" aria-label={axesTexts.calibration}>
      <span>{axesTexts.calibration}</span>
      <div className={styles.calibration}>
        <svg width={BAR_PX} height="16" role="img" aria-label={axesTexts.calibrationBar}>
          <path d={`M0.5 0V16M${BAR_PX - 0.5} 0V16M0 8H${BAR_PX}`} />
        </svg>
        <div className={styles.answer}>
          <NumberField
            className={styles.number}
            label={axesTexts.calibrationAsk}
            text={String(Number((BAR_PX / pxPerMm).toFixed(1)))}
            unit="mm"
            parse={(typed) =>
              typedNumber(typed, { what: axesTexts.barLength, min: LEAST_MM, max: GREATEST_MM, unit: 'mm' })
            }
            commit={(lengthMm) => changePreferences({ pxPerMm: BAR_PX / lengthMm })}
          />
          <button
            type="button"
            className={buttons.button}
            disabled={pxPerMm === DEFAULT_PX_PER_MM}
            onClick={() => changePreferences({ pxPerMm: DEFAULT_PX_PER_MM })}
          >
            {axesTexts.calibrationReset}
          </button>
        </div>
        <p className={forms.hint}>{axesTexts.calibrationHint}</p>
      </div>
    </div>
  );
}
