// In: rows of values and a display. Out: RGB pixels at the width asked for. Values are averaged first, coloured last.
import { entryAt, paintedColormap } from '../../../shared/colormaps/colormaps.ts';
import type { Display } from '../../../shared/model/display.ts';
import type { ValueRange } from '../../../shared/model/look.ts';
import type { ImageLog } from '../../../shared/model/image-log.ts';
import { ColorBands } from './color-bands.ts';
import { BINS, type Equalizer, type Ranks } from './equalizer.ts';
import { createRowFit, type RowFit } from './fit-row.ts';
import { stepOf, stepsOf, type Steps } from './value-step.ts';

/** Steps that values are told apart by where a curve may spread a few of them over many colours. */
const FINE_STEPS = 4096;
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
  /** [entries + 1] 0xbbggrr; the last one is that of null. */
  readonly #entries: Int32Array;
  /** Of a stepped colormap; the colours at even steps are those of a smooth one. */
  readonly #bands: ColorBands | undefined;
  /** Of values. In proportion there is a colour for every step. */
  readonly #staticColors: Int32Array;
  /** Of ranks. */
  readonly #fineColors: Int32Array;
  readonly #blend: number;
  readonly #steps: Steps;
  readonly #bins: Steps;
  /** Of the samples of a row. */
  readonly #sampleColors: Int32Array;
  /** A pixel row, four pixels in three words; every platform Electron and Node run on is little-endian. */
  readonly #words: Int32Array;
  readonly #row: Uint8Array;

  /** For rows of a log's samples. `colors`: [256, 3], by entry, in place of the colormap's. */
  constructor(
    log: Pick<ImageLog, 'width' | 'geometry'>,
    widthPx: number,
    display: Display,
    range: ValueRange,
    colors?: Uint8Array,
  ) {
    this.#width = log.width;
    this.#rowBytes = widthPx * 3;
    this.#fit = createRowFit(log, widthPx, display);
    const { samples } = this.#fit;
    this.#oneToOne = samples === widthPx;
    const groups = Math.ceil(widthPx / 4);
    this.#columns = new Uint16Array(groups * 4).fill(samples - 1);
    for (let x = 0; x < widthPx; x++) this.#columns[x] = Math.floor(((x + 0.5) * samples) / widthPx);
    const painted = paintedColormap(display.colormap, display.invert);
    const entries = painted.colors.length / 3;
    const table = colors ?? painted.colors;
    this.#entries = new Int32Array(entries + 1);
    for (let i = 0; i < entries; i++) {
      this.#entries[i] = table[i * 3]! | (table[i * 3 + 1]! << 8) | (table[i * 3 + 2]! << 16);
    }
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(display.nullColor.slice(at, at + 2), 16));
    this.#entries[entries] = red! | (green! << 8) | (blue! << 16);
    this.#bands = painted.begins && new ColorBands(painted.begins, display, range, this.#entries, samples);
    const isPlain = display.curve === 'linear' && display.gamma === 1;
    this.#fineColors = this.#bands ? this.#entries : this.#colorsOf(FINE_STEPS, display);
    this.#staticColors = isPlain ? this.#entries : this.#fineColors;
    this.#blend = display.blend;
    this.#steps = stepsOf(range, this.#staticColors.length - 2);
    this.#bins = stepsOf(range, BINS - 1);
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
      // A scanline that fills several pixel rows is spread over its columns once. At first both are black.
      if (this.#bands || ranks || !this.#oneToOne) {
        if (this.#colorSamples(values, ranks)) spread(this.#sampleColors, this.#columns, this.#words);
      } else colorRow(values, this.#steps, this.#staticColors, this.#words);
      rgb.set(this.#row, at);
    }
  }

  /** Returns whether any differs from those of the row before. */
  #colorSamples(values: Float32Array, ranks: Ranks | undefined): boolean {
    const out = this.#sampleColors;
    if (this.#bands) return this.#bands.color(values, ranks, out);
    if (!ranks) return colorSamples(values, this.#steps, this.#staticColors, out);
    colorRanked(values, this.#bins, ranks, this.#blend, this.#fineColors, out);
    return true;
  }

  /** In steps from the low to the high end of the range, and behind them that of null. */
  #colorsOf(steps: number, display: Display): Int32Array {
    const colors = new Int32Array(steps + 1);
    for (let i = 0; i < steps; i++) colors[i] = this.#entries[entryAt(i / (steps - 1), display)]!;
    colors[steps] = this.#entries.at(-1)!;
    return colors;
  }
}

/** Half the time of `colorSamples` and `spread` together: no colour is stored to be fetched again. */
function colorRow(
  values: Float32Array,
  { lo, scale, limit, last }: Steps,
  colors: Int32Array,
  words: Int32Array,
): void {
  // Behind the last pixel of the row is what no one looks at.
  for (let x = 0, word = 0; x < values.length; x += 4, word += 3) {
    const a = colors[stepOf(values[x]!, lo, scale, limit, last)]!;
    const b = colors[stepOf(values[x + 1]!, lo, scale, limit, last)]!;
    const c = colors[stepOf(values[x + 2]!, lo, scale, limit, last)]!;
    const d = colors[stepOf(values[x + 3]!, lo, scale, limit, last)]!;
    words[word] = a | (b << 24);
    words[word + 1] = (b >>> 8) | (c << 16);
    words[word + 2] = (c >>> 16) | (d << 8);
  }
}

/** Returns whether any colour differs from the one that was in `out`. */
function colorSamples(
  values: Float32Array,
  { lo, scale, limit, last }: Steps,
  colors: Int32Array,
  out: Int32Array,
): boolean {
  let changes = 0;
  for (let x = 0; x < values.length; x++) {
    const color = colors[stepOf(values[x]!, lo, scale, limit, last)]!;
    changes |= color ^ out[x]!;
    out[x] = color;
  }
  return changes !== 0;
}

/** By rank among the values around; `blend` of that, and the rest by the place in the range. */
function colorRanked(
  values: Float32Array,
  { lo, scale, limit }: Steps,
  { above, below, part }: Ranks,
  blend: number,
  colors: Int32Array,
  out: Int32Array,
): void {
  const last = colors.length - 2;
  for (let x = 0; x < values.length; x++) {
    const position = (values[x]! - lo) * scale;
    // A null is NaN, which differs from itself.
    if (position !== position) {
      out[x] = colors[last + 1]!;
      continue;
    }
    // As `stepOf`, with one question less.
    const bin = position < limit ? (position > 0 ? position | 0 : 0) : BINS - 1;
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
