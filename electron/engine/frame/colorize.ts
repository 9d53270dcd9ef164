// In: rows of values and a display. Out: RGB pixels at the width asked for. Values are averaged first, coloured last.
import { colormapTable } from '../../../shared/colormaps.ts';
import type { Display, ValueRange } from '../../../shared/model.ts';

/**
 * `values` has shape [rows, width], the result [rows, widthPx, 3] as R G B. Index of a value in the colormap:
 * floor((v - lo) * (255 / (hi - lo))), clamped to 0..255; so the range 0..255 gives floor(v).
 */
export function colorize(
  stored: Float32Array,
  width: number,
  widthPx: number,
  display: Display,
  [lo, hi]: ValueRange,
): Uint8Array {
  const values = fitWidth(stored, width, widthPx, display.smooth);
  const rgb = new Uint8Array(values.length * 3);
  const table = colormapTable(display.colormap, display.invert);
  const nullRgb = [1, 3, 5].map((at) => parseInt(display.nullColor.slice(at, at + 2), 16));
  const [nullR, nullG, nullB] = nullRgb as [number, number, number];
  const scale = 255 / (hi - lo);
  for (let i = 0, out = 0; i < values.length; i++, out += 3) {
    const value = values[i]!;
    if (value === value) {
      const position = (value - lo) * scale;
      const entry = (position <= 0 ? 0 : position >= 255 ? 255 : Math.floor(position)) * 3;
      rgb[out] = table[entry]!;
      rgb[out + 1] = table[entry + 1]!;
      rgb[out + 2] = table[entry + 2]!;
    } else {
      rgb[out] = nullR;
      rgb[out + 1] = nullG;
      rgb[out + 2] = nullB;
    }
  }
  return rgb;
}

/** Columns brought to the picture's width: means over present samples when shrinking, true samples when enlarging. */
function fitWidth(values: Float32Array, width: number, widthPx: number, smooth: boolean): Float32Array {
  if (width === widthPx) return values;
  const height = values.length / width;
  const out = new Float32Array(height * widthPx);
  const fit = widthPx < width ? shrinkRow : smooth ? blendRow : repeatRow;
  for (let y = 0; y < height; y++) {
    fit(values.subarray(y * width, (y + 1) * width), out.subarray(y * widthPx, (y + 1) * widthPx));
  }
  return out;
}

function repeatRow(row: Float32Array, out: Float32Array): void {
  for (let x = 0; x < out.length; x++) out[x] = row[Math.floor(((x + 0.5) * row.length) / out.length)]!;
}

function blendRow(row: Float32Array, out: Float32Array): void {
  for (let x = 0; x < out.length; x++) {
    const position = Math.min(row.length - 1, Math.max(0, ((x + 0.5) * row.length) / out.length - 0.5));
    const left = Math.min(row.length - 2, Math.floor(position));
    const part = position - left;
    const value = row[left]! + (row[left + 1]! - row[left]!) * part;
    out[x] = value === value ? value : part < 0.5 ? row[left]! : row[left + 1]!;
  }
}

/** Each pixel averages the stretch of samples it covers, those at its two ends by the part covered. */
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
