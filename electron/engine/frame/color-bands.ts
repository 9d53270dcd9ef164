// Values, or their ranks, to the colours of a stepped colormap: each band is told by its own edges, which belong to the band above.
import type { Display } from '../../../shared/model/display.ts';
import type { ValueRange } from '../../../shared/model/look.ts';
import { placeOfTone } from '../../../shared/picture/tone.ts';
import { BINS, type Ranks } from './equalizer.ts';
import { stepOf, stepsOf, type Steps } from './value-step.ts';

/** By them a search begins near the band that it ends in. */
const STEPS = 4096;
/** Of the greater end of a range around 0: by so little an edge misses 0 after it has been a place in the range. */
const ROUNDING = 1e-11;

export class ColorBands {
  /** [bands + 1] 0xbbggrr; the last one is that of null. */
  readonly #colors: Int32Array;
  readonly #ofValues: Edges;
  /** Of ranks. */
  readonly #ofPlaces: Edges;
  readonly #range: ValueRange;
  readonly #blend: number;
  readonly #bins: Steps;
  /** Of the samples of a row. */
  readonly #places: Float32Array;

  /** `begins`: where in the colormap, 0 to 1, each band begins; the first at 0. For rows of so many `samples`. */
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

  /** Returns whether any colour differs from the one that was in `out`. */
  color(values: Float32Array, ranks: Ranks | undefined, out: Int32Array): boolean {
    if (!ranks) return colorSamples(values, this.#ofValues, this.#colors, out);
    return colorSamples(this.#ranked(values, ranks), this.#ofPlaces, this.#colors, out);
  }

  /** Places in the range from 0 to 1: `blend` by rank among the values around, the rest by the value. */
  #ranked(values: Float32Array, { above, below, part }: Ranks): Float32Array {
    const [lo, hi] = this.#range;
    const { scale, limit, last } = this.#bins;
    const places = this.#places;
    for (let x = 0; x < values.length; x++) {
      const value = values[x]!;
      const bin = stepOf(value, lo, scale, limit, last);
      const place = Math.min(1, Math.max(0, (value - lo) / (hi - lo)));
      // A null has neither.
      const upper = bin === BINS ? NaN : above[bin]!;
      const rank = upper + (below[bin]! - upper) * part;
      places[x] = place + (rank - place) * this.#blend;
    }
    return places;
  }
}

interface Edges {
  /** [bands + 1] the least value of each band, as float32, which samples are; behind the last one NaN, which nothing reaches. */
  readonly firsts: Float32Array;
  /** [STEPS + 1] the lowest band that a value of each step may be in; last, for null, the number of bands. */
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
    // From a step below: a value may be rounded into the step above its own.
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
    // The bottom of the range is in the first band, however close to it the next one begins.
    if (value > bottom) while (value >= firsts[band + 1]!) band++;
    const color = colors[band]!;
    changes |= color ^ out[x]!;
    out[x] = color;
  }
  return changes !== 0;
}
