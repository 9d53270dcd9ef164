// Compares a picture with the exact means of a synthetic log: deviations, and rows that show another row.
import { fillScanline, SYNTHETIC_WIDTH as WIDTH } from './synthetic-log.ts';

export interface Deviation {
  /** Mean over the picture, in units of 1/255. */
  readonly greyError: number;
  /** Pixel rows that are nearer to the row above or below, where that is clearly another one, than to their own. */
  readonly misplacedRows: number;
}

/** Mean difference, in units of 1/255, from which two exact rows are told apart: eight times what a frame may be off. */
const DISTINCT = 4;

/**
 * By brute force over every scanline of [firstRow, lastRow]: each goes to the pixel row that holds its depth, in whole
 * numbers, and each pixel row is the mean of its scanlines or, without any, the scanline nearest to its centre.
 * `grey` is [heightPx, WIDTH], drawn in the grey colormap over 0..255, which shows floor(value).
 */
export function deviationOf(grey: Uint8Array, heightPx: number, firstRow: number, lastRow: number): Deviation {
  const exact = exactMeans(heightPx, firstRow, lastRow);
  let total = 0;
  let misplacedRows = 0;
  for (let y = 0; y < heightPx; y++) {
    const own = rowError(grey, y, exact, y);
    total += own;
    const nearer = (other: number): boolean =>
      rowDistance(exact, y, other) > DISTINCT && rowError(grey, y, exact, other) < own;
    if ((y > 0 && nearer(y - 1)) || (y < heightPx - 1 && nearer(y + 1))) misplacedRows++;
  }
  return { greyError: total / heightPx, misplacedRows };
}

function exactMeans(heightPx: number, firstRow: number, lastRow: number): Float64Array {
  const means = new Float64Array(heightPx * WIDTH);
  const counts = new Uint32Array(heightPx);
  const samples = new Float32Array(WIDTH);
  const steps = lastRow - firstRow;
  for (let row = firstRow; row <= lastRow; row++) {
    const y = Math.min(heightPx - 1, Math.floor(((row - firstRow) * heightPx) / steps));
    fillScanline(row, samples);
    counts[y]!++;
    for (let x = 0; x < WIDTH; x++) means[y * WIDTH + x]! += samples[x]!;
  }
  for (let y = 0; y < heightPx; y++) {
    if (counts[y] === 0) {
      // Halfway between two scanlines it is the upper one.
      fillScanline(firstRow + Math.ceil(((y + 0.5) / heightPx) * steps - 0.5), samples);
      means.set(samples, y * WIDTH);
    } else for (let x = 0; x < WIDTH; x++) means[y * WIDTH + x]! /= counts[y]!;
  }
  return means;
}

function rowError(grey: Uint8Array, y: number, exact: Float64Array, exactY: number): number {
  let sum = 0;
  for (let x = 0; x < WIDTH; x++) sum += Math.abs(grey[y * WIDTH + x]! - Math.floor(exact[exactY * WIDTH + x]!));
  return sum / WIDTH;
}

function rowDistance(exact: Float64Array, y: number, otherY: number): number {
  let sum = 0;
  for (let x = 0; x < WIDTH; x++) sum += Math.abs(exact[y * WIDTH + x]! - exact[otherY * WIDTH + x]!);
  return sum / WIDTH;
}
