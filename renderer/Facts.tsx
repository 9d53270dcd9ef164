// In: an image log. Out: what is known of it, as a list of facts.
import { formatDepth, logDecimals } from '../shared/depth.ts';
import type { ImageLog } from '../shared/model.ts';
import { importTexts, libraryTexts } from './texts/library.ts';
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
  const { facts, nothing } = libraryTexts;
  const resampled =
    log.sourceWidth === log.width
      ? libraryTexts.asInFile
      : libraryTexts.resampled(log.sourceWidth, importTexts.interpolations[log.interpolation]);
  const share = (log.nulls / Math.max(1, log.rows * log.width)) * 100;
  return [
    [facts.scanlines, countText(log.rows)],
    [facts.depth, `${formatDepth(log.depthMin, decimals)}–${formatDepth(log.depthMax, decimals)} ${depthUnit}`],
    [
      facts.step,
      log.depthStep > 0 ? `${Number(log.depthStep.toPrecision(6))} ${depthUnit}` : libraryTexts.singleScanline,
    ],
    [facts.samples, libraryTexts.samples(log.width, resampled)],
    [
      facts.values,
      valueMin === null || valueMax === null ? nothing : libraryTexts.values(valueText(valueMin), valueText(valueMax)),
    ],
    [
      facts.nulls,
      log.nulls === 0 ? nothing : `${countText(log.nulls)} (${share < 0.1 ? '< 0.1' : share.toFixed(1)} %)`,
    ],
    [facts.emptyRecords, log.skippedRecords === 0 ? nothing : libraryTexts.skipped(countText(log.skippedRecords))],
    [facts.file, log.sourceName],
  ];
}
