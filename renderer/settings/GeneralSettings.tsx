// The General tab of the settings: theme, unit, calibration, pictures, and a reset to the defaults.
import { RotateCcw } from 'lucide-react';
import { useId, useState, type ComponentType } from 'react';
import { TILES_MB, viewerPreferences } from '../../shared/model/viewer-state.ts';
import { Choice } from '../controls/Choice.tsx';
import { NumberField } from '../controls/NumberField.tsx';
import { typedNumber } from '../controls/typed-number.ts';
import { ScaleCalibration } from '../axes/ScaleCalibration.tsx';
import { changePreferences, useViewer } from '../state/store.ts';
import { settingsTexts } from './texts.ts';
import { UnitSettings } from '../axes/UnitSettings.tsx';
import forms from '../controls/form.module.css';
import buttons from '../controls/button.module.css';
import styles from './GeneralSettings.module.css';

const texts = settingsTexts.general;

/** The sections, from top to bottom. */
const SECTIONS: readonly ComponentType[] = [ThemeSection, UnitSettings, ScaleCalibration, PictureSection];

export function GeneralSettings() {
  const [done, setDone] = useState(false);

  function reset(): void {
    changePreferences(viewerPreferences.parse({}));
    setDone(true);
  }

  return (
    <>
      {SECTIONS.map((Section, i) => (
        <Section key={i} />
      ))}
      <div className={forms.row}>
        <span>{texts.defaults}</span>
        <div className={forms.lines}>
          <div>
            <button type="button" className={buttons.button} onClick={reset}>
              <RotateCcw aria-hidden="true" /> {texts.reset}
            </button>
          </div>
          <p className={forms.hint} role="status">
            {done ? texts.resetDone : texts.resetHint}
          </p>
        </div>
      </div>
    </>
  );
}

function ThemeSection() {
  const theme = useViewer((viewer) => viewer.preferences.theme);
  const id = useId();
  return (
    <fieldset className={forms.row} aria-label={texts.theme}>
      <span>{texts.theme}</span>
      <div className={forms.inline}>
        {viewerPreferences.shape.theme.unwrap().options.map((option) => (
          <Choice key={option} name={id} chosen={theme === option} choose={() => changePreferences({ theme: option })}>
            {texts.themes[option]}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function PictureSection() {
  const lossless = useViewer((viewer) => viewer.preferences.lossless);
  const tilesMB = useViewer((viewer) => viewer.preferences.tilesMB);
  return (
    <fieldset className={forms.row} aria-label={texts.pictures}>
      <span>{texts.pictures}</span>
      <div className={forms.lines}>
        <label className={forms.choice}>
          <input
            type="checkbox"
            checked={lossless}
            onChange={({ target }) => changePreferences({ lossless: target.checked })}
          />
          {texts.lossless}
        </label>
        <p className={forms.hint}>{texts.losslessHint}</p>
        <NumberField
          className={styles.memory}
          label={texts.memory}
          text={String(tilesMB)}
          unit="MB"
          parse={(typed) =>
            typedNumber(typed, { what: texts.aMemory, min: TILES_MB.least, max: TILES_MB.most, integer: true })
          }
          commit={(tilesMB) => changePreferences({ tilesMB })}
        />
        <p className={forms.hint}>{texts.memoryHint}</p>
      </div>
    </fieldset>
  );
}
