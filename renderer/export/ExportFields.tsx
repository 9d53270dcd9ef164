// In: how an export is to be printed. Out: its resolution and whether it has a caption, to be changed.
import { useId } from 'react';
import { picturesTexts } from './texts.ts';

interface ExportPrintProps {
  readonly dpiText: string;
  readonly setDpiText: (text: string) => void;
  readonly dpiProblem: string | undefined;
  readonly caption: boolean;
  /** For a line of text. */
  readonly tooNarrow: boolean;
  readonly setCaption: (caption: boolean) => void;
}

export function ExportPrint({ dpiText, setDpiText, dpiProblem, caption, tooNarrow, setCaption }: ExportPrintProps) {
  const id = useId();
  return (
    <>
      <div className="form-row">
        <label htmlFor={`${id}-dpi`}>{picturesTexts.resolution}</label>
        <div className="form-choice">
          <input
            id={`${id}-dpi`}
            className="form-number"
            aria-invalid={dpiProblem !== undefined}
            aria-describedby={dpiProblem ? `${id}-problem` : undefined}
            inputMode="numeric"
            value={dpiText}
            onChange={(event) => setDpiText(event.target.value)}
          />
          <small>{picturesTexts.dpi}</small>
        </div>
        {dpiProblem && (
          <p id={`${id}-problem`} className="form-problem" role="alert">
            {dpiProblem}
          </p>
        )}
      </div>
      <div className="form-row">
        <span>{picturesTexts.caption}</span>
        <label className="form-choice">
          <input
            type="checkbox"
            checked={caption && !tooNarrow}
            disabled={tooNarrow}
            onChange={(event) => setCaption(event.target.checked)}
          />
          {tooNarrow ? picturesTexts.captionTooNarrow : picturesTexts.captionChoice}
        </label>
      </div>
    </>
  );
}
