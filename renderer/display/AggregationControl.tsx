// The control for what a pixel shows of several values: their mean, minimum or maximum.
import type { Look } from '../../shared/model/display.ts';
import { AGGREGATIONS } from '../../shared/model/look.ts';
import { changeView } from '../state/store.ts';
import { aggregationTexts } from './texts.ts';
import modes from '../controls/modes.module.css';
import styles from './AggregationControl.module.css';

export function AggregationControl({ aggregation }: Pick<Look, 'aggregation'>) {
  return (
    <div className={modes.modes}>
      <div className={styles.radios} role="radiogroup" aria-labelledby="aggregation-title">
        {AGGREGATIONS.map((mode) => (
          <label key={mode} className={modes.mode}>
            <input
              type="radio"
              name="aggregation"
              checked={aggregation === mode}
              aria-describedby="aggregation-hint"
              onChange={() => changeView({ aggregation: mode })}
            />
            {aggregationTexts.aggregations[mode]}
          </label>
        ))}
      </div>
      <p id="aggregation-hint" className={modes.hint}>
        {aggregationTexts.aggregationHints[aggregation]}
      </p>
    </div>
  );
}
