// The kernel: bytes of a segment's records to scanlines, statistics and levels. A table has one instance a thread.
import { clearBins, countSamples, makeBins } from './bins';
import { beginText, isTextRead, passRecord, setDelimiter } from './delimiters';
import { setPoint } from './decimals';
import { setNumberPoint } from './numbers';
import { addScanline, beginPyramid, makePyramid, scanlineAt } from './pyramid';
import { leaveRecord, readRecord, setRecord } from './record';
import { makeWeights, resample } from './resample';
import { depthAt, makeRow } from './row';
import { closeRuns } from './runs';
import { beginExtremes, checkNulls, checkRow, hasNulls, makeSpans } from './specials';

export { bins, used, usedBins } from './bins';
export { keepField, takeFieldCount } from './known-fields';
export { firsts, peaks, weights } from './resample';
export { handedOutCounts, handedOutMaxima, handedOutMinima, handedOutNulls, handedOutSums, rowsOf } from './pyramid';
export { depthAt, row } from './row';
export { addSpan, greatestSample, leastSample } from './specials';

/** Vectors read so far beyond the text at either end. */
const MARGIN: usize = 64;

let width: i32 = 0;
/** [rows] depths of the scanlines, float64. */
export let depths: usize = 0;
export let text: usize = 0;
/** Where the first bytes of comments are to be marked, a byte each. */
export let comments: usize = 0;
/** Null samples of the stored scanlines. */
export let nulls: i32 = 0;

/** First of all: what records look like. `spans`: most of those that `addSpan` adds. */
export function setForm(
  samples: i32,
  depthField: i32,
  delimiter: i32,
  point: i32,
  times: f64,
  over: f64,
  spans: i32,
  reach: i32,
): void {
  setDelimiter(delimiter, samples + 1);
  setPoint(point);
  setNumberPoint(point);
  makeRow(samples, reach);
  comments = setRecord(delimiter, depthField, times, over);
  makeSpans(spans);
  makeBins();
}

/** Then: how many samples are stored, from how many each. */
export function setStored(stored: i32, taps: i32): void {
  width = stored;
  makeWeights(stored, taps);
}

/** At last: how many scanlines a segment has, and its text at most. */
export function setSegment(rows: i32, levels: i32, bytes: usize): void {
  makePyramid(width, rows, levels);
  depths = heap.alloc((<usize>rows) << 3);
  text = heap.alloc(bytes + 2 * MARGIN) + MARGIN;
}

/** Before `build`, where runs of blanks delimit. Returns how many bytes of the text are left. */
export function closeRunsOfBlanks(bytes: usize): usize {
  return closeRuns(text, bytes);
}

/**
 * Builds a segment of `rows` scanlines from the first `bytes` of the text, which ends with a line feed. Depths must differ by
 * more than `leastStep`, go one way, and be no further than `farthest`. False where it is no such segment.
 */
export function build(bytes: usize, rows: i32, leastStep: f64, farthest: f64): bool {
  beginText(text, text + bytes);
  clearBins();
  beginExtremes();
  beginPyramid();
  nulls = 0;
  let last: f64 = 0;
  let isRising = false;
  for (let row = 0; row < rows; row++) {
    if (isTextRead() || !readRow()) return false;
    const depth = load<f64>(depthAt);
    if (!(abs(depth) <= farthest)) return false;
    if (row > 0) {
      if (!(abs(depth - last) > leastStep) || (row > 1 && depth > last != isRising)) return false;
      isRising = depth > last;
    }
    last = depth;
    store<f64>(depths + ((<usize>row) << 3), depth);
    const to = scanlineAt(row);
    resample(to, hasNulls);
    const missing = countSamples(to, width);
    nulls += missing;
    addScanline(row, missing == 0);
  }
  return isTextRead();
}

function readRow(): bool {
  if (!readRecord()) {
    if (!leaveRecord()) return false;
    checkNulls();
    return true;
  }
  if (!checkRow()) return false;
  passRecord();
  return true;
}
