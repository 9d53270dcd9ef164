// The section of the panel with the facts about the open log.
import { convertLength, type DepthUnit } from '../../shared/axes/depth-units.ts';
import { tilesOf, type ImageLog } from '../../shared/model/image-log.ts';
import { spanText, useDisplayUnit } from '../axes/depth-text.ts';
import { isDesktop } from '../bridge/bridge.ts';
import { CommandButton } from '../commands/CommandButton.tsx';
import type { OfLog } from '../commands/feature.ts';
import { FileNotes } from './FileNotes.tsx';
import { LogNotes } from './LogNotes.tsx';
import { axesTexts } from '../axes/texts.ts';
import { importTexts, libraryTexts } from './texts.ts';
import { countText, valueText } from '../controls/wording.ts';
import styles from './FactsSection.module.css';

export function FactsSection({ log }: OfLog) {
  const unit = useDisplayUnit(log);
  return (
    <section>
      <h2>{libraryTexts.titles[log.kind]}</h2>
      <dl className={styles.facts}>
        <LogNotes log={log} />
        {factsOf(log, unit).map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {log.place?.isAway && isDesktop() && <CommandButton id="locate" text={libraryTexts.locate} />}
      {log.findings.length > 0 && (
        <>
          <h3 id="findings-title" className={styles.heading}>
            {libraryTexts.findings}
          </h3>
          <ul className={styles.findings} aria-labelledby="findings-title">
            {log.findings.map(({ code, message }, i) => (
              <li key={`${code} ${i}`}>{message}</li>
            ))}
          </ul>
        </>
      )}
      <FileNotes key={tilesOf(log)} id={log.id} />
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
  const isImage = log.kind === 'image';
  const share = (log.nulls / Math.max(1, log.rows * log.width)) * 100;
  return [
    ...said([facts.well, log.well], [facts.quantity, log.quantity]),
    [isImage ? facts.scanlines : facts.rows, countText(log.rows)],
    [facts.depth, spanText(log, log, unit)],
    [facts.step, log.depthStep > 0 ? `${step} ${unit}` : libraryTexts.singleScanline],
    ...(unit === log.depthUnit ? [] : [axesTexts.ownUnitFact(log.depthUnit)]),
    [isImage ? facts.samples : facts.columns, libraryTexts.samples(log.width, resampled)],
    [
      facts.values,
      valueMin === null || valueMax === null ? nothing : libraryTexts.values(valueText(valueMin), valueText(valueMax)),
    ],
    ...said([facts.valueUnit, log.valueUnit]),
    [
      facts.nulls,
      log.nulls === 0 ? nothing : `${countText(log.nulls)} (${share < 0.1 ? '< 0.1' : share.toFixed(1)} %)`,
    ],
    [facts.emptyRecords, log.skippedRecords === 0 ? nothing : libraryTexts.skipped(countText(log.skippedRecords))],
    [facts.file, log.sourceName],
    ...said([facts.place, log.place && libraryTexts.place(log.place)]),
  ];
}

/** What a file may leave unsaid. */
function said(...facts: readonly (readonly [string, string | undefined])[]): [string, string][] {
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
