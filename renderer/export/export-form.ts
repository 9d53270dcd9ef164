// The state of the Export dialog's form: what is wrong with it, the export it plans, and the request to make.
import type { CallInput } from '../../shared/contract.ts';
import type { Look } from '../../shared/model/display.ts';
import type { ExportFormat, ExportOption } from '../../shared/model/file-formats.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LogView } from '../../shared/model/viewer-state.ts';
import { MIN_CAPTION_WIDTH_PX } from '../../shared/picture/caption-layout.ts';
import { pictureLabel } from '../../shared/picture/picture-label.ts';
import { typedNumber, type Typed } from '../controls/typed-number.ts';
import { planExport, type ExportPlan, type ExportSize, type ExportSource, type ExportWish } from './export-plan.ts';
import { picturesTexts } from './texts.ts';

const MAX_HEIGHT = 10_000_000;
const DEFAULT_DPI = 300;

export interface ScaleChoice {
  readonly text: string;
  /** The scale is typed into the field for other scales. */
  readonly isOther: boolean;
}

export type OptionValue = ExportOption['default'];

export interface ExportForm {
  /** The id of a format. */
  readonly format: string;
  readonly size: ExportSize;
  readonly heightText: string;
  readonly scale: ScaleChoice;
  readonly dpiText: string;
  /** Whether there is a caption; undefined: if normalization is dynamic. */
  readonly caption: boolean | undefined;
  /** Which of two pictures is exported while static and dynamic ones stand side by side. */
  readonly ofTwo: Look['normalization'];
  /** Values of the options of all formats, by key; absent: the default. */
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly parts: boolean;
}
export type FormPart = Partial<ExportForm>;

export function firstForm({ id }: ExportFormat): ExportForm {
  return {
    ...{ format: id, size: 'rows', heightText: '2000', scale: { text: '200', isOther: false } },
    ...{ dpiText: String(DEFAULT_DPI), caption: undefined, ofTwo: 'static', options: {}, parts: false },
  };
}

/** Fields that decide how large the export is. Changing one unsets `parts`, as the export may now fit into one file. */
const SIZING: readonly (keyof ExportForm)[] = ['format', 'size', 'heightText', 'scale'];

export function changedForm(form: ExportForm, part: FormPart): ExportForm {
  const whole = SIZING.some((key) => key in part) ? { parts: false } : {};
  return { ...form, ...whole, ...part };
}

/** The log, window and look that an export is made of. */
export interface ExportSubject {
  readonly log: ImageLog;
  readonly view: Pick<LogView, 'depthMin' | 'depthMax'>;
  /** Static and dynamic pictures stand side by side, and one of the two is exported. */
  readonly compared: boolean;
  /** The look that the log is drawn in on screen. */
  readonly look: Look;
  /** Device pixels of the picture on screen. */
  readonly seen: ExportSource['seen'];
  /** Scanlines in the window; undefined while they are being counted. */
  readonly rows: number | undefined;
}

export interface ReadForm {
  readonly wish: ExportWish;
  /** What is wrong with size and resolution, one sentence each. */
  readonly sizeProblem: string | undefined;
  readonly dpiProblem: string | undefined;
  /** Whether a caption is wanted, by choice or by default. */
  readonly hasCaption: boolean;
  /** Whether the picture is too narrow for a caption. */
  readonly tooNarrow: boolean;
  /** undefined while the form has a problem or the rows are not known. */
  readonly plan: ExportPlan | undefined;
  /** The input for `export.start`; undefined while nothing can be exported. */
  readonly request: CallInput<'export.start'> | undefined;
}

/** Reads a form. If `formats` no longer has the form's format, the first one is used. */
export function readForm(
  form: ExportForm,
  formats: readonly [ExportFormat, ...ExportFormat[]],
  of: ExportSubject,
): ReadForm {
  const format = formats.find(({ id }) => id === form.format) ?? formats[0];
  const isPicture = format.kind === 'picture';
  const { size } = form;
  const height = typedNumber(form.heightText, {
    ...{ what: 'a height', min: 1, max: MAX_HEIGHT, integer: true, unit: 'px' },
  });
  const scale = typedNumber(form.scale.text, { what: picturesTexts.scaleExpected, min: 0.1, max: 1e6 });
  const dpi = typedNumber(form.dpiText, {
    ...{ what: picturesTexts.resolutionExpected, unit: picturesTexts.dpi },
    ...{ min: 36, max: 2400, integer: true },
  });
  const sized = isPicture && size === 'height' ? height : isPicture && size === 'scale' ? scale : undefined;
  const [sizeProblem, dpiProblem] = [problemOf(sized), isPicture ? problemOf(dpi) : undefined];
  const wish: ExportWish = {
    ...{ format, size, parts: form.parts },
    ...{ heightPx: valueOf(height, 1), scale: valueOf(scale, 1), dpi: valueOf(dpi, DEFAULT_DPI) },
  };
  const { log, view, seen, rows } = of;
  const window = { depthMin: view.depthMin, depthMax: view.depthMax };
  const look = of.compared ? { ...of.look, normalization: form.ofTwo } : of.look;
  const hasCaption = form.caption ?? look.normalization === 'dynamic';
  const source = {
    ...{ width: log.width, seen, window, depthUnit: log.depthUnit },
    captionOf: hasCaption
      ? (pixelDepth: number | undefined) => pictureLabel(log, window, look, pixelDepth ?? log.depthStep)
      : undefined,
  };
  const isReady = rows !== undefined && sizeProblem === undefined && dpiProblem === undefined;
  const plan = isReady ? planExport(wish, { rows, ...source }, formats) : undefined;
  const tooNarrow = plan !== undefined && plan.widthPx < MIN_CAPTION_WIDTH_PX;
  const caption = tooNarrow ? undefined : form.caption;
  const makesFiles = plan !== undefined && plan.instead === undefined && plan.heightPx > 0;
  const request = makesFiles
    ? { id: log.id, ...window, ...look, ...optionsOf(form, format), ...partOf(wish, plan, caption) }
    : undefined;
  return { wish, sizeProblem, dpiProblem, hasCaption, tooNarrow, plan, request };
}

/** The options of the chosen format only. */
function optionsOf({ options }: ExportForm, format: ExportFormat): Record<string, OptionValue> {
  const chosen = Object.entries(format.options).map(([key, option]) => [key, options[key] ?? option.default]);
  return Object.fromEntries(chosen) as Record<string, OptionValue>;
}

function partOf(wish: ExportWish, { widthPx, heightPx, files }: ExportPlan, caption: boolean | undefined) {
  const { format, size, scale, dpi } = wish;
  const common = { format: format.id, parts: files > 1 };
  if (format.kind === 'values') return common;
  const pixels = size === 'rows' ? {} : size === 'scale' ? { widthPx, scale } : { widthPx, heightPx };
  return { ...common, ...pixels, dpi, ...(caption === undefined ? {} : { caption }) };
}

function problemOf(typed: Typed | undefined): string | undefined {
  return typed && 'problem' in typed ? typed.problem : undefined;
}

function valueOf(typed: Typed, otherwise: number): number {
  return 'value' in typed ? typed.value : otherwise;
}
