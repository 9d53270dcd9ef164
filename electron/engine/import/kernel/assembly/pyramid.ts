// Builds the levels of a segment from its scanlines: rows of means and extremes, and groups for the levels above.
import {
  FACTOR,
  groupScanlines,
  groupWithNulls,
  hasNulls,
  makeGroups,
  maximaOf,
  minimaOf,
  nullsOf,
  raiseGroup,
  sumsOf,
  writeExtremes,
  writeMeans,
} from './groups';
import { roomFor } from './row';

/** Finest level with minima and maxima, as in tiles/levels.ts. */
const FIRST_EXTREME_LEVEL: i32 = 2;

let width: i32 = 0;
let rows: i32 = 0;
let levels: i32 = 0;
/** Whether one of the last scanlines, up to four, has nulls. */
let quartetHasNulls: bool = false;
/** [levels, 3] u32: where the rows of a level's means, minima and maxima are, float32; level 0 has scanlines. */
let rowsOfLevels: usize = 0;
/** Of the groups handed out: [groups, width] sums float64, minima and maxima float32, nulls i32; whether there are nulls. */
let groupSums: usize = 0;
let groupMinima: usize = 0;
let groupMaxima: usize = 0;
let groupNulls: usize = 0;
let groupsHaveNulls: bool = false;

/** `scanlines`: of a segment, a multiple of 4 to the power of `count`, the levels built. */
export function makePyramid(samples: i32, scanlines: i32, count: i32): void {
  width = samples;
  rows = scanlines;
  levels = count;
  makeGroups(width, levels);
  rowsOfLevels = heap.alloc(<usize>levels * 12);
  for (let level = 0; level < levels; level++) {
    const kinds = level < FIRST_EXTREME_LEVEL ? 1 : 3;
    for (let kind = 0; kind < kinds; kind++) {
      store<u32>(rowsOfLevels + <usize>(level * 3 + kind) * 4, <u32>heap.alloc(roomFor((rows >> (2 * level)) * width)));
    }
  }
  const handedOut = (rows >> (2 * levels)) * width;
  groupSums = heap.alloc((<usize>handedOut) << 3);
  groupMinima = heap.alloc((<usize>handedOut) << 2);
  groupMaxima = heap.alloc((<usize>handedOut) << 2);
  groupNulls = heap.alloc((<usize>handedOut) << 2);
}

export function beginPyramid(): void {
  quartetHasNulls = groupsHaveNulls = false;
}

/** Where the rows of a level are; `kind` 0: means, 1: minima, 2: maxima. */
export function rowsOf(level: i32, kind: i32): usize {
  return <usize>load<u32>(rowsOfLevels + <usize>(level * 3 + kind) * 4);
}

/** Where scanline `row` belongs. */
export function scanlineAt(row: i32): usize {
  return rowsOf(0, 0) + ((<usize>(row * width)) << 2);
}

export function addScanline(row: i32, isWhole: bool): void {
  if (!isWhole) quartetHasNulls = true;
  if (row % FACTOR != FACTOR - 1) return;
  const first = scanlineAt(row - FACTOR + 1);
  if (quartetHasNulls) groupWithNulls(first);
  else groupScanlines(first);
  quartetHasNulls = false;
  endGroup(1, row / FACTOR);
}

/** A group is complete: it becomes row `row` of its level, or is handed out. */
function endGroup(level: i32, row: i32): void {
  if (level == levels) {
    handOut(level, row);
    return;
  }
  const scanlines = 1 << (2 * level);
  const at = (<usize>(row * width)) << 2;
  writeMeans(level, scanlines, rowsOf(level, 0) + at);
  if (level >= FIRST_EXTREME_LEVEL) {
    writeExtremes(level, minimaOf(level), scanlines, rowsOf(level, 1) + at);
    writeExtremes(level, maximaOf(level), scanlines, rowsOf(level, 2) + at);
  }
  raiseGroup(level, row % FACTOR == 0);
  if (row % FACTOR == FACTOR - 1) endGroup(level + 1, row / FACTOR);
}

function handOut(level: i32, row: i32): void {
  const at = <usize>(row * width);
  memory.copy(groupSums + (at << 3), sumsOf(level), (<usize>width) << 3);
  memory.copy(groupMinima + (at << 2), minimaOf(level), (<usize>width) << 2);
  memory.copy(groupMaxima + (at << 2), maximaOf(level), (<usize>width) << 2);
  memory.copy(groupNulls + (at << 2), nullsOf(level), (<usize>width) << 2);
  if (hasNulls(level)) groupsHaveNulls = true;
}

/** Whether groups that were handed out have nulls. */
export function handedOutNulls(): bool {
  return groupsHaveNulls;
}

export function handedOutSums(): usize {
  return groupSums;
}

export function handedOutMinima(): usize {
  return groupMinima;
}

export function handedOutMaxima(): usize {
  return groupMaxima;
}

export function handedOutCounts(): usize {
  return groupNulls;
}
