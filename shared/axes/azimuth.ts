// Azimuths of a log's columns around the hole, and by how many columns an azimuth offset turns the picture.
import type { ImageLog } from '../model/image-log.ts';

type Circle = Pick<ImageLog, 'geometry' | 'width'>;

/** Whether the first column follows the last one. */
export function isCircumference({ geometry }: Pick<ImageLog, 'geometry'>): boolean {
  return geometry !== 'columns';
}

/** Whole columns to the right, 0..width - 1, for an offset in degrees; 0 for a log that is not a full circumference. */
export function turnedColumns(log: Circle, azimuthOffset: number): number {
  if (!isCircumference(log)) return 0;
  const columns = Math.round((azimuthOffset / 360) * log.width) % log.width;
  // Math.abs turns -0 into 0.
  return columns < 0 ? columns + log.width : Math.abs(columns);
}

/** Degrees clockwise from the reference (north or high side) to the middle of a stored column; columns count from 0. */
export function azimuthOf(column: number, width: number): number {
  return ((column + 0.5) / width) * 360;
}

/** The offset in degrees, -180 to 180, that turns a log by so many columns to the right. */
export function offsetOfColumns(columns: number, width: number): number {
  const half = width / 2;
  // Half a turn to the left stays -180 degrees and does not become 180.
  const wrapped = Math.abs(columns) <= half ? columns : columns - width * Math.round(columns / width);
  return (wrapped / width) * 360;
}

/** The offset after a drag: `from`, in degrees, plus `share` of the picture's width to the right, in whole columns. */
export function turnedBy(log: Circle, from: number, share: number): number {
  return offsetOfColumns(turnedColumns(log, from) + Math.round(share * log.width), log.width);
}
