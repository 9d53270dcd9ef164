// Fits a row of stored samples to the picture's width: turned by the azimuth offset, then shrunk or enlarged.
import { isCircumference, turnedColumns } from '../axes/azimuth.ts';
import type { Display } from '../model/display.ts';
import type { ImageLog } from '../model/image-log.ts';

export interface RowFit {
  /** Number of samples of the row that `run` returns. */
  readonly samples: number;
  /** The fitted row, valid until the next call. */
  run(row: Float32Array): Float32Array;
}

type Resize = (row: Float32Array, out: Float32Array) => void;

/** Returns the fit for rows of a log. Unless the picture is smooth, enlarging keeps the samples, which are repeated later. */
export function createRowFit(
  log: Pick<ImageLog, 'width' | 'geometry'>,
  widthPx: number,
  { aggregation, azimuthOffset, smooth }: Pick<Display, 'aggregation' | 'azimuthOffset' | 'smooth'>,
): RowFit {
  const { width } = log;
  const shrink: Record<typeof aggregation, Resize> = {
    mean: shrinkToMeans,
    min: (row, out) => shrinkToExtremes(row, out, Math.min),
    max: (row, out) => shrinkToExtremes(row, out, Math.max),
  };
  const blend: Resize = (row, out) => blendRow(row, out, isCircumference(log));
  const resize = widthPx < width ? shrink[aggregation] : widthPx > width && smooth ? blend : undefined;
  const fitted = new Float32Array(resize ? widthPx : 0);
  const columns = turnedColumns(log, azimuthOffset);
  const turned = new Float32Array(columns > 0 ? width : 0);
  return {
    samples: resize ? widthPx : width,
    run(row) {
      let values = row;
      if (columns > 0) {
        turned.set(row.subarray(width - columns));
        turned.set(row.subarray(0, width - columns), columns);
        values = turned;
      }
      if (!resize) return values;
      resize(values, fitted);
      return fitted;
    },
  };
}

/** Interpolates linearly between the samples' centres; `around`: the first sample follows the last one. */
function blendRow(row: Float32Array, out: Float32Array, around: boolean): void {
  const { length } = row;
  for (let x = 0; x < out.length; x++) {
    const asked = ((x + 0.5) * length) / out.length - 0.5;
    const position = around ? asked : Math.min(length - 1, Math.max(0, asked));
    const before = around ? Math.floor(position) : Math.min(length - 2, Math.floor(position));
    const part = position - before;
    const left = row[before < 0 ? length - 1 : before]!;
    const right = row[before + 1 < length ? before + 1 : 0]!;
    const value = left + (right - left) * part;
    // Beside a null the other sample is shown up to the middle.
    out[x] = value === value ? value : part < 0.5 ? left : right;
  }
}

/** Each pixel is the mean of the present samples that it covers, weighted by the part covered. */
function shrinkToMeans(row: Float32Array, out: Float32Array): void {
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

/** Each pixel is the extreme of all samples that it covers, even if only partly. */
function shrinkToExtremes(row: Float32Array, out: Float32Array, pick: (a: number, b: number) => number): void {
  const { length } = out;
  for (let x = 0; x < length; x++) {
    const to = Math.ceil(((x + 1) * row.length) / length);
    let extreme = NaN;
    for (let i = Math.floor((x * row.length) / length); i < to; i++) {
      const value = row[i]!;
      if (value === value) extreme = extreme === extreme ? pick(extreme, value) : value;
    }
    out[x] = extreme;
  }
}
