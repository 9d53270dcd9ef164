// Counts stored samples into the bins of percentiles, which build/quantiles.ts explains.

/** As in build/quantiles.ts: bits of a float32 that tell its bin. */
const KEY_BITS: i32 = 18;
const BINS: usize = 1 << KEY_BITS;
const SHIFT: i32 = 32 - KEY_BITS;
const SIGN: i32 = 0x80000000;
const MAGNITUDE: i32 = 0x7fffffff;
const INFINITE: i32 = 0x7f800000;

/** [bins, 4] u32: count, and the least and greatest bits in their order. All of a bin stands in one line of the cache. */
export let bins: usize = 0;
/** [used] u32: numbers of the bins that have samples, in the order in which they got them. */
export let usedBins: usize = 0;
export let used: i32 = 0;

export function makeBins(): void {
  bins = heap.alloc(BINS << 4);
  memory.fill(bins, 0, BINS << 4);
  usedBins = heap.alloc(BINS << 2);
}

export function clearBins(): void {
  for (let i = 0; i < used; i++) store<u32>(bins + ((<usize>load<u32>(usedBins + ((<usize>i) << 2))) << 4), 0);
  used = 0;
}

/** Counts `width` samples at `at`. Returns how many of them are null. */
export function countSamples(at: usize, width: i32): i32 {
  let nulls = 0;
  for (const end = at + ((<usize>width) << 2); at < end; at += 4) {
    const bits = load<i32>(at);
    if ((bits & MAGNITUDE) > INFINITE) {
      nulls++;
      continue;
    }
    // Bits of floats below zero order backwards.
    const ordered = <u32>(bits ^ ((bits >> 31) | SIGN));
    const bin = bins + ((<usize>(ordered >> SHIFT)) << 4);
    const count = load<u32>(bin);
    store<u32>(bin, count + 1);
    if (count == 0) {
      store<u32>(bin, ordered, 4);
      store<u32>(bin, ordered, 8);
      store<u32>(usedBins + ((<usize>used) << 2), ordered >> SHIFT);
      used++;
    } else {
      if (ordered < load<u32>(bin, 4)) store<u32>(bin, ordered, 4);
      if (ordered > load<u32>(bin, 8)) store<u32>(bin, ordered, 8);
    }
  }
  return nulls;
}
