// Maps a value's place in its range, 0 to 1, to its place in the colormap, 0 to 1, and back.
import type { Display } from '../model/display.ts';

/** Powers of ten that the logarithmic curve spreads over the colormap. */
const LOG_DECADES = 2;

export type Tone = Pick<Display, 'curve' | 'gamma'>;

/** Applies the curve, then the gamma, which brightens above 1 as in image editors. Ascending; 0 stays 0 and 1 stays 1. */
export function toneOf(place: number, { curve, gamma }: Tone): number {
  const curved = curve === 'log' ? Math.log10(1 + place * (10 ** LOG_DECADES - 1)) / LOG_DECADES : place;
  return gamma === 1 ? curved : curved ** (1 / gamma);
}

/** The inverse of `toneOf`: the place in the range whose place in the colormap is `tone`. */
export function placeOfTone(tone: number, { curve, gamma }: Tone): number {
  const curved = gamma === 1 ? tone : tone ** gamma;
  return curve === 'log' ? (10 ** (LOG_DECADES * curved) - 1) / (10 ** LOG_DECADES - 1) : curved;
}
