// Colours values or their ranks by a stepped colormap: each band has exact edges, which belong to the band above.
import type { Display } from '../model/display.ts';
import type { ValueRange } from '../model/look.ts';
import { placeOfTone } from '../picture/tone.ts';
import { BINS, type Ranks } from './equalizer.ts';
import { stepOf, stepsOf, type Steps } from './value-step.ts';

/** Even steps of the range, which give each value's search for its band a start nearby. */
const STEPS = 4096;
/** Rounding error of an edge at 0, relative to the greater end of the range, after its way through a place of 0 to 1. */
const ROUNDING = 1e-11;

export class ColorBands {
  /** [bands + 1] colours as 0xbbggrr; the last one is that of null. */
  readonly #colors: Int32Array;
  readonly #ofValues: Edges;
  /** Edges for ranks, which lie from 0 to 1. */
  readonly #ofPlaces: Edges;
  readonly #range: ValueRange;
  readonly #blend: number;
  readonly #bins: Steps;
  /** Places of one row's samples, used again for each row. */
  readonly #places: Float32Array;

  /** `begins`: where in the colormap, 0 to 1, each band begins; the first at 0. `samples`: length of a row. */
  constructor(begins: readonly number[], display: Display, range: ValueRange, colors: Int32Array, samples: number) {
    const places = begins.map((begin) => placeOfTone(begin, display));
    this.#colors = colors;
    this.#ofValues = edgesOf(places, range);
    this.#ofPlaces = edgesOf(places, [0, 1]);
    this.#range = range;
    this.#blend = display.blend;
    this.#bins = stepsOf(range, BINS - 1);
    this.#places = new Float32Array(samples);
  }

  /** Writes the colours of a row into `out`. Returns whether any of them has changed. */
  color(values: Float32Array, ranks: Ranks | undefined, out: Int32Array): boolean {
    if (!ranks) return colorSamples(values, this.#ofValues, this.#colors, out);
    return colorSamples(this.#ranked(values, ranks), this.#ofPlaces, this.#colors, out);
  }

  /** The samples' places, 0 to 1: a mix of rank and place in the range, in which `blend` is the share of the rank. */
  #ranked(values: Float32Array, { above, below, part }: Ranks): Float32Array {
    const [lo, hi] = this.#range;
    const { scale, limit, last } = this.#bins;
    const places = this.#places;
    for (let x = 0; x < values.length; x++) {
      const value = values[x]!;
      const bin = stepOf(value, lo, scale, limit, last);
      const place = Math.min(1, Math.max(0, (value - lo) / (hi - lo)));
      // A null has no rank, and NaN makes its place NaN.
      const upper = bin === BINS ? NaN : above[bin]!;
      const rank = upper + (below[bin]! - upper) * part;
      places[x] = place + (rank - place) * this.#blend;
    }
    return places;
  }
}

interface Edges {
  /** [bands + 1] the least value of each band, as float32 like the samples; at the end NaN, which no value reaches. */
  readonly firsts: Float32Array;
  /** [STEPS + 1] the lowest band for values of each step; the last entry, for null, is the number of bands. */
  readonly starts: Uint8Array;
  readonly steps: Steps;
}

/** `places`: where in the range, 0 to 1, each band begins. */
function edgesOf(places: readonly number[], range: ValueRange): Edges {
  const steps = stepsOf(range, STEPS - 1);
  const firsts = Float32Array.from([...places.map((place) => valueAt(place, range)), NaN]);
  const starts = new Uint8Array(STEPS + 1);
  let band = 0;
  for (let step = 1; step < STEPS; step++) {
    // Starts from the step below, because rounding may put a value into the step above its own.
    while (steps.lo + (step - 1) / steps.scale >= firsts[band + 1]!) band++;
    starts[step] = band;
  }
  starts[STEPS] = places.length;
  return { firsts, starts, steps };
}

function valueAt(place: number, [lo, hi]: ValueRange): number {
  const value = lo * (1 - place) + hi * place;
  return lo < 0 && Math.abs(value) < ROUNDING * Math.max(-lo, hi) ? 0 : value;
}

function colorSamples(values: Float32Array, edges: Edges, colors: Int32Array, out: Int32Array): boolean {
  const { firsts, starts } = edges;
  const { lo, scale, limit, last } = edges.steps;
  const bottom = Math.fround(lo);
  let changes = 0;
  for (let x = 0; x < values.length; x++) {
    const value = values[x]!;
    let band = starts[stepOf(value, lo, scale, limit, last)]!;
    // The bottom of the range is in the first band, however close above it the next band begins.
    if (value > bottom) while (value >= firsts[band + 1]!) band++;
    const color = colors[band]!;
    changes |= color ^ out[x]!;
    out[x] = color;
  }
  return changes !== 0;
}
