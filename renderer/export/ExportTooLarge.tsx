// In: an export that one file of its format cannot hold. Out: why, and what can be had instead.
import { canBeSplit, type ExportPlan, type ExportWish } from './export-plan.ts';
import { exportLimitTexts } from './texts.ts';
import { countText } from '../controls/wording.ts';

interface ExportTooLargeProps {
  readonly wish: ExportWish;
  readonly plan: Pick<ExportPlan, 'widthPx' | 'heightPx'>;
  readonly instead: NonNullable<ExportPlan['instead']>;
  readonly change: (part: Partial<ExportWish>) => void;
}

export function ExportTooLarge({ wish, plan, instead, change }: ExportTooLargeProps) {
  const { widthPx, heightPx } = plan;
  const { mostRows, files, fitsPng } = instead;
  const format = exportLimitTexts.formats[wish.format === 'jpeg' ? 'jpeg' : 'png'];
  return (
    <div className="form-explanation" role="alert">
      <p>{exportLimitTexts.tooLarge(format, countText(widthPx), countText(mostRows), countText(heightPx))}</p>
      <div>
        <button type="button" className="button" onClick={() => change({ size: 'height', heightPx: mostRows })}>
          {exportLimitTexts.lower(countText(mostRows))}
        </button>
        {fitsPng && (
          <button type="button" className="button" onClick={() => change({ format: 'png' })}>
            {exportLimitTexts.usePng}
          </button>
        )}
        {canBeSplit(wish.size) && (
          <button type="button" className="button" onClick={() => change({ parts: true })}>
            {exportLimitTexts.split(files)}
          </button>
        )}
      </div>
    </div>
  );
}
