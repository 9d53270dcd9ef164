// In: a log's geometry and an offset in degrees. Out: the azimuths of its columns, and by how many of them it is turned.
import type { ImageLog } from '../model/image-log.ts';

type Circle = Pick<ImageLog, 'geometry' | 'width'>;

/** Whether the first column follows the last one. */
export function isCircumference({ geometry }: Pick<ImageLog, 'geometry'>): boolean {
  return geometry !== 'columns';
}

/** Columns by which a log is turned to the right, 0..width - 1; logs that are no circumference are not turned. */
export function turnedColumns(log: Circle, azimuthOffset: number): number {
  if (!isCircumference(log)) return 0;
  const columns = Math.round((azimuthOffset / 360) * log.width) % log.width;
  // Not -0.
  return columns < 0 ? columns + log.width : Math.abs(columns);
}

/** Degrees clockwise from the reference to the middle of a stored column, counted from 0. */
export function azimuthOf(column: number, width: number): number {
  return ((column + 0.5) / width) * 360;
}

/** The offset that turns by whole columns to the right, from half a turn left to half a turn right. */
export function offsetOfColumns(columns: number, width: number): number {
  const half = width / 2;
  // The way to the left that is half a turn stays one to the left.
  const wrapped = Math.abs(columns) <= half ? columns : columns - width * Math.round(columns / width);
  return (wrapped / width) * 360;
}

/** Turned to the right by so much of the picture's width, in whole columns. */
export function turnedBy(log: Circle, from: number, share: number): number {
  return offsetOfColumns(turnedColumns(log, from) + Math.round(share * log.width), log.width);
}
