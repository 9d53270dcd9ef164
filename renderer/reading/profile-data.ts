// In: the values of a window. Out: those along one pixel row or one column, in the order they are on screen; null where there is none.
import { turnedColumns } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { WindowValues } from './reading-slice.ts';

export type Profile = readonly (number | null)[];

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** From the picture's left to its right. */
export function rowProfile(
  { values, width }: Pick<WindowValues, 'values' | 'width'>,
  row: number,
  log: Pick<ImageLog, 'geometry' | 'width'>,
  azimuthOffset: number,
): Profile {
  const turned = turnedColumns(log, azimuthOffset);
  return Array.from({ length: width }, (_, x) => orNull(values[row * width + ((x - turned + width) % width)]!));
}

/** From the picture's top to its base; `column` as stored. */
export function columnProfile(
  { values, width, heightPx }: Pick<WindowValues, 'values' | 'width' | 'heightPx'>,
  column: number,
): Profile {
  return Array.from({ length: heightPx }, (_, row) => orNull(values[row * width + column]!));
}

/** What a line through the others leaves out: a value between two nulls. */
export function alone(profile: Profile): number[] {
  return profile.flatMap((value, i) =>
    value !== null && (profile[i - 1] ?? null) === null && (profile[i + 1] ?? null) === null ? [i] : [],
  );
}
