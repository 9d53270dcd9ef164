// In: the open log and its window. Out: what is to be exported of it, and the export begun.
import { useEffect, useId, useState, type FormEvent } from 'react';
import { formatDepth, logDecimals } from '../shared/depth.ts';
import { lookOf, type ImageLog, type LogView } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { Choice } from './Choice.tsx';
import { drawnColormap } from './colormap-library.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { ExportTooLarge } from './ExportTooLarge.tsx';
import { planExport, type ExportFormat, type ExportPlan, type ExportSize, type ExportWish } from './export-plan.ts';
import { useViewer } from './store.ts';
import { typedNumber } from './typed-number.ts';
import { countText, plural } from './wording.ts';

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['jpeg', 'JPEG'],
  ['png', 'PNG'],
  ['csv', 'Values as CSV'],
];
const SIZES: readonly (readonly [ExportSize, string])[] = [
  ['rows', 'One row per scanline'],
  ['seen', 'As seen'],
  ['height', 'Height'],
];
const MAX_HEIGHT = 10_000_000;
const DEFAULT_QUALITY = 90;

export function ExportDialog({ log, view }: { readonly log: ImageLog; readonly view: LogView }) {
  const seen = useViewer((viewer) => viewer.pictureSize);
  const { depthMin, depthMax } = view;
  const { rows, rowsProblem } = useRows(log.id, depthMin, depthMax);
  const [wish, setWish] = useState<Omit<ExportWish, 'heightPx'>>({ format: 'jpeg', size: 'rows', parts: false });
  const [heightText, setHeightText] = useState('2000');
  const [quality, setQuality] = useState(DEFAULT_QUALITY);
  const [failure, setFailure] = useState<string>();
  const [starting, setStarting] = useState(false);
  const id = useId();

  const picture = wish.format !== 'csv';
  const height = typedNumber(heightText, { what: 'a height', min: 1, max: MAX_HEIGHT, integer: true, unit: 'px' });
  const heightProblem = picture && wish.size === 'height' && 'problem' in height ? height.problem : undefined;
  const full: ExportWish = { ...wish, heightPx: 'value' in height ? height.value : 1 };
  const plan = rows === undefined || heightProblem ? undefined : planExport(full, { rows, width: log.width, seen });
  const close = (): void => useViewer.setState({ dialog: undefined });
  // A new answer may fit where the last one did not.
  const change = (part: Partial<ExportWish>): void => setWish((now) => ({ ...now, parts: false, ...part }));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!plan || plan.mostRows !== undefined || plan.heightPx === 0 || starting) return;
    setStarting(true);
    setFailure(undefined);
    const sizes = wish.size === 'rows' || !picture ? {} : { widthPx: plan.widthPx, heightPx: plan.heightPx };
    const request = {
      id: log.id,
      depthMin,
      depthMax,
      ...lookOf(view),
      colormap: drawnColormap(useViewer.getState(), view.colormap),
      format: wish.format,
      quality,
      ...sizes,
    };
    try {
      const { started } = await call('export.start', {
        ...request,
        parts: plan.files > 1,
      });
      if (started) close();
    } catch (error) {
      setFailure(errorSentence(error));
    } finally {
      setStarting(false);
    }
  }

  const text = (depth: number): string => formatDepth(depth, logDecimals(log));
  return (
    <DialogFrame title="Export" onClose={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="dialog-body">
          <p>
            <strong>{log.name}</strong>
            <br />
            {text(depthMin)} to {text(depthMax)} {log.depthUnit}
            {rows !== undefined && `, ${plural(rows, 'scanline')}`}
          </p>
          <fieldset className="form-row" aria-label="Format">
            <span>Format</span>
            <div className="form-choices-inline">
              {FORMATS.map(([format, label]) => (
                <Choice
                  key={format}
                  name={`${id}-format`}
                  chosen={wish.format === format}
                  choose={() => change({ format })}
                >
                  {label}
                </Choice>
              ))}
            </div>
          </fieldset>
          {wish.format === 'jpeg' && (
            <div className="form-row">
              <label htmlFor={`${id}-quality`}>Quality</label>
              <div className="form-choice">
                <input
                  id={`${id}-quality`}
                  type="range"
                  min={1}
                  max={100}
                  value={quality}
                  onChange={(event) => setQuality(event.target.valueAsNumber)}
                />
                <output htmlFor={`${id}-quality`}>{quality}</output>
              </div>
            </div>
          )}
          {picture && (
            <fieldset className="form-row" aria-label="Size">
              <span>Size</span>
              <div className="form-choices">
                {SIZES.map(([size, label]) => (
                  <div key={size} className="form-choice">
                    <Choice name={`${id}-size`} chosen={wish.size === size} choose={() => change({ size })}>
                      {label}
                    </Choice>
                    {size === 'height' && (
                      <>
                        <input
                          className="form-number"
                          aria-label="Height in pixels"
                          aria-invalid={heightProblem !== undefined}
                          aria-describedby={heightProblem ? `${id}-problem` : undefined}
                          inputMode="numeric"
                          value={heightText}
                          // Not on focus: passing through with Tab must not make another picture of it.
                          onClick={() => change({ size: 'height' })}
                          onChange={(event) => {
                            change({ size: 'height' });
                            setHeightText(event.target.value);
                          }}
                        />
                        <small>px</small>
                      </>
                    )}
                  </div>
                ))}
              </div>
              {heightProblem && (
                <p id={`${id}-problem`} className="form-problem" role="alert">
                  {heightProblem}
                </p>
              )}
            </fieldset>
          )}
          <div className="form-row">
            <span>Result</span>
            <output className="export-result">{rowsProblem ?? (plan ? resultText(full, plan) : '…')}</output>
          </div>
          {plan?.mostRows !== undefined && (
            <ExportTooLarge
              wish={full}
              plan={plan}
              change={(part) => {
                if (part.heightPx !== undefined) setHeightText(String(part.heightPx));
                change(part);
              }}
            />
          )}
        </div>
        <footer className="dialog-footer">
          {failure && (
            <p className="form-problem" role="alert">
              {failure}
            </p>
          )}
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={!plan || plan.mostRows !== undefined || plan.heightPx === 0 || starting}
          >
            Export
          </button>
        </footer>
      </form>
    </DialogFrame>
  );
}

function resultText(wish: ExportWish, { widthPx, heightPx, files }: ExportPlan): string {
  if (heightPx === 0) return 'No scanline lies in this window';
  if (wish.format === 'csv') return `${plural(heightPx, 'record')} of a depth and ${plural(widthPx, 'value')}`;
  const size = `${countText(widthPx)} × ${countText(heightPx)} px`;
  return files > 1 ? `${size} in ${files} files` : size;
}

function useRows(id: number, depthMin: number, depthMax: number): { rows?: number; rowsProblem?: string } {
  const [state, setState] = useState<{ rows?: number; rowsProblem?: string }>({});
  useEffect(() => {
    let current = true;
    call('window.rows', { id, depthMin, depthMax })
      .then(({ rows }) => current && setState({ rows }))
      .catch((error: unknown) => current && setState({ rowsProblem: errorSentence(error) }));
    return () => {
      current = false;
    };
  }, [id, depthMin, depthMax]);
  return state;
}
