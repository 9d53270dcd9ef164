// In: the scale an export is to be printed at. Out: the usual ones to choose from, and a field for any other.
import { PRINTED_SCALES } from '../../shared/axes/printed-scale.ts';
import { picturesTexts } from './texts.ts';
import './ExportScale.css';

const OTHER = 'other';

export interface ScaleChoice {
  readonly text: string;
  /** It is typed, whatever it is. */
  readonly isOther: boolean;
}

interface ExportScaleProps {
  readonly choice: ScaleChoice;
  readonly choose: (choice: ScaleChoice) => void;
  /** Id of the sentence that says what is wrong with it. */
  readonly problemId: string | undefined;
}

export function ExportScale({ choice, choose, problemId }: ExportScaleProps) {
  return (
    <div className="export-scale">
      <select
        aria-label={picturesTexts.printedScale}
        value={choice.isOther ? OTHER : choice.text}
        onChange={({ target: { value } }) =>
          choose(value === OTHER ? { text: choice.text, isOther: true } : { text: value, isOther: false })
        }
      >
        {PRINTED_SCALES.map((scale) => (
          <option key={scale} value={scale}>
            {picturesTexts.scaleOf(scale)}
          </option>
        ))}
        <option value={OTHER}>{picturesTexts.otherScale}</option>
      </select>
      {choice.isOther && (
        <span className="export-scale-other">
          <small aria-hidden="true">1:</small>
          <input
            className="form-number"
            aria-label={picturesTexts.scaleField}
            aria-invalid={problemId !== undefined}
            aria-describedby={problemId}
            inputMode="decimal"
            value={choice.text}
            onChange={(event) => choose({ text: event.target.value, isOther: true })}
          />
        </span>
      )}
    </div>
  );
}
