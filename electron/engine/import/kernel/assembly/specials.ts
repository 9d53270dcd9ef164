// Finds the samples of a row whose value may mean missing, and keeps the least and the greatest of all others.
import { readAgain } from './record';
import { row, samples } from './row';

/** Samples in a vector. */
const LANES: i32 = 4;

/** [count] spans of values that may mean missing, ascending: float32 from and to, four times each, as vectors. */
let spans: usize = 0;
let count: i32 = 0;
/** No such value lies between; the ends belong to them. To begin with, nothing lies between. */
let below: f32 = Infinity;
let above: f32 = -Infinity;
/** Of all rows of the segment; infinite the wrong way round without any. */
let least: v128 = f32x4.splat(Infinity);
let greatest: v128 = f32x4.splat(-Infinity);
/** Of the row. */
let rowLeast: f32 = 0;
let rowGreatest: f32 = 0;
export let hasNulls: bool = false;

export function makeSpans(most: i32): void {
  spans = heap.alloc((<usize>most) << 5);
}

/** Spans are added in ascending order. */
export function addSpan(from: f32, to: f32): void {
  const span = spans + ((<usize>count) << 5);
  v128.store(span, f32x4.splat(from));
  v128.store(span, f32x4.splat(to), 16);
  count++;
}

export function beginExtremes(): void {
  least = f32x4.splat(Infinity);
  greatest = f32x4.splat(-Infinity);
}

export function leastSample(): f32 {
  return lowest(least);
}

export function greatestSample(): f32 {
  return highest(greatest);
}

/** Looks at the row of a record that was read plainly. False where the record is to be read in TypeScript. */
export function checkRow(): bool {
  findExtremes();
  if (!(rowLeast > below && rowGreatest < above)) {
    if (!checkSpans()) return false;
    findExtremes();
    findGap();
  }
  least = f32x4.min(least, f32x4.splat(rowLeast));
  greatest = f32x4.max(greatest, f32x4.splat(rowGreatest));
  return true;
}

/** Looks for nulls in a row of TypeScript, which has counted all that there is. */
export function checkNulls(): void {
  findExtremes();
}

/** Infinite the wrong way round where all are null. */
function findExtremes(): void {
  let low = f32x4.splat(Infinity);
  let high = f32x4.splat(-Infinity);
  let present = i32x4.splat(-1);
  const last = row + ((<usize>(samples - LANES)) << 2);
  for (let at = row; ;) {
    const values = v128.load(at);
    // Both keep the first where the second is NaN.
    low = f32x4.pmin(low, values);
    high = f32x4.pmax(high, values);
    present = v128.and(present, f32x4.eq(values, values));
    if (at == last) break;
    at = min(at + 16, last);
  }
  rowLeast = lowest(low);
  rowGreatest = highest(high);
  hasNulls = !i32x4.all_true(present);
}

/** Has each sample in one of the spans read again. */
function checkSpans(): bool {
  const last = row + ((<usize>(samples - LANES)) << 2);
  for (let at = row; at < last; at += 16) {
    if (!checkFour(at)) return false;
  }
  return checkFour(last);
}

function checkFour(at: usize): bool {
  const values = v128.load(at);
  let found = i32x4.splat(0);
  for (let span = spans, end = spans + ((<usize>count) << 5); span < end; span += 32) {
    found = v128.or(found, v128.and(f32x4.ge(values, v128.load(span)), f32x4.le(values, v128.load(span, 16))));
  }
  for (let lanes = i32x4.bitmask(found); lanes != 0; lanes &= lanes - 1) {
    if (!readAgain(<i32>((at - row) >> 2) + ctz(lanes))) return false;
  }
  return true;
}

/** Rows between the same two spans as this one need no other look. */
function findGap(): void {
  if (rowLeast > rowGreatest) return;
  below = -Infinity;
  above = Infinity;
  for (let at = spans, end = spans + ((<usize>count) << 5); at < end; at += 32) {
    if (load<f32>(at, 16) >= rowLeast) {
      above = load<f32>(at);
      return;
    }
    below = load<f32>(at, 16);
  }
}

function lowest(values: v128): f32 {
  return min(
    min(f32x4.extract_lane(values, 0), f32x4.extract_lane(values, 1)),
    min(f32x4.extract_lane(values, 2), f32x4.extract_lane(values, 3)),
  );
}

function highest(values: v128): f32 {
  return max(
    max(f32x4.extract_lane(values, 0), f32x4.extract_lane(values, 1)),
    max(f32x4.extract_lane(values, 2), f32x4.extract_lane(values, 3)),
  );
}
