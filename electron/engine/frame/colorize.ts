// In: rows of values and a display. Out: RGB pixels at the width asked for. Values are averaged first, coloured last.
import { colormapTable } from '../../../shared/colormaps.ts';
import type { Display, ValueRange } from '../../../shared/model.ts';

/** The colour of null stands behind the 256 of the colormap. */
const NULL_ENTRY = 256 * 3;

/**
 * `stored` has shape [rows, width], the result [rows, widthPx, 3] as R G B. Index of a value in the colormap:
 * floor((v - lo) * (255 / (hi - lo))), clamped to 0..255; so the range 0..255 gives floor(v).
 */
export function colorize(
  stored: Float32Array,
  width: number,
  widthPx: number,
  display: Display,
  [lo, hi]: ValueRange,
): Uint8Array {
  const rows = stored.length / width;
  const fit = widthPx < width ? shrinkRow : widthPx > width && display.smooth ? blendRow : undefined;
  const fitted = new Float32Array(fit ? widthPx : width);
  // Where each pixel takes its colour from; true samples are repeated when enlarging.
  const columns = Uint16Array.from({ length: widthPx }, (_, x) => Math.floor(((x + 0.5) * fitted.length) / widthPx));
  const colors = new Uint8Array(NULL_ENTRY + 3);
  colors.set(colormapTable(display.colormap, display.invert));
  for (const [i, at] of [1, 3, 5].entries()) colors[NULL_ENTRY + i] = parseInt(display.nullColor.slice(at, at + 2), 16);

  const rgb = new Uint8Array(rows * widthPx * 3);
  const entries = new Uint16Array(fitted.length);
  const scale = 255 / (hi - lo);
  for (let row = 0, out = 0; row < rows; row++) {
    let values = stored.subarray(row * width, (row + 1) * width);
    if (fit) {
      fit(values, fitted);
      values = fitted;
    }
    for (let x = 0; x < entries.length; x++) {
      const position = (values[x]! - lo) * scale;
      // Neither branch holds for a null: NaN compares false with everything.
      if (position < 255) entries[x] = position > 0 ? (position | 0) * 3 : 0;
      else entries[x] = position >= 255 ? 255 * 3 : NULL_ENTRY;
    }
    for (let x = 0; x < widthPx; x++, out += 3) {
      const entry = entries[columns[x]!]!;
      rgb[out] = colors[entry]!;
      rgb[out + 1] = colors[entry + 1]!;
      rgb[out + 2] = colors[entry + 2]!;
    }
  }
  return rgb;
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
