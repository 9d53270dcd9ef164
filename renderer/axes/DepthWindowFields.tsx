// Two fields with the depths of the window's top and base; typing another depth moves that end.
import { smallestSpan } from '../../shared/axes/depth.ts';
import type { OfLog } from '../commands/feature.ts';
import { NumberField } from '../controls/NumberField.tsx';
import { OpenView } from '../state/OpenView.tsx';
import { setWindow } from '../state/store.ts';
import { depthNumber, typedDepth, useDisplayUnit } from './depth-text.ts';
import { axesTexts as texts } from './texts.ts';
import styles from './DepthWindowFields.module.css';

export function DepthWindowFields({ log }: OfLog) {
  const unit = useDisplayUnit(log);
  const least = smallestSpan(log);
  return (
    <OpenView>
      {(view) => (
        <div className={styles.fields} role="group" aria-label={texts.depthWindow}>
          <NumberField
            key={`top-${log.id}-${unit}`}
            label={texts.top}
            text={depthNumber(view.depthMin, log, unit)}
            unit={unit}
            parse={(typed) =>
              typedDepth(typed, log, unit, {
                what: texts.topExpected,
                min: log.depthMin,
                max: view.depthMax - least * (1 - 1e-9),
              })
            }
            commit={(depthMin) => setWindow({ depthMin, depthMax: view.depthMax })}
          />
          <NumberField
            key={`base-${log.id}-${unit}`}
            label={texts.base}
            text={depthNumber(view.depthMax, log, unit)}
            unit={unit}
            parse={(typed) =>
              typedDepth(typed, log, unit, {
                what: texts.baseExpected,
                min: view.depthMin + least * (1 - 1e-9),
                max: log.depthMax,
              })
            }
            commit={(depthMax) => setWindow({ depthMin: view.depthMin, depthMax })}
          />
        </div>
      )}
    </OpenView>
  );
}
