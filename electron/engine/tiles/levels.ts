// In: a level of the depth pyramid and what its rows hold. Out: the number under which its tiles are stored.
import type { Display } from '../../../shared/model/display.ts';
import { AGGREGATIONS } from '../../../shared/model/look.ts';

export type Aggregation = Display['aggregation'];

/** More than any log has levels. The minima of level L are stored as level 32 + L, its maxima as 64 + L. */
const LEVELS_APART = 32;
/**
 * Finest level with minima and maxima. From here on they take a sixth of what the scanlines take; from level 1 they would
 * take two thirds, and below it as many scanlines are read for a picture as for one of means, at most.
 */
export const FIRST_EXTREME_LEVEL = 2;

/** Scanlines are their own mean, minimum and maximum. */
export function storedLevel(level: number, aggregation: Aggregation): number {
  return level === 0 ? 0 : AGGREGATIONS.indexOf(aggregation) * LEVELS_APART + level;
}

/** The level of the pyramid that a stored tile is of: a row of it is made of 4 to the power of this many scanlines. */
export function pyramidLevel(stored: number): number {
  return stored % LEVELS_APART;
}

/** The next finer level that such tiles are stored of. */
export function finerLevel(level: number, aggregation: Aggregation): number {
  return aggregation === 'mean' || level > FIRST_EXTREME_LEVEL ? level - 1 : 0;
}

/** What is stored of a level: means, and from some level on the extremes. */
export function aggregationsOf(level: number): readonly Aggregation[] {
  return level < FIRST_EXTREME_LEVEL ? ['mean'] : AGGREGATIONS;
}

/** Every level that a log is stored in, in the order of the numbers. */
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
