// The setting for the unit in which depths are shown.
import { useId } from 'react';
import { Choice } from '../controls/Choice.tsx';
import { changePreferences, useViewer } from '../state/store.ts';
import { axesTexts } from './texts.ts';
import forms from '../controls/form.module.css';

export function UnitSettings() {
  const depthUnit = useViewer((viewer) => viewer.preferences.depthUnit);
  const name = useId();
  return (
    <fieldset className={forms.row} aria-label={axesTexts.units}>
      <span>{axesTexts.units}</span>
      <div className={forms.choices}>
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
        <p className={forms.hint}>{axesTexts.unitHint}</p>
      </div>
    </fieldset>
  );
}
