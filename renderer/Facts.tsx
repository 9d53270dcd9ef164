// In: an image log. Out: what is known of it, as a list of facts.
import { formatDepth, logDecimals } from '../shared/depth.ts';
import type { ImageLog } from '../shared/model.ts';
import { countText, valueText } from './wording.ts';

export function Facts({ log }: { readonly log: ImageLog }) {
  return (
    <dl className="facts">
      {factsOf(log).map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(log: ImageLog): [string, string][] {
  const { depthUnit, valueMin, valueMax } = log;
  const decimals = logDecimals(log);
  const resampled =
    log.sourceWidth === log.width ? 'as in the file' : `${log.sourceWidth} in the file, ${log.interpolation}`;
  const share = (log.nulls / Math.max(1, log.rows * log.width)) * 100;
  return [
    ['Scanlines', countText(log.rows)],
    ['Depth', `${formatDepth(log.depthMin, decimals)}–${formatDepth(log.depthMax, decimals)} ${depthUnit}`],
    ['Step', log.depthStep > 0 ? `${Number(log.depthStep.toPrecision(6))} ${depthUnit}` : 'single scanline'],
    ['Samples', `${log.width} (${resampled})`],
    ['Values', valueMin === null || valueMax === null ? 'none' : `${valueText(valueMin)} to ${valueText(valueMax)}`],
    ['Nulls', log.nulls === 0 ? 'none' : `${countText(log.nulls)} (${share < 0.1 ? '< 0.1' : share.toFixed(1)} %)`],
    ['Empty records', log.skippedRecords === 0 ? 'none' : `${countText(log.skippedRecords)} skipped`],
    ['File', log.sourceName],
  ];
}
