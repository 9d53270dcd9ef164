// Groups of scanlines that become one row of a level: sums, extremes and counts of nulls, as in build/pyramid-group.ts.

/** Columns handled in a turn; memory has room for as many behind the last. */
const AT_ONCE: i32 = 4;
/** Scanlines of the first group, and rows of a group. */
export const FACTOR: i32 = 4;

let width: i32 = 0;
/** Of a group, in this order: [columns] sums float64, minima and maxima float32, nulls i32. Columns are padded. */
let columns: usize = 0;
let groups: usize = 0;
/** [levels] whether a group has nulls, a byte each. */
let marks: usize = 0;

/** `levels`: most of them. Group 1 is of scanlines, group 2 of rows of level 1. */
export function makeGroups(samples: i32, levels: i32): void {
  width = samples;
  columns = <usize>((width + AT_ONCE - 1) & ~(AT_ONCE - 1));
  groups = heap.alloc(<usize>(levels + 1) * groupBytes());
  marks = heap.alloc(<usize>(levels + 1));
}

function groupBytes(): usize {
  return columns * 20;
}

export function sumsOf(level: i32): usize {
  return groups + <usize>level * groupBytes();
}

export function minimaOf(level: i32): usize {
  return sumsOf(level) + columns * 8;
}

export function maximaOf(level: i32): usize {
  return sumsOf(level) + columns * 12;
}

export function nullsOf(level: i32): usize {
  return sumsOf(level) + columns * 16;
}

export function hasNulls(level: i32): bool {
  return load<u8>(marks + <usize>level) != 0;
}

/** Makes group 1 of four scanlines at `at`, one behind the other, without nulls. */
export function groupScanlines(at: usize): void {
  const step = (<usize>width) << 2;
  let sums = sumsOf(1);
  let minima = minimaOf(1);
  let maxima = maximaOf(1);
  memory.fill(nullsOf(1), 0, columns << 2);
  store<u8>(marks + 1, 0);
  for (const end = at + step; at < end; at += 16, sums += 32, minima += 16, maxima += 16) {
    const a = v128.load(at);
    const b = v128.load(at + step);
    const c = v128.load(at + 2 * step);
    const d = v128.load(at + 3 * step);
    v128.store(sums, f64x2.add(f64x2.add(f64x2.add(lower(a), lower(b)), lower(c)), lower(d)));
    v128.store(sums, f64x2.add(f64x2.add(f64x2.add(upper(a), upper(b)), upper(c)), upper(d)), 16);
    // In the order of the comparisons of `#compareFour`, which decides between a zero and its negative.
    v128.store(minima, f32x4.pmin(f32x4.pmin(c, d), f32x4.pmin(a, b)));
    v128.store(maxima, f32x4.pmax(f32x4.pmax(d, c), f32x4.pmax(b, a)));
  }
}

/** The same of scanlines with nulls. */
export function groupWithNulls(at: usize): void {
  const step = (<usize>width) << 2;
  const none = f32x4.splat(Infinity);
  let sums = sumsOf(1);
  let minima = minimaOf(1);
  let maxima = maximaOf(1);
  let nulls = nullsOf(1);
  store<u8>(marks + 1, 1);
  for (const end = at + step; at < end; at += 16, sums += 32, minima += 16, maxima += 16, nulls += 16) {
    let first = f64x2.splat(0);
    let second = f64x2.splat(0);
    let low = none;
    let high = f32x4.neg(none);
    let missing = i32x4.splat(0);
    for (let line = 0, from = at; line < FACTOR; line++, from += step) {
      const values = v128.load(from);
      const present = f32x4.eq(values, values);
      const known = v128.and(values, present);
      first = f64x2.add(first, lower(known));
      second = f64x2.add(second, upper(known));
      low = f32x4.min(low, v128.bitselect(values, none, present));
      high = f32x4.max(high, v128.bitselect(values, f32x4.neg(none), present));
      missing = i32x4.sub(missing, v128.not(present));
    }
    v128.store(sums, first);
    v128.store(sums, second, 16);
    v128.store(minima, low);
    v128.store(maxima, high);
    v128.store(nulls, missing);
  }
}

/** Adds a group to that of the next level, of which it is the first row perhaps. */
export function raiseGroup(level: i32, isFirst: bool): void {
  const above = level + 1;
  if (isFirst) clearGroup(above);
  if (hasNulls(level)) store<u8>(marks + <usize>above, 1);
  for (let i: usize = 0; i < columns; i += AT_ONCE) {
    const sums = sumsOf(above) + (i << 3);
    const others = sumsOf(level) + (i << 3);
    v128.store(sums, f64x2.add(v128.load(sums), v128.load(others)));
    v128.store(sums, f64x2.add(v128.load(sums, 16), v128.load(others, 16)), 16);
    const minima = minimaOf(above) + (i << 2);
    v128.store(minima, f32x4.pmin(v128.load(minima), v128.load(minimaOf(level) + (i << 2))));
    const maxima = maximaOf(above) + (i << 2);
    v128.store(maxima, f32x4.pmax(v128.load(maxima), v128.load(maximaOf(level) + (i << 2))));
    const nulls = nullsOf(above) + (i << 2);
    v128.store(nulls, i32x4.add(v128.load(nulls), v128.load(nullsOf(level) + (i << 2))));
  }
}

function clearGroup(level: i32): void {
  store<u8>(marks + <usize>level, 0);
  memory.fill(sumsOf(level), 0, columns << 3);
  memory.fill(nullsOf(level), 0, columns << 2);
  const none = f32x4.splat(Infinity);
  for (let i: usize = 0; i < columns; i += AT_ONCE) {
    v128.store(minimaOf(level) + (i << 2), none);
    v128.store(maximaOf(level) + (i << 2), f32x4.neg(none));
  }
}

/** Writes the means of a group of `scanlines`; null where there is no sample. */
export function writeMeans(level: i32, scanlines: i32, to: usize): void {
  const all = f64x2.splat(<f64>scanlines);
  let sums = sumsOf(level);
  let nulls = nullsOf(level);
  for (const end = to + ((<usize>width) << 2); to < end; to += 16, sums += 32, nulls += 16) {
    const missing = v128.load(nulls);
    const first = f64x2.sub(all, f64x2.convert_low_i32x4_s(missing));
    const second = f64x2.sub(all, f64x2.convert_low_i32x4_s(v128.shuffle<i64>(missing, missing, 1, 1)));
    const low = f32x4.demote_f64x2_zero(f64x2.div(v128.load(sums), first));
    const high = f32x4.demote_f64x2_zero(f64x2.div(v128.load(sums, 16), second));
    v128.store(to, v128.shuffle<i64>(low, high, 0, 2));
  }
}

/** Writes minima or maxima of a group of `scanlines`; null where there is no sample. */
export function writeExtremes(level: i32, extremes: usize, scanlines: i32, to: usize): void {
  const all = i32x4.splat(scanlines);
  const missing = f32x4.splat(f32.NaN);
  let nulls = nullsOf(level);
  for (const end = to + ((<usize>width) << 2); to < end; to += 16, extremes += 16, nulls += 16) {
    v128.store(to, v128.bitselect(missing, v128.load(extremes), i32x4.eq(v128.load(nulls), all)));
  }
}

function lower(values: v128): v128 {
  return f64x2.promote_low_f32x4(values);
}

function upper(values: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<i64>(values, values, 1, 1));
}
