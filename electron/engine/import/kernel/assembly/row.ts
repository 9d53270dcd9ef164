// The row of samples that a record becomes, and its depth.

/** Loops over vectors read and write up to so many samples behind a row. */
const SPARE: i32 = 4;

/** [samples] float32, zeros behind them. */
export let row: usize = 0;
export let samples: i32 = 0;
/** Where TypeScript puts the depth of a record that it reads. */
export let depthAt: usize = 0;

/** `reach`: so many samples from the last one on are read in resampling. */
export function makeRow(width: i32, reach: i32): void {
  samples = width;
  const bytes = (<usize>(width + SPARE + reach)) << 2;
  row = heap.alloc(bytes);
  memory.fill(row, 0, bytes);
  depthAt = heap.alloc(8);
}

/** Where a row's memory has to end so that vectors can go beyond `count` floats. */
export function roomFor(count: i32): usize {
  return (<usize>(count + SPARE)) << 2;
}
