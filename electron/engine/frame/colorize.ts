// In: rows of values and a display. Out: RGB pixels at the width asked for. Values are averaged first, coloured last.
import { colormapTable } from '../../../shared/colormaps.ts';
import type { Display, ValueRange } from '../../../shared/model.ts';

/** The colour of null stands behind the 256 of the colormap. */
const NULL_ENTRY = 256;

export class Painter {
  readonly #width: number;
  readonly #rowBytes: number;
  readonly #fit: ((row: Float32Array, out: Float32Array) => void) | undefined;
  readonly #fitted: Float32Array;
  /** A sample a pixel: it is coloured straight into its place. */
  readonly #oneToOne: boolean;
  /** Where each pixel takes its colour from; true samples are repeated when enlarging. Up to a multiple of four pixels. */
  readonly #columns: Uint16Array;
  /** [257] 0xbbggrr. */
  readonly #colors: Int32Array;
  readonly #lo: number;
  readonly #scale: number;
  /** Of the samples of a row. */
  readonly #sampleColors: Int32Array;
  /** A pixel row, four pixels in three words; every platform Electron and Node run on is little-endian. */
  readonly #words: Int32Array;
  readonly #row: Uint8Array;

  /** For rows of `width` samples. */
  constructor(width: number, widthPx: number, display: Display, [lo, hi]: ValueRange) {
    this.#width = width;
    this.#rowBytes = widthPx * 3;
    this.#fit = widthPx < width ? shrinkRow : widthPx > width && display.smooth ? blendRow : undefined;
    this.#fitted = new Float32Array(this.#fit ? widthPx : width);
    const samples = this.#fitted.length;
    this.#oneToOne = samples === widthPx;
    const groups = Math.ceil(widthPx / 4);
    this.#columns = new Uint16Array(groups * 4).fill(samples - 1);
    for (let x = 0; x < widthPx; x++) this.#columns[x] = Math.floor(((x + 0.5) * samples) / widthPx);
    const table = colormapTable(display.colormap, display.invert);
    this.#colors = new Int32Array(NULL_ENTRY + 1);
    for (let i = 0; i < NULL_ENTRY; i++) {
      this.#colors[i] = table[i * 3]! | (table[i * 3 + 1]! << 8) | (table[i * 3 + 2]! << 16);
    }
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(display.nullColor.slice(at, at + 2), 16));
    this.#colors[NULL_ENTRY] = red! | (green! << 8) | (blue! << 16);
    this.#lo = lo;
    this.#scale = 255 / (hi - lo);
    this.#sampleColors = new Int32Array(samples);
    this.#words = new Int32Array(groups * 3);
    this.#row = new Uint8Array(this.#words.buffer, 0, this.#rowBytes);
  }

  /** `stored` has shape [rows, width]; `rgb`, [rows, widthPx, 3] as R G B, is filled. */
  paint(stored: Float32Array, rgb: Uint8Array): void {
    const width = this.#width;
    for (let from = 0, to = 0; from < stored.length; from += width, to += this.#rowBytes) {
      let values = stored.subarray(from, from + width);
      if (this.#fit) {
        this.#fit(values, this.#fitted);
        values = this.#fitted;
      }
      if (this.#oneToOne) colorRow(values, this.#lo, this.#scale, this.#colors, this.#words);
      // A scanline that fills several pixel rows is spread over its columns once. At first both are black.
      else if (colorSamples(values, this.#lo, this.#scale, this.#colors, this.#sampleColors))
        spread(this.#sampleColors, this.#columns, this.#words);
      rgb.set(this.#row, to);
    }
  }
}

/**
 * Index of a value in the colormap: floor((v - lo) * (255 / (hi - lo))), clamped to 0..255; so the range 0..255 gives
 * floor(v).
 */
function entryOf(value: number, lo: number, scale: number): number {
  const position = (value - lo) * scale;
  // Neither comparison holds for a null: NaN compares false with everything.
  return position < 255 ? (position > 0 ? position | 0 : 0) : position >= 255 ? 255 : NULL_ENTRY;
}

/** Half the time of `colorSamples` and `spread` together: no colour is stored to be fetched again. */
function colorRow(values: Float32Array, lo: number, scale: number, colors: Int32Array, words: Int32Array): void {
  // Behind the last pixel of the row is what no one looks at.
  for (let x = 0, word = 0; x < values.length; x += 4, word += 3) {
    const a = colors[entryOf(values[x]!, lo, scale)]!;
    const b = colors[entryOf(values[x + 1]!, lo, scale)]!;
    const c = colors[entryOf(values[x + 2]!, lo, scale)]!;
    const d = colors[entryOf(values[x + 3]!, lo, scale)]!;
    words[word] = a | (b << 24);
    words[word + 1] = (b >>> 8) | (c << 16);
    words[word + 2] = (c >>> 16) | (d << 8);
  }
}

/** Returns whether any colour differs from the one that was in `out`. */
function colorSamples(values: Float32Array, lo: number, scale: number, colors: Int32Array, out: Int32Array): boolean {
  let changes = 0;
  for (let x = 0; x < values.length; x++) {
    const color = colors[entryOf(values[x]!, lo, scale)]!;
    changes |= color ^ out[x]!;
    out[x] = color;
  }
  return changes !== 0;
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

/** Linear between the centres of two samples; beside a null the other one is shown up to the middle. */
function blendRow(row: Float32Array, out: Float32Array): void {
  for (let x = 0; x < out.length; x++) {
    const position = Math.min(row.length - 1, Math.max(0, ((x + 0.5) * row.length) / out.length - 0.5));
    const left = Math.min(row.length - 2, Math.floor(position));
    const part = position - left;
    const value = row[left]! + (row[left + 1]! - row[left]!) * part;
    out[x] = value === value ? value : part < 0.5 ? row[left]! : row[left + 1]!;
  }
}

/** Each pixel averages the present samples of the stretch it covers, those at its two ends by the part covered. */
function shrinkRow(row: Float32Array, out: Float32Array): void {
  const perPixel = row.length / out.length;
  for (let x = 0; x < out.length; x++) {
    const from = x * perPixel;
    const to = from + perPixel;
    let sum = 0;
    let weights = 0;
    for (let i = Math.floor(from); i < to && i < row.length; i++) {
      const value = row[i]!;
      if (value !== value) continue;
      const weight = Math.min(i + 1, to) - Math.max(i, from);
      sum += value * weight;
      weights += weight;
    }
    out[x] = sum / weights;
  }
}
