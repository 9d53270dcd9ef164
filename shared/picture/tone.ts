// How a value's place in its range, 0 to 1, becomes its place in the colormap, 0 to 1; and back.
import type { Display } from '../model/display.ts';

/** Decades that the logarithmic curve spreads over the colormap. */
const LOG_DECADES = 2;

export type Tone = Pick<Display, 'curve' | 'gamma'>;

/** Ascending, 0 to 0 and 1 to 1: the curve, then the gamma (above 1 it brightens, as in image editors). */
export function toneOf(place: number, { curve, gamma }: Tone): number {
  const curved = curve === 'log' ? Math.log10(1 + place * (10 ** LOG_DECADES - 1)) / LOG_DECADES : place;
  return gamma === 1 ? curved : curved ** (1 / gamma);
}

/** The inverse of `toneOf`: where in the range a place in the colormap is reached. */
export function placeOfTone(tone: number, { curve, gamma }: Tone): number {
  const curved = gamma === 1 ? tone : tone ** gamma;
  return curve === 'log' ? (10 ** (LOG_DECADES * curved) - 1) / (10 ** LOG_DECADES - 1) : curved;
}
