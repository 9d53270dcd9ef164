// Resamples the row to the stored width: to the last bit as build/resample.ts does, which says how nulls are met.
import { row, samples } from './row';

/** As in build/resample.ts. */
const SIGNIFICANT: f64 = 1e-3;
const CARRYING: f64 = 0.1;
/** Outputs computed together; there is memory for as many that are dropped. */
const AT_ONCE: i32 = 4;

let width: i32 = 0;
/** Weights of each output; those of fewer have zeros. 0: the row is copied. */
let taps: i32 = 0;
/** [width] bytes from the row's beginning to the first source sample, u32. */
export let firsts: usize = 0;
/** [pairs of outputs, taps, 2]: float64, the weights of both outputs side by side. */
export let weights: usize = 0;
/** [width] the largest weight, float64. */
export let peaks: usize = 0;

export function makeWeights(outputs: i32, most: i32): void {
  width = outputs;
  taps = most;
  const places = <usize>(width + AT_ONCE);
  firsts = cleared(places << 2);
  weights = cleared((places * <usize>taps) << 3);
  peaks = cleared(places << 3);
}

function cleared(bytes: usize): usize {
  const at = heap.alloc(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

export function resample(to: usize, hasNulls: bool): void {
  if (taps == 0) memory.copy(to, row, (<usize>samples) << 2);
  else if (hasNulls) resampleWithNulls(to);
  else if (taps == 2) resamplePairs(to);
  else resampleBands(to);
}

/** Two weights an output, as linear and nearest have: four outputs in a turn. */
function resamplePairs(to: usize): void {
  let first = firsts;
  let weight = weights;
  for (const end = to + ((<usize>width) << 2); to < end; to += 16, first += 16, weight += 64) {
    const ab = pairOf(first, weight);
    const cd = pairOf(first + 8, weight + 32);
    v128.store(to, v128.shuffle<f64>(f32x4.demote_f64x2_zero(ab), f32x4.demote_f64x2_zero(cd), 0, 2));
  }
}

/** Two outputs: the first products of both, and the second ones. */
function pairOf(first: usize, weight: usize): v128 {
  const a = v128.load_zero<u64>(row + <usize>load<u32>(first));
  const b = v128.load_zero<u64>(row + <usize>load<u32>(first, 4));
  const before = f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 0, 4, 0, 4));
  const behind = f64x2.promote_low_f32x4(v128.shuffle<f32>(a, b, 1, 5, 1, 5));
  return f64x2.add(f64x2.mul(before, v128.load(weight)), f64x2.mul(behind, v128.load(weight, 16)));
}

/** Any number of weights: two outputs in a turn, each summed in order. */
function resampleBands(to: usize): void {
  let first = firsts;
  let weight = weights;
  for (const end = to + ((<usize>width) << 2); to < end; to += 8, first += 8) {
    let sums = f64x2.splat(0);
    let a = row + <usize>load<u32>(first);
    let b = row + <usize>load<u32>(first, 4);
    for (let tap = 0; tap < taps; tap++, a += 4, b += 4, weight += 16) {
      const both = f64x2.promote_low_f32x4(v128.load_lane<u32>(b, v128.load_zero<u32>(a), 1));
      sums = f64x2.add(sums, f64x2.mul(both, v128.load(weight)));
    }
    v128.store_lane<u64>(to, f32x4.demote_f64x2_zero(sums), 0);
  }
}

function resampleWithNulls(to: usize): void {
  for (let output = 0; output < width; output++, to += 4) {
    const pair = weights + ((<usize>(output >> 1) * <usize>taps) << 4);
    const sample = outputWithNulls(
      row + <usize>load<u32>(firsts + ((<usize>output) << 2)),
      pair + ((<usize>(output & 1)) << 3),
      load<f64>(peaks + ((<usize>output) << 3)),
    );
    store<f32>(to, sample);
  }
}

function outputWithNulls(source: usize, weight: usize, peak: f64): f32 {
  let isNeighbourLost = false;
  let largest: f64 = 0;
  let sum: f64 = 0;
  let total: f64 = 0;
  let positiveSum: f64 = 0;
  let positiveTotal: f64 = 0;
  for (let tap = 0; tap < taps; tap++, source += 4, weight += 16) {
    const own = load<f64>(weight);
    const value = <f64>load<f32>(source);
    if (value != value) {
      if (abs(own) >= SIGNIFICANT * peak) isNeighbourLost = true;
      continue;
    }
    sum += own * value;
    total += own;
    if (own > 0) {
      positiveSum += own * value;
      positiveTotal += own;
      largest = max(largest, own);
    }
  }
  if (!isNeighbourLost) return <f32>(sum / total);
  return largest >= CARRYING * peak ? <f32>(positiveSum / positiveTotal) : f32.NaN;
}
