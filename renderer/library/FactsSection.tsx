// The section of the panel with the facts about the open log.
import { convertLength, type DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { spanText, useDisplayUnit } from '../axes/depth-text.ts';
import type { OfLog } from '../commands/feature.ts';
import { LogNotes } from './LogNotes.tsx';
import { axesTexts } from '../axes/texts.ts';
import { importTexts, libraryTexts } from './texts.ts';
import { countText, valueText } from '../controls/wording.ts';
import styles from './FactsSection.module.css';

export function FactsSection({ log }: OfLog) {
  const unit = useDisplayUnit(log);
  return (
    <section>
      <h2>{libraryTexts.imageLog}</h2>
      <dl className={styles.facts}>
        <LogNotes log={log} />
        {factsOf(log, unit).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf(log: ImageLog, unit: DepthUnit): [string, string][] {
  const { valueMin, valueMax } = log;
  const step = Number(convertLength(log.depthStep, log.depthUnit, unit).toPrecision(6));
  const { facts, nothing } = libraryTexts;
  const resampled =
    log.sourceWidth === log.width
      ? libraryTexts.asInFile
      : libraryTexts.resampled(log.sourceWidth, importTexts.interpolations[log.interpolation]);
  const share = (log.nulls / Math.max(1, log.rows * log.width)) * 100;
  return [
    [facts.scanlines, countText(log.rows)],
    [facts.depth, spanText(log, log, unit)],
    [facts.step, log.depthStep > 0 ? `${step} ${unit}` : libraryTexts.singleScanline],
    ...(unit === log.depthUnit ? [] : [axesTexts.ownUnitFact(log.depthUnit)]),
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
