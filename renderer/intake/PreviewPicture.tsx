// A small picture of the first scanlines as they would be drawn, and the facts of what would be imported.
import type { FilePreview, PreviewPart } from '../../shared/model/file-preview.ts';
import { PREVIEW_BYTES, PREVIEW_SCANLINES } from '../../shared/model/file-preview.ts';
import { countText } from '../controls/wording.ts';
import { pictureTexts as texts } from './texts.ts';
import styles from './PreviewPicture.module.css';

/** Significant digits of a depth, and of a step. */
const DEPTH_DIGITS = 9;
const STEP_DIGITS = 6;

export function PreviewPicture({ preview: { part, picture, isWhole, columns } }: { readonly preview: FilePreview }) {
  const depth = columns.find(({ role }) => role === 'depth')?.name;
  return (
    <div className={styles.picture}>
      {picture && part ? (
        <img
          alt={texts.picture(Math.min(part.rows, PREVIEW_SCANLINES))}
          src={`data:image/png;base64,${picture}`}
          draggable={false}
        />
      ) : (
        <p className={styles.none}>{part && part.kind !== 'image' ? texts.none[part.kind] : texts.nothing}</p>
      )}
      {part && (
        <dl className={styles.facts}>
          {factsOf(part, depth).map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {part && !isWhole && <p className={styles.partly}>{texts.onlyBeginning(PREVIEW_BYTES)}</p>}
    </div>
  );
}

function factsOf(part: PreviewPart, depthColumn: string | undefined): [string, string][] {
  const { rows, width, sourceWidth, depthMin, depthMax, depthStep, depthUnit, gaps, nulls } = part;
  const written = (number: number, digits: number): string => String(Number(number.toPrecision(digits)));
  const shape = texts.shapeOf(rows, width);
  return [
    ...(depthColumn ? [[texts.depthColumn, depthColumn] satisfies [string, string]] : []),
    [texts.depth, texts.depthOf(written(depthMin, DEPTH_DIGITS), written(depthMax, DEPTH_DIGITS), depthUnit)],
    [texts.step, depthStep > 0 ? `${written(depthStep, STEP_DIGITS)} ${depthUnit}` : texts.nothingOf],
    [texts.shape, width === sourceWidth ? shape : `${shape}, ${texts.inFile(sourceWidth)}`],
    [texts.gaps, gaps === 0 ? texts.nothingOf : countText(gaps)],
    [texts.missing, nulls === 0 ? texts.nothingOf : countText(nulls)],
  ];
}
