// The printed scale 1:N of a depth window on screen or paper, and the window that has a given scale.
import { smallestSpan, zoomWindow, type DepthWindow } from './depth.ts';
import { convertLength, type DepthUnit } from './depth-units.ts';

/** The values of N at which logs are usually printed as 1:N. */
export const PRINTED_SCALES = [5, 10, 20, 40, 200, 500] as const;
export const LEAST_SCALE = 0.1;
export const GREATEST_SCALE = 1e6;
const MM_OF_METRE = 1000;

/** Where a log is drawn: the screen, in CSS pixels, or paper. */
export interface Medium {
  readonly heightPx: number;
  readonly pxPerMm: number;
}
type ScaledLog = DepthWindow & { readonly depthStep: number; readonly depthUnit: DepthUnit };

/** N of the scale 1:N, where `span`, in `unit`, is drawn `heightPx` high: a metre of depth measures 1/N of a metre. */
export function scaleOf(span: number, unit: DepthUnit, { heightPx, pxPerMm }: Medium): number {
  return (convertLength(span, unit, 'm') * MM_OF_METRE * pxPerMm) / heightPx;
}

/** The inverse of `scaleOf`: the span, in `unit`, that is drawn at 1:`scale`. */
export function spanAtScale(scale: number, unit: DepthUnit, { heightPx, pxPerMm }: Medium): number {
  return convertLength((scale * heightPx) / (pxPerMm * MM_OF_METRE), 'm', unit);
}

/** Why a window does not have the scale that was asked for. */
export type ScaleLimit = 'whole-log' | 'smallest-window';

/** The window about the same centre at 1:`scale`, as far as the log and its smallest window allow. */
export function windowAtScale(
  scale: number,
  window: DepthWindow,
  log: ScaledLog,
  medium: Medium,
): { readonly window: DepthWindow; readonly limit?: ScaleLimit } {
  const wanted = spanAtScale(scale, log.depthUnit, medium);
  const [least, whole] = [smallestSpan(log), log.depthMax - log.depthMin];
  const span = window.depthMax - window.depthMin;
  // A log of a single scanline has no length that could be scaled.
  if (!(span > 0)) return { window, limit: 'whole-log' };
  const centre = (window.depthMin + window.depthMax) / 2;
  const zoomed = zoomWindow(window, wanted / span, centre, log, least);
  if (wanted > whole * (1 + 1e-9)) return { window: zoomed, limit: 'whole-log' };
  return wanted < least * (1 - 1e-9) ? { window: zoomed, limit: 'smallest-window' } : { window: zoomed };
}

const MM_OF_INCH = 25.4;

/** Pixel rows of a depth window on paper at 1:`scale` and `dpi` pixels an inch; at least one. */
export function printedHeightPx(
  { depthMin, depthMax }: DepthWindow,
  unit: DepthUnit,
  scale: number,
  dpi: number,
): number {
  const paperMm = (convertLength(depthMax - depthMin, unit, 'm') * MM_OF_METRE) / scale;
  return Math.max(1, Math.round((paperMm / MM_OF_INCH) * dpi));
}

/** The length of `px` pixels on paper at `dpi` pixels an inch, in centimetres. */
export function printedCm(px: number, dpi: number): number {
  return ((px / dpi) * MM_OF_INCH) / 10;
}
