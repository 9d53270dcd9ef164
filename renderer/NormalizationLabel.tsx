// In: the view, the height of the picture. Out: where normalization is dynamic, a label that says so: colours compare nowhere else.
import type { ImageLog, LogView } from '../shared/model.ts';
import { effectiveHeight } from '../shared/normalization.ts';
import { lengthText, useDisplayUnit } from './depth-text.ts';
import { normalizationLabelTexts as texts } from './texts/display.ts';
import './NormalizationControl.css';

interface NormalizationLabelProps {
  readonly log: ImageLog;
  readonly view: LogView;
  /** Device pixels. */
  readonly heightPx: number;
  /** Also where it is static: beside another picture. */
  readonly always: boolean;
}

export function NormalizationLabel({ log, view, heightPx, always }: NormalizationLabelProps) {
  const unit = useDisplayUnit(log);
  if (heightPx === 0) return null;
  if (view.normalization === 'static') {
    return always && <p className="normalization-label-on-picture">{texts.static}</p>;
  }
  const asked = view.dynamicHeight;
  const used = effectiveHeight(asked, (view.depthMax - view.depthMin) / heightPx);
  const height = (value: number): string => lengthText(value, log, unit);
  return (
    <p className="normalization-label-on-picture">
      {texts.dynamic(height(asked))}
      {used > asked && texts.atThisZoom(height(used))}
      {view.blend < 1 && texts.strength(Math.round(view.blend * 100))}
    </p>
  );
}
