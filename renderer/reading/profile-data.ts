// The values of a window along one pixel row or one column, in their order on screen; null where there is none.
import { turnedColumns } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { WindowValues } from './reading-slice.ts';

export type Profile = readonly (number | null)[];

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The profile of a pixel row, from left to right, turned by `azimuthOffset` degrees. */
export function rowProfile(
  { values, width }: Pick<WindowValues, 'values' | 'width'>,
  row: number,
  log: Pick<ImageLog, 'geometry' | 'width'>,
  azimuthOffset: number,
): Profile {
  const turned = turnedColumns(log, azimuthOffset);
  return Array.from({ length: width }, (_, x) => orNull(values[row * width + ((x - turned + width) % width)]!));
}

/** The profile of a stored column, counted from 0, from top to base. */
export function columnProfile(
  { values, width, heightPx }: Pick<WindowValues, 'values' | 'width' | 'heightPx'>,
  column: number,
): Profile {
  return Array.from({ length: heightPx }, (_, row) => orNull(values[row * width + column]!));
}

/** Indexes of values between two nulls, which a line would not show and which are drawn as points. */
export function alone(profile: Profile): number[] {
  return profile.flatMap((value, i) =>
    value !== null && (profile[i - 1] ?? null) === null && (profile[i + 1] ?? null) === null ? [i] : [],
  );
}
