// Colours rows of values and of nulls: RGB pixels at the requested width. Values are averaged first and coloured last.
import { entryAt, paintedColormap } from '../colormaps/colormaps.ts';
import type { Display } from '../model/display.ts';
import type { ValueRange } from '../model/look.ts';
import type { ImageLog } from '../model/image-log.ts';
import { ColorBands } from './color-bands.ts';
import { BINS, type Equalizer, type Ranks } from './equalizer.ts';
import { createRowFit, type RowFit } from './fit-row.ts';
import { stepOf, stepsOf, type Steps } from './value-step.ts';

/** Steps of the range where a curve may spread close values over many colours. */
const FINE_STEPS = 4096;
const PLACE_OF_BIN = 1 / (BINS - 1);

/** Rows of values, top to base. */
export interface Band {
  /** [rows, log.width] values; NaN is null. */
  readonly values: Float32Array;
  /** Depth of a row's centre, in the log's own unit. */
  depthAt(row: number): number;
  /** Prepared for the depths of these rows; absent where normalization is static. */
  readonly equalizer?: Equalizer | undefined;
}

export class Painter {
  readonly #width: number;
  readonly #rowBytes: number;
  readonly #fit: RowFit;
  /** Whether each sample is one pixel, so that colours are written directly into the pixel row. */
  readonly #oneToOne: boolean;
  /** The sample that each pixel shows; samples are repeated when enlarging. Padded to a multiple of four pixels. */
  readonly #columns: Uint16Array;
  /** [entries + 1] colours as 0xbbggrr; the last one is that of null. */
  readonly #entries: Int32Array;
  /** Only for a stepped colormap. A smooth one is looked up at even steps. */
  readonly #bands: ColorBands | undefined;
  /** Colours for static normalization; with a linear curve there is one colour for each entry. */
  readonly #staticColors: Int32Array;
  /** Colours at fine steps, for ranks. */
  readonly #fineColors: Int32Array;
  readonly #blend: number;
  readonly #steps: Steps;
  readonly #bins: Steps;
  /** Colours of one row's samples, used again for each row. */
  readonly #sampleColors: Int32Array;
  /** One pixel row, four pixels in three words. Every platform that Electron and Node run on is little-endian. */
  readonly #words: Int32Array;
  readonly #row: Uint8Array;

  /** `widthPx`: width of the pixel rows. `colors`: bytes of shape [256, 3] that replace the colormap's entries. */
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

  /** Paints rows [from, to) of a band into `rgb`, bytes of shape [to - from, widthPx, 3]. */
  paint(band: Band, rgb: Uint8Array, from = 0, to = band.values.length / this.#width): void {
    const width = this.#width;
    for (let row = from, at = 0; row < to; row++, at += this.#rowBytes) {
      const values = this.#fit.run(band.values.subarray(row * width, (row + 1) * width));
      const ranks = band.equalizer?.ranksAt(band.depthAt(row));
      // The row is built only when its colours change, as one scanline may fill several rows. Both are black at first.
      if (this.#bands || ranks || !this.#oneToOne) {
        if (this.#colorSamples(values, ranks)) spread(this.#sampleColors, this.#columns, this.#words);
      } else colorRow(values, this.#steps, this.#staticColors, this.#words);
      rgb.set(this.#row, at);
    }
  }

  /** Colours the samples of a row. Returns whether any colour differs from the previous row's. */
  #colorSamples(values: Float32Array, ranks: Ranks | undefined): boolean {
    const out = this.#sampleColors;
    if (this.#bands) return this.#bands.color(values, ranks, out);
    if (!ranks) return colorSamples(values, this.#steps, this.#staticColors, out);
    colorRanked(values, this.#bins, ranks, this.#blend, this.#fineColors, out);
    return true;
  }

  /** Colours at even steps from the low to the high end of the range, followed by that of null. */
  #colorsOf(steps: number, display: Display): Int32Array {
    const colors = new Int32Array(steps + 1);
    for (let i = 0; i < steps; i++) colors[i] = this.#entries[entryAt(i / (steps - 1), display)]!;
    colors[steps] = this.#entries.at(-1)!;
    return colors;
  }
}

/** Colours a row straight into words, in half the time of `colorSamples` followed by `spread`. */
function colorRow(
  values: Float32Array,
  { lo, scale, limit, last }: Steps,
  colors: Int32Array,
  words: Int32Array,
): void {
  // The padding behind the last pixel of the row gets any colour, as it is never used.
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

/** Writes the colours of a row into `out`. Returns whether any of them has changed. */
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

/** Colours by a mix of rank and place in the range, in which `blend` is the share of the rank. */
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
    // Only NaN, which is null, differs from itself.
    if (position !== position) {
      out[x] = colors[last + 1]!;
      continue;
    }
    // The same as `stepOf` without its test for null.
    const bin = position < limit ? (position > 0 ? position | 0 : 0) : BINS - 1;
    const upper = above[bin]!;
    const rank = upper + (below[bin]! - upper) * part;
    const place = bin * PLACE_OF_BIN;
    // Rounds by truncation, as Math.round takes three times as long; no number here is negative.
    out[x] = colors[((place + (rank - place) * blend) * last + 0.5) | 0]!;
  }
}

/** Spreads colours over the pixels of a row. It writes whole words, because single bytes take twice the time. */
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
