// In: an export that one file of its format cannot hold. Out: why, and what can be had instead.
import { canBeSplit, mostRowsOf, type ExportPlan, type ExportWish } from './export-plan.ts';
import { countText } from './wording.ts';

interface ExportTooLargeProps {
  readonly wish: ExportWish;
  readonly plan: ExportPlan;
  readonly change: (part: Partial<ExportWish>) => void;
}

export function ExportTooLarge({ wish, plan, change }: ExportTooLargeProps) {
  const { widthPx, heightPx, mostRows = 0 } = plan;
  const format = wish.format === 'jpeg' ? 'JPEG' : 'PNG';
  const files = Math.ceil(heightPx / mostRows);
  const fitsPng = wish.format === 'jpeg' && heightPx <= mostRowsOf('png', widthPx);
  return (
    <div className="form-explanation" role="alert">
      <p>
        A {format} {countText(widthPx)} px wide holds at most {countText(mostRows)} rows, and these are{' '}
        {countText(heightPx)}.
      </p>
      <div>
        <button type="button" className="button" onClick={() => change({ size: 'height', heightPx: mostRows })}>
          Lower to {countText(mostRows)} rows
        </button>
        {fitsPng && (
          <button type="button" className="button" onClick={() => change({ format: 'png' })}>
            Use PNG
          </button>
        )}
        {canBeSplit(wish.size) && (
          <button type="button" className="button" onClick={() => change({ parts: true })}>
            Split into {files} files
          </button>
        )}
      </div>
    </div>
  );
}
