// Controls of a full circumference: by how much it is turned, and how the azimuths above it are written.
import { RotateCcw } from 'lucide-react';
import { isCircumference, offsetOfColumns, turnedBy, turnedColumns } from '../../shared/axes/azimuth.ts';
import type { OfLog } from '../commands/feature.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { Slider } from '../controls/Slider.tsx';
import { changePreferences, changeView, useViewer } from '../state/store.ts';
import { openView } from '../state/track-slice.ts';
import { axesTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import buttons from '../controls/button.module.css';
import styles from './OrientationControl.module.css';

/** Nothing for a log that is not a full circumference. */
export function OrientationSection({ log }: OfLog) {
  return isCircumference(log) && <OrientationControl log={log} />;
}

function OrientationControl({ log }: OfLog) {
  const asked = useViewer((viewer) => openView(viewer)?.azimuthOffset ?? 0);
  const labels = useViewer((viewer) => viewer.preferences.azimuthLabels);
  const { width } = log;
  const turned = turnedColumns(log, asked);
  // Half a turn is at both ends of the slider, so the sign of the offset decides at which end the thumb stays.
  const columns = turned > width / 2 || (turned === width / 2 && asked < 0) ? turned - width : turned;
  const offset = offsetOfColumns(columns, width);
  const most = Math.floor(width / 2);
  const turn = (to: number): void => changeView({ azimuthOffset: to });
  const texts = log.geometry === 'columns' ? undefined : axesTexts.labelChoices[log.geometry];
  return (
    <section>
      <h2>{axesTexts.orientation}</h2>
      <div className={styles.turn}>
        <NumberField
          label={axesTexts.turned}
          text={String(Number(offset.toFixed(2)))}
          unit="°"
          parse={(typed) => typedNumber(typed, { what: axesTexts.turnOf, min: -180, max: 180, unit: '°' })}
          commit={(degrees) => turn(turnedBy(log, degrees, 0))}
        />
        <button
          type="button"
          className={buttons.icon}
          aria-label={axesTexts.notTurned}
          title={axesTexts.notTurned}
          disabled={turned === 0}
          onClick={() => turn(0)}
        >
          <RotateCcw aria-hidden="true" />
        </button>
      </div>
      <Slider
        label={axesTexts.turned}
        value={columns}
        min={-most}
        max={most}
        valueText={`${axesTexts.angle(offset)} ${axesTexts.turnedHint}`}
        onChange={(to) => turn(offsetOfColumns(to, width))}
      />
      <div className={styles.labels} role="radiogroup" aria-label={axesTexts.azimuthLabels}>
        {(['degrees', 'compass'] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="azimuth-labels"
              checked={labels === choice}
              onChange={() => changePreferences({ azimuthLabels: choice })}
            />
            {texts?.[choice]}
          </label>
        ))}
      </div>
    </section>
  );
}
