// In: an image log. Out: what is known of it, as a list of facts.
import { convertLength, type DepthUnit } from '../shared/depth-units.ts';
import type { ImageLog } from '../shared/model.ts';
import { spanText, useDisplayUnit } from './depth-text.ts';
import { LogNotes } from './LogNotes.tsx';
import { axesTexts } from './texts/axes.ts';
import { countText, valueText } from './wording.ts';

export function Facts({ log }: { readonly log: ImageLog }) {
  const unit = useDisplayUnit(log);
  return (
    <dl className="facts">
      <LogNotes log={log} />
      {factsOf(log, unit).map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(log: ImageLog, unit: DepthUnit): [string, string][] {
  const { valueMin, valueMax } = log;
  const step = Number(convertLength(log.depthStep, log.depthUnit, unit).toPrecision(6));
  const resampled =
    log.sourceWidth === log.width ? 'as in the file' : `${log.sourceWidth} in the file, ${log.interpolation}`;
  const share = (log.nulls / Math.max(1, log.rows * log.width)) * 100;
  return [
    ['Scanlines', countText(log.rows)],
    ['Depth', spanText(log, log, unit)],
    ['Step', log.depthStep > 0 ? `${step} ${unit}` : 'single scanline'],
    ...(unit === log.depthUnit ? [] : [axesTexts.ownUnitFact(log.depthUnit)]),
    ['Samples', `${log.width} (${resampled})`],
    ['Values', valueMin === null || valueMax === null ? 'none' : `${valueText(valueMin)} to ${valueText(valueMax)}`],
    ['Nulls', log.nulls === 0 ? 'none' : `${countText(log.nulls)} (${share < 0.1 ? '< 0.1' : share.toFixed(1)} %)`],
    ['Empty records', log.skippedRecords === 0 ? 'none' : `${countText(log.skippedRecords)} skipped`],
    ['File', log.sourceName],
  ];
}
