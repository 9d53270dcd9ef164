// In: rows of values and a display. Out: RGB pixels at the width asked for. Values are averaged first, coloured last.
import { colormapTable } from '../../../shared/colormaps/colormaps.ts';
import type { Display } from '../../../shared/model/display.ts';
import type { ValueRange } from '../../../shared/model/look.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { toneOf } from '../../../shared/picture/tone.ts';
import { BINS, type Equalizer, type Ranks } from './equalizer.ts';
import { createRowFit, type RowFit } from './fit-row.ts';

/** Colours of a colormap. */
const ENTRIES = 256;
/** Steps that values are told apart by where a curve may spread a few of them over many colours. */
const FINE_STEPS = 4096;
/** 51 / 255 * 255 is a little less than 51. */
const ROUNDING = 1e-9;
const PLACE_OF_BIN = 1 / (BINS - 1);

/** Rows of values, top to base. */
export interface Band {
  /** [rows, log.width] */
  readonly values: Float32Array;
  /** Of the rows' centres. */
  depthAt(row: number): number;
  /** Prepared for these depths; absent where normalization is static. */
  readonly equalizer?: Equalizer | undefined;
}

export class Painter {
  readonly #width: number;
  readonly #rowBytes: number;
  readonly #fit: RowFit;
  /** A sample a pixel: it is coloured straight into its place. */
  readonly #oneToOne: boolean;
  /** Where each pixel takes its colour from; true samples are repeated when enlarging. Up to a multiple of four pixels. */
  readonly #columns: Uint16Array;
  /** [256] 0xbbggrr. */
  readonly #entries: Int32Array;
  readonly #nullColor: number;
  readonly #display: Display;
  /** Of values. In proportion there is a colour for every step. */
  readonly #staticColors: Int32Array;
  /** Of ranks. */
  readonly #fineColors: Int32Array;
  readonly #blend: number;
  readonly #lo: number;
  readonly #span: number;
  /** Of the samples of a row. */
  readonly #sampleColors: Int32Array;
  /** A pixel row, four pixels in three words; every platform Electron and Node run on is little-endian. */
  readonly #words: Int32Array;
  readonly #row: Uint8Array;

  /** For rows of a log's samples. */
  constructor(
    log: Pick<ImageLog, 'width' | 'geometry'>,
    widthPx: number,
    display: Display,
    [lo, hi]: ValueRange,
    table = colormapTable(display.colormap, display.invert),
  ) {
    this.#width = log.width;
    this.#rowBytes = widthPx * 3;
    this.#fit = createRowFit(log, widthPx, display);
    const { samples } = this.#fit;
    this.#oneToOne = samples === widthPx;
    const groups = Math.ceil(widthPx / 4);
    this.#columns = new Uint16Array(groups * 4).fill(samples - 1);
    for (let x = 0; x < widthPx; x++) this.#columns[x] = Math.floor(((x + 0.5) * samples) / widthPx);
    this.#entries = new Int32Array(ENTRIES);
    for (let i = 0; i < ENTRIES; i++) {
      this.#entries[i] = table[i * 3]! | (table[i * 3 + 1]! << 8) | (table[i * 3 + 2]! << 16);
    }
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(display.nullColor.slice(at, at + 2), 16));
    this.#nullColor = red! | (green! << 8) | (blue! << 16);
    this.#display = display;
    this.#lo = lo;
    this.#span = hi - lo;
    const isPlain = display.curve === 'linear' && display.gamma === 1;
    this.#fineColors = this.#colorsOf(FINE_STEPS);
    this.#staticColors = isPlain ? this.#colorsOf(ENTRIES) : this.#fineColors;
    this.#blend = display.blend;
    this.#sampleColors = new Int32Array(samples);
    this.#words = new Int32Array(groups * 3);
    this.#row = new Uint8Array(this.#words.buffer, 0, this.#rowBytes);
  }

  /** Rows [from, to) of a band; `rgb`, [to - from, widthPx, 3] as R G B, is filled. */
  paint(band: Band, rgb: Uint8Array, from = 0, to = band.values.length / this.#width): void {
    const width = this.#width;
    for (let row = from, at = 0; row < to; row++, at += this.#rowBytes) {
      const values = this.#fit.run(band.values.subarray(row * width, (row + 1) * width));
      const ranks = band.equalizer?.ranksAt(band.depthAt(row));
      if (ranks) colorRanked(values, this.#lo, this.#span, ranks, this.#blend, this.#fineColors, this.#sampleColors);
      const colors = this.#staticColors;
      const scale = (colors.length - 2) / this.#span;
      if (!ranks && this.#oneToOne) colorRow(values, this.#lo, scale, colors, this.#words);
      // A scanline that fills several pixel rows is spread over its columns once. At first both are black.
      else if (ranks || colorSamples(values, this.#lo, scale, colors, this.#sampleColors))
        spread(this.#sampleColors, this.#columns, this.#words);
      rgb.set(this.#row, at);
    }
  }

  /** In steps from the low to the high end of the range, and behind them that of null. */
  #colorsOf(steps: number): Int32Array {
    const colors = new Int32Array(steps + 1);
    for (let i = 0; i < steps; i++) {
      const entry = Math.floor(toneOf(i / (steps - 1), this.#display) * (ENTRIES - 1) + ROUNDING);
      colors[i] = this.#entries[entry]!;
    }
    colors[steps] = this.#nullColor;
    return colors;
  }
}

/**
 * Index of a value in colours of which the last, at `last + 1`, is that of null: floor((v - lo) * (last / (hi - lo))),
 * clamped to 0..last; so 256 colours over the range 0..255 give floor(v).
 */
function entryOf(value: number, lo: number, scale: number, last: number): number {
  const position = (value - lo) * scale;
  // Neither comparison holds for a null: NaN compares false with everything.
  return position < last ? (position > 0 ? position | 0 : 0) : position >= last ? last : last + 1;
}

/** Half the time of `colorSamples` and `spread` together: no colour is stored to be fetched again. */
function colorRow(values: Float32Array, lo: number, scale: number, colors: Int32Array, words: Int32Array): void {
  const last = colors.length - 2;
  // Behind the last pixel of the row is what no one looks at.
  for (let x = 0, word = 0; x < values.length; x += 4, word += 3) {
    const a = colors[entryOf(values[x]!, lo, scale, last)]!;
    const b = colors[entryOf(values[x + 1]!, lo, scale, last)]!;
    const c = colors[entryOf(values[x + 2]!, lo, scale, last)]!;
    const d = colors[entryOf(values[x + 3]!, lo, scale, last)]!;
    words[word] = a | (b << 24);
    words[word + 1] = (b >>> 8) | (c << 16);
    words[word + 2] = (c >>> 16) | (d << 8);
  }
}

/** Returns whether any colour differs from the one that was in `out`. */
function colorSamples(values: Float32Array, lo: number, scale: number, colors: Int32Array, out: Int32Array): boolean {
  const last = colors.length - 2;
  let changes = 0;
  for (let x = 0; x < values.length; x++) {
    const color = colors[entryOf(values[x]!, lo, scale, last)]!;
    changes |= color ^ out[x]!;
    out[x] = color;
  }
  return changes !== 0;
}

/** By rank among the values around; `blend` of that, and the rest by the place in the range. */
function colorRanked(
  values: Float32Array,
  lo: number,
  span: number,
  { above, below, part }: Ranks,
  blend: number,
  colors: Int32Array,
  out: Int32Array,
): void {
  const last = colors.length - 2;
  const scale = (BINS - 1) / span;
  for (let x = 0; x < values.length; x++) {
    const position = (values[x]! - lo) * scale;
    // A null is NaN, which differs from itself.
    if (position !== position) {
      out[x] = colors[last + 1]!;
      continue;
    }
    const bin = position < BINS - 1 ? (position > 0 ? position | 0 : 0) : BINS - 1;
    const upper = above[bin]!;
    const rank = upper + (below[bin]! - upper) * part;
    const place = bin * PLACE_OF_BIN;
    // Math.round takes three times as long; nothing here is below zero.
    out[x] = colors[((place + (rank - place) * blend) * last + 0.5) | 0]!;
  }
}

/** Whole words are written: three bytes of a pixel one by one take twice the time. */
function spread(colors: Int32Array, columns: Uint16Array, words: Int32Array): void {
  for (let x = 0, word = 0; x < columns.length; x += 4, word += 3) {
    const a = colors[columns[x]!]!;
    const b = colors[columns[x + 1]!]!;
    const c = colors[columns[x + 2]!]!;
    const d = colors[columns[x + 3]!]!;
    words[word] = a | (b << 24);
    words[word + 1] = (b >>> 8) | (c << 16);
    words[word + 2] = (c >>> 16) | (d << 8);
  }
}
