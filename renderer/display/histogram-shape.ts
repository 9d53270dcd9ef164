// The geometry of the histogram: its value axis, outlines as SVG paths, and limits moved by pointer or keys.
import type { Histogram } from '../../shared/picture/histogram.ts';
import type { ValueRange } from '../../shared/model/look.ts';
import { toneOf, placeOfTone, type Tone } from '../../shared/picture/tone.ts';

/** The axis of values, `low` to `high`. In the paths it runs from 0 to 1 across; y runs from 0 down to 1. */
export interface Axis {
  readonly low: number;
  readonly high: number;
}

/** Room at either end, as a share of the axis, so that a limit can always be dragged further out. */
const MARGIN = 0.04;
/** Limits move in steps of a power of ten; the axis has at least this many steps. */
const LEAST_STEPS = 400;
const CURVE_STEPS = 48;

/** An axis over both limits and all values of the log but a few outliers. */
export function axisFor([low, high]: ValueRange, log: Pick<Histogram, 'low' | 'high'> | undefined): Axis {
  const least = Math.min(low, log?.low ?? low);
  const greatest = Math.max(high, log?.high ?? high);
  const margin = (greatest - least) * MARGIN;
  return { low: least - margin, high: greatest + margin };
}

export function shareOf(value: number, { low, high }: Axis): number {
  return (value - low) / (high - low);
}

/** The outline of square roots of the counts, scaled to full height. Roots let rare values be seen beside frequent ones. */
export function outline({ low, high, counts }: Histogram, axis: Axis): string {
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return '';
  const at = (bin: number): string => shareOf(low + (bin / counts.length) * (high - low), axis).toFixed(4);
  const steps = counts.map((count, bin) => `V${(1 - Math.sqrt(count / most)).toFixed(4)}H${at(bin + 1)}`);
  return `M${at(0)} 1${steps.join('')}V1`;
}

/** The curve from values to places in the colormap: 0 below the low limit, 1 above the high one. */
export function toneCurve([low, high]: ValueRange, tone: Tone, axis: Axis): string {
  const points = Array.from({ length: CURVE_STEPS + 1 }, (_, i) => {
    const place = i / CURVE_STEPS;
    const x = shareOf(low + place * (high - low), axis);
    return `L${x.toFixed(4)} ${(1 - toneOf(place, tone)).toFixed(4)}`;
  });
  return `M0 1${points.join('')}H1`;
}

/** The same for a stepped colormap: a staircase with a step at each value where a band begins. */
export function bandSteps([low, high]: ValueRange, tone: Tone, axis: Axis, begins: readonly number[]): string {
  const steps = begins.slice(1).map((begin, i) => {
    const x = shareOf(low + placeOfTone(begin, tone) * (high - low), axis);
    return `H${x.toFixed(4)}V${(1 - (i + 1) / (begins.length - 1)).toFixed(4)}`;
  });
  return `M0 1${steps.join('')}H1`;
}

export type Limit = 'low' | 'high';

/** The range with one limit moved to about `to`, rounded to few digits, and kept apart from the other limit. */
export function movedLimit(limit: Limit, to: number, [low, high]: ValueRange, axis: Axis): ValueRange {
  const step = 10 ** Math.floor(Math.log10((axis.high - axis.low) / LEAST_STEPS));
  const inside = Math.min(axis.high, Math.max(axis.low, to));
  const value = Number((Math.round(inside / step) * step).toPrecision(9));
  return limit === 'low' ? [Math.min(value, high - step), high] : [low, Math.max(value, low + step)];
}

/** The range after a key on a limit; undefined for keys without a meaning here. */
export function keyedLimit(key: string, limit: Limit, range: ValueRange, axis: Axis): ValueRange | undefined {
  const span = axis.high - axis.low;
  const at = range[limit === 'low' ? 0 : 1];
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: at - span / 100,
    ArrowDown: at - span / 100,
    ArrowRight: at + span / 100,
    ArrowUp: at + span / 100,
    PageDown: at - span / 10,
    PageUp: at + span / 10,
    Home: axis.low,
    End: axis.high,
  };
  const to = keys[key];
  return to === undefined ? undefined : movedLimit(limit, to, range, axis);
}
