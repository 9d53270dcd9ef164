// In: a value's place in its range, 0 to 1, and a display. Out: its place in the colormap, 0 to 1.
import type { Display } from '../model/display.ts';

/** Decades that the logarithmic curve spreads over the colormap. */
const LOG_DECADES = 2;

/** Ascending, 0 to 0 and 1 to 1: the curve, then the gamma (above 1 it brightens, as in image editors). */
export function toneOf(place: number, { curve, gamma }: Pick<Display, 'curve' | 'gamma'>): number {
  const curved = curve === 'log' ? Math.log10(1 + place * (10 ** LOG_DECADES - 1)) / LOG_DECADES : place;
  return gamma === 1 ? curved : curved ** (1 / gamma);
}
