// The control for what a pixel shows of several values: their mean, minimum or maximum.
import type { Look } from '../../shared/model/display.ts';
import { AGGREGATIONS } from '../../shared/model/look.ts';
import { changeView } from '../state/store.ts';
import './NormalizationControl.css';
import { aggregationTexts } from './texts.ts';

export function AggregationControl({ aggregation }: Pick<Look, 'aggregation'>) {
  return (
    <div className="normalization">
      <div className="aggregation-modes" role="radiogroup" aria-labelledby="aggregation-title">
        {AGGREGATIONS.map((mode) => (
          <label key={mode} className="normalization-mode">
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
      <p id="aggregation-hint" className="normalization-hint">
        {aggregationTexts.aggregationHints[aggregation]}
      </p>
    </div>
  );
}
