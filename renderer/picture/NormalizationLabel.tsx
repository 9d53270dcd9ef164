// A label on the picture that names its normalization and aggregation, unless both are the default.
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { effectiveHeight } from '../../shared/picture/normalization.ts';
import { lengthText, useDisplayUnit } from '../axes/depth-text.ts';
import { normalizationLabelTexts as texts } from './texts.ts';
import styles from './NormalizationLabel.module.css';

interface NormalizationLabelProps {
  readonly log: ImageLog;
  readonly view: LogView;
  /** Height of the picture, in device pixels. */
  readonly heightPx: number;
  /** Shows the label for static normalization, too: in a comparison both pictures are labelled. */
  readonly always: boolean;
}

export function NormalizationLabel({ log, view, heightPx, always }: NormalizationLabelProps) {
  const unit = useDisplayUnit(log);
  if (heightPx === 0) return null;
  const aggregation = view.aggregation === 'mean' ? undefined : texts.aggregations[view.aggregation];
  if (view.normalization === 'static') {
    const said = always ? [texts.static, aggregation?.toLowerCase()] : [aggregation];
    const text = said.filter((part) => part !== undefined).join(', ');
    return text !== '' && <p className={styles.label}>{text}</p>;
  }
  const asked = view.dynamicHeight;
  const used = effectiveHeight(asked, (view.depthMax - view.depthMin) / heightPx);
  const height = (value: number): string => lengthText(value, log, unit);
  return (
    <p className={styles.label}>
      {texts.dynamic(height(asked))}
      {used > asked && texts.atThisZoom(height(used))}
      {view.blend < 1 && texts.strength(Math.round(view.blend * 100))}
      {aggregation && `, ${aggregation.toLowerCase()}`}
    </p>
  );
}
