// The setting for the unit in which depths are shown.
import { useId } from 'react';
import { Choice } from '../controls/Choice.tsx';
import { changePreferences, useViewer } from '../state/store.ts';
import { axesTexts } from './texts.ts';

export function UnitSettings() {
  const depthUnit = useViewer((viewer) => viewer.preferences.depthUnit);
  const name = useId();
  return (
    <fieldset className="form-row" aria-label={axesTexts.units}>
      <span>{axesTexts.units}</span>
      <div className="form-choices">
        {(['log', 'm', 'ft'] as const).map((unit) => (
          <Choice
            key={unit}
            name={name}
            chosen={depthUnit === unit}
            choose={() => changePreferences({ depthUnit: unit })}
          >
            {axesTexts.unitChoices[unit]}
          </Choice>
        ))}
        <p className="form-hint">{axesTexts.unitHint}</p>
      </div>
    </fieldset>
  );
}
