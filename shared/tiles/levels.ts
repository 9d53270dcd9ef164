// Numbers under which the tiles of a pyramid level are stored: means, and from some level on extremes.
import type { Display } from '../model/display.ts';
import { AGGREGATIONS } from '../model/look.ts';

export type Aggregation = Display['aggregation'];

/** More than the levels of any log. The minima of level L are stored as level 32 + L, its maxima as 64 + L. */
const LEVELS_APART = 32;
/**
 * Finest level with minima and maxima. Stored from this level on, they take a sixth of the scanlines' space; from level 1
 * on they would take two thirds. Below it, a picture of extremes reads at most as many scanlines as one of means.
 */
export const FIRST_EXTREME_LEVEL = 2;

/** The stored number of a level. At level 0 all three are the scanlines themselves. */
export function storedLevel(level: number, aggregation: Aggregation): number {
  return level === 0 ? 0 : AGGREGATIONS.indexOf(aggregation) * LEVELS_APART + level;
}

/** The pyramid level L of a stored number; a row is made of 4^L scanlines. */
export function pyramidLevel(stored: number): number {
  return stored % LEVELS_APART;
}

/** The stored number of the next finer level with tiles of this aggregation. */
export function finerLevel(level: number, aggregation: Aggregation): number {
  return aggregation === 'mean' || level > FIRST_EXTREME_LEVEL ? level - 1 : 0;
}

/** What is stored of a level: means, and from FIRST_EXTREME_LEVEL on also extremes. */
export function aggregationsOf(level: number): readonly Aggregation[] {
  return level < FIRST_EXTREME_LEVEL ? ['mean'] : AGGREGATIONS;
}

/** All stored numbers of a log, ascending. */
export function storedLevels({
  topLevel,
  extremesFrom,
}: {
  topLevel: number;
  extremesFrom?: number | undefined;
}): number[] {
  return AGGREGATIONS.flatMap((aggregation) => {
    const first = aggregation === 'mean' ? 0 : (extremesFrom ?? Infinity);
    const count = Math.max(0, topLevel + 1 - first);
    return Array.from({ length: count }, (_, i) => storedLevel(first + i, aggregation));
  });
}
