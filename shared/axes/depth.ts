// Depth windows, in the log's own unit (float64): moved, zoomed and kept inside a log; depths written as text.

/** [depthMin, depthMax], both inclusive, in the log's own unit. */
export interface DepthWindow {
  readonly depthMin: number;
  readonly depthMax: number;
}

/** The span of the smallest window shown of a log, in its own unit: ten scanlines, or the whole log if it has fewer. */
export function smallestSpan(log: DepthWindow & { readonly depthStep: number }): number {
  const whole = log.depthMax - log.depthMin;
  return Math.min(whole, log.depthStep > 0 ? log.depthStep * 10 : whole);
}

/** The window inside the log, top above base; one that is too small to be shown is widened about its middle. */
export function usableWindow(window: DepthWindow, log: DepthWindow & { readonly depthStep: number }): DepthWindow {
  const inside = clampWindow(window, log);
  const least = smallestSpan(log);
  if (inside.depthMax - inside.depthMin >= least) return inside;
  return zoomWindow(inside, 1, (inside.depthMin + inside.depthMax) / 2, log, least);
}

/** The window moved down by `delta` (a depth), kept whole inside `bounds`. */
export function panWindow(window: DepthWindow, delta: number, bounds: DepthWindow): DepthWindow {
  const span = window.depthMax - window.depthMin;
  const top = Math.min(Math.max(window.depthMin + delta, bounds.depthMin), bounds.depthMax - span);
  return clampWindow({ depthMin: top, depthMax: top + span }, bounds);
}

/** The window's span multiplied by `factor`; the depth `anchor` stays where it is on screen as far as `bounds` allow. */
export function zoomWindow(
  window: DepthWindow,
  factor: number,
  anchor: number,
  bounds: DepthWindow,
  minSpan: number,
): DepthWindow {
  const span = window.depthMax - window.depthMin;
  const wanted = Math.min(Math.max(span * factor, minSpan), bounds.depthMax - bounds.depthMin);
  const share = span > 0 ? (anchor - window.depthMin) / span : 0.5;
  const top = anchor - share * wanted;
  return panWindow({ depthMin: top, depthMax: top + wanted }, 0, bounds);
}

/** The window with both ends moved inside `bounds`, top above base. */
export function clampWindow(window: DepthWindow, bounds: DepthWindow): DepthWindow {
  const clamp = (d: number): number => Math.min(Math.max(d, bounds.depthMin), bounds.depthMax);
  const [a, b] = [clamp(window.depthMin), clamp(window.depthMax)];
  return a <= b ? { depthMin: a, depthMax: b } : { depthMin: b, depthMax: a };
}

const MOST_DECIMALS = 6;

/** Decimals that write a step exactly: 0.1 -> 1, 0.0254 -> 4, 1 -> 0; one more than its size needs where none do (1/3 -> 2). */
export function depthDecimals(step: number): number {
  if (!(step > 0)) return 2;
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.round(scaled) >= 1 && Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) return decimals;
  }
  return Math.min(MOST_DECIMALS, Math.max(0, 1 + Math.ceil(-Math.log10(step))));
}

/**
 * Decimals that tell the log's scanlines apart and write its ends out: a log from 9000.9 in steps of 1 needs one.
 * Where even two more than the step's would not write the ends, they are no round numbers, and the step's are used.
 */
export function logDecimals({ depthMin, depthMax, depthStep }: DepthWindow & { readonly depthStep: number }): number {
  const least = depthDecimals(depthStep);
  const tolerance = depthStep > 0 ? depthStep * 1e-3 : 1e-9;
  const isWritten = (depth: number, decimals: number): boolean =>
    Math.abs(Number(depth.toFixed(decimals)) - depth) <= tolerance;
  const found = [least, least + 1, least + 2].find((d) => isWritten(depthMin, d) && isWritten(depthMax, d));
  return found === undefined ? least : Math.min(MOST_DECIMALS, found);
}

/** A depth as `9123.40`. Callers take the decimals from the step that matters: the log's, or the ruler's. */
export function formatDepth(depth: number, decimals: number): string {
  return depth.toFixed(decimals);
}
