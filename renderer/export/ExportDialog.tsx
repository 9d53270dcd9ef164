// In: the open log and its window. Out: what is to be exported of it, and the export begun.
import { useEffect, useId, useState, type FormEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { MIN_CAPTION_WIDTH_PX } from '../../shared/picture/caption-layout.ts';
import type { DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import type { Look } from '../../shared/model/display.ts';
import { pictureLabel } from '../../shared/picture/picture-label.ts';
import { printedCm } from '../../shared/axes/printed-scale.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { Choice } from '../controls/Choice.tsx';
import { drawnLook } from '../colormaps/colormap-library.ts';
import { depthNumber, depthText } from '../axes/depth-text.ts';
import { DialogFrame } from '../controls/DialogFrame.tsx';
import { ExportNormalization } from './ExportNormalization.tsx';
import { ExportPrint } from './ExportFields.tsx';
import { ExportScale, type ScaleChoice } from './ExportScale.tsx';
import { ExportTooLarge } from './ExportTooLarge.tsx';
import {
  planExport,
  type ExportFormat,
  type ExportPlan,
  type ExportSize,
  type ExportSource,
  type ExportWish,
} from './export-plan.ts';
import { useViewer, closeDialog } from '../state/store.ts';
import { axesTexts } from '../axes/texts.ts';
import { exportTexts as texts, picturesTexts } from './texts.ts';
import { typedNumber } from '../controls/typed-number.ts';
import { countText, plural } from '../controls/wording.ts';

const FORMATS = Object.entries(texts.formats) as [ExportFormat, string][];
const SIZES = Object.entries(texts.sizes) as [ExportSize, string][];
const MAX_HEIGHT = 10_000_000;
const DEFAULT_QUALITY = 90;
const DEFAULT_DPI = 300;

export function ExportDialog({ log, view }: { readonly log: ImageLog; readonly view: LogView }) {
  const seen = useViewer((viewer) => viewer.pictureSize);
  const { depthMin, depthMax } = view;
  const { rows, rowsProblem } = useRows(log.id, depthMin, depthMax);
  const [wish, setWish] = useState<Omit<ExportWish, 'heightPx' | 'scale' | 'dpi'>>({
    format: 'jpeg',
    size: 'rows',
    parts: false,
  });
  const [heightText, setHeightText] = useState('2000');
  const [scale, setScale] = useState<ScaleChoice>({ text: '200', isOther: false });
  const [dpiText, setDpiText] = useState(String(DEFAULT_DPI));
  const [caption, setCaption] = useState<boolean>();
  /** Side by side both are on screen. */
  const [ofTwo, setOfTwo] = useState<Look['normalization']>('static');
  const [quality, setQuality] = useState(DEFAULT_QUALITY);
  const [failure, setFailure] = useState<string>();
  const [starting, setStarting] = useState(false);
  const id = useId();

  const picture = wish.format !== 'csv';
  const height = typedNumber(heightText, { what: 'a height', min: 1, max: MAX_HEIGHT, integer: true, unit: 'px' });
  const heightProblem = picture && wish.size === 'height' && 'problem' in height ? height.problem : undefined;
  const typedScale = typedNumber(scale.text, { what: picturesTexts.scaleExpected, min: 0.1, max: 1e6 });
  const scaleProblem = picture && wish.size === 'scale' && 'problem' in typedScale ? typedScale.problem : undefined;
  const dpi = typedNumber(dpiText, {
    ...{ what: picturesTexts.resolutionExpected, unit: picturesTexts.dpi },
    ...{ min: 36, max: 2400, integer: true },
  });
  const dpiProblem = picture && 'problem' in dpi ? dpi.problem : undefined;
  const full: ExportWish = {
    ...wish,
    heightPx: 'value' in height ? height.value : 1,
    scale: 'value' in typedScale ? typedScale.value : 1,
    dpi: 'value' in dpi ? dpi.value : DEFAULT_DPI,
  };
  const sizeProblem = heightProblem ?? scaleProblem;
  const isReady = rows !== undefined && sizeProblem === undefined && dpiProblem === undefined;
  const look = useViewer(useShallow((viewer) => drawnLook(viewer, view)));
  const compared = useViewer((viewer) => viewer.tracks.length > 1);
  const drawn = compared ? { ...look, normalization: ofTwo } : look;
  const hasCaption = caption ?? drawn.normalization === 'dynamic';
  const source: Omit<ExportSource, 'rows'> = {
    ...{ width: log.width, seen, window: { depthMin, depthMax }, depthUnit: log.depthUnit },
    captionOf: hasCaption
      ? (pixelDepth) => pictureLabel(log, { depthMin, depthMax }, drawn, pixelDepth ?? log.depthStep)
      : undefined,
  };
  const plan = isReady ? planExport(full, { rows, ...source }) : undefined;
  const tooNarrow = plan !== undefined && plan.widthPx < MIN_CAPTION_WIDTH_PX;
  const close = (): void => closeDialog();
  // A new answer may fit where the last one did not.
  const change = (part: Partial<ExportWish>): void => setWish((now) => ({ ...now, parts: false, ...part }));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!plan || plan.instead !== undefined || plan.heightPx === 0 || starting) return;
    setStarting(true);
    setFailure(undefined);
    const { widthPx, heightPx } = plan;
    const sizes =
      wish.size === 'rows' || !picture
        ? {}
        : wish.size === 'scale'
          ? { widthPx, scale: full.scale }
          : { widthPx, heightPx };
    const request = {
      id: log.id,
      depthMin,
      depthMax,
      ...drawn,
      format: wish.format,
      quality,
      ...sizes,
      ...(picture ? { dpi: full.dpi, ...(caption === undefined || tooNarrow ? {} : { caption }) } : {}),
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

  return (
    <DialogFrame title={texts.export} onClose={close}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="dialog-body">
          <p>
            <strong>{log.name}</strong>
            <br />
            {texts.span(depthNumber(depthMin, log), depthText(depthMax, log))}
            {rows !== undefined && `, ${plural(rows, 'scanline')}`}
          </p>
          <fieldset className="form-row" aria-label={texts.format}>
            <span>{texts.format}</span>
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
          {picture && compared && <ExportNormalization chosen={ofTwo} choose={setOfTwo} />}
          {wish.format === 'jpeg' && (
            <div className="form-row">
              <label htmlFor={`${id}-quality`}>{texts.quality}</label>
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
            <fieldset className="form-row" aria-label={texts.size}>
              <span>{texts.size}</span>
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
                          aria-label={texts.heightField}
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
                        <small>{texts.px}</small>
                      </>
                    )}
                    {size === 'scale' && (
                      <ExportScale
                        choice={scale}
                        choose={(choice) => {
                          change({ size: 'scale' });
                          setScale(choice);
                        }}
                        problemId={scaleProblem && `${id}-problem`}
                      />
                    )}
                  </div>
                ))}
              </div>
              {sizeProblem && (
                <p id={`${id}-problem`} className="form-problem" role="alert">
                  {sizeProblem}
                </p>
              )}
            </fieldset>
          )}
          {picture && (
            <ExportPrint
              dpiText={dpiText}
              setDpiText={setDpiText}
              dpiProblem={dpiProblem}
              caption={hasCaption}
              tooNarrow={tooNarrow}
              setCaption={setCaption}
            />
          )}
          <div className="form-row">
            <span>{texts.result}</span>
            <output className="export-result">
              {rowsProblem ?? (plan ? resultText(full, plan, log.depthUnit) : '…')}
            </output>
          </div>
          {plan?.instead && (
            <ExportTooLarge
              wish={full}
              plan={plan}
              instead={plan.instead}
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
            {texts.cancel}
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={!plan || plan.instead !== undefined || plan.heightPx === 0 || starting}
          >
            {texts.export}
          </button>
        </footer>
      </form>
    </DialogFrame>
  );
}

function resultText(wish: ExportWish, { widthPx, heightPx, files }: ExportPlan, unit: DepthUnit): string {
  if (heightPx === 0) return texts.noScanline;
  if (wish.format === 'csv') {
    return texts.records(plural(heightPx, 'record'), axesTexts.recordsOf(unit), plural(widthPx, 'value'));
  }
  const paper = picturesTexts.paper(printedCm(widthPx, wish.dpi), printedCm(heightPx, wish.dpi));
  const pixels = texts.pixels(countText(widthPx), countText(heightPx));
  const size = wish.size === 'scale' ? `${pixels}, ${paper}` : pixels;
  return files > 1 ? texts.inFiles(size, files) : size;
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
