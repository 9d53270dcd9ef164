// In: two pictures side by side. Out: which of them is to be exported.
import { useId } from 'react';
import type { Look } from '../../shared/model/display.ts';
import { NORMALIZATIONS } from '../../shared/model/look.ts';
import { Choice } from '../controls/Choice.tsx';
import { exportTexts } from './texts.ts';
import { normalizationTexts } from '../display/texts.ts';

interface ExportNormalizationProps {
  readonly chosen: Look['normalization'];
  readonly choose: (normalization: Look['normalization']) => void;
}

export function ExportNormalization({ chosen, choose }: ExportNormalizationProps) {
  const id = useId();
  return (
    <fieldset className="form-row" aria-label={exportTexts.normalization}>
      <span>{exportTexts.normalization}</span>
      <div className="form-choices-inline">
        {NORMALIZATIONS.map((normalization) => (
          <Choice key={normalization} name={id} chosen={chosen === normalization} choose={() => choose(normalization)}>
            {normalizationTexts.modes[normalization]}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
