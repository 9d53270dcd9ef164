// Says why one file of the chosen format cannot hold an export, and offers alternatives.
import type { FormPart } from './export-form.ts';
import { canBeSplit, type ExportPlan, type ExportWish } from './export-plan.ts';
import { exportLimitTexts } from './texts.ts';
import { countText } from '../controls/wording.ts';
import forms from '../controls/form.module.css';
import buttons from '../controls/button.module.css';

interface ExportTooLargeProps {
  readonly wish: Pick<ExportWish, 'format' | 'size'>;
  readonly plan: Pick<ExportPlan, 'widthPx' | 'heightPx'>;
  readonly instead: NonNullable<ExportPlan['instead']>;
  readonly change: (part: FormPart) => void;
}

export function ExportTooLarge({ wish, plan, instead, change }: ExportTooLargeProps) {
  const { widthPx, heightPx } = plan;
  const { mostRows, files, fits } = instead;
  return (
    <div className={forms.explanation} role="alert">
      <p>{exportLimitTexts.tooLarge(wish.format.name, countText(widthPx), countText(mostRows), countText(heightPx))}</p>
      <div>
        <button
          type="button"
          className={buttons.button}
          onClick={() => change({ size: 'height', heightText: String(mostRows) })}
        >
          {exportLimitTexts.lower(countText(mostRows))}
        </button>
        {fits && (
          <button type="button" className={buttons.button} onClick={() => change({ format: fits.id })}>
            {exportLimitTexts.use(fits.name)}
          </button>
        )}
        {canBeSplit(wish.size) && (
          <button type="button" className={buttons.button} onClick={() => change({ parts: true })}>
            {exportLimitTexts.split(files)}
          </button>
        )}
      </div>
    </div>
  );
}
