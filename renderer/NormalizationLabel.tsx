// In: the view, the height of the picture. Out: where colours are not those of static means, a label that says what they are.
import type { ImageLog, LogView } from '../shared/model.ts';
import { effectiveHeight } from '../shared/normalization.ts';
import { picturesTexts } from './texts/pictures.ts';
import './NormalizationControl.css';

interface NormalizationLabelProps {
  readonly log: ImageLog;
  readonly view: LogView;
  /** Device pixels. */
  readonly heightPx: number;
}

export function NormalizationLabel({ log, view, heightPx }: NormalizationLabelProps) {
  if (heightPx === 0) return null;
  const aggregation = view.aggregation === 'mean' ? undefined : picturesTexts.aggregations[view.aggregation];
  if (view.normalization === 'static') {
    return aggregation ? <p className="normalization-label-on-picture">{aggregation}</p> : null;
  }
  const asked = view.dynamicHeight;
  const used = effectiveHeight(asked, (view.depthMax - view.depthMin) / heightPx);
  const height = (value: number): string => `${Number(value.toPrecision(4))} ${log.depthUnit}`;
  return (
    <p className="normalization-label-on-picture">
      Dynamic, {height(asked)}
      {used > asked && `, at this zoom ${height(used)}`}
      {view.blend < 1 && `, ${Math.round(view.blend * 100)} %`}
      {aggregation && `, ${aggregation.toLowerCase()}`}
    </p>
  );
}
