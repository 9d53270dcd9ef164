// What is at a place on the picture: column and azimuth, depth, value, and the scanlines it is made of.
import { azimuthOf, isCircumference, turnedColumns } from '../../shared/axes/azimuth.ts';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { DAMAGED_ROW } from '../../shared/picture/values-frame.ts';
import type { Look } from '../../shared/model/display.ts';
import type { Cursor, WindowValues } from './reading-slice.ts';
import { readingTexts } from './texts.ts';

type Circle = Pick<ImageLog, 'geometry' | 'width'>;

/** The stored column, counted from 0, at a share of the picture's width; takes the log's turn, in degrees, into account. */
export function columnAt(x: number, log: Circle, azimuthOffset: number): number {
  const onScreen = Math.min(log.width - 1, Math.floor(x * log.width));
  return (onScreen - turnedColumns(log, azimuthOffset) + log.width) % log.width;
}

export function rowAt(y: number, heightPx: number): number {
  return Math.min(heightPx - 1, Math.floor(y * heightPx));
}

export function depthAt(y: number, { depthMin, depthMax }: DepthWindow): number {
  return depthMin + y * (depthMax - depthMin);
}

/** A column as text: its number, counted from 1, or the azimuth of its middle in degrees. */
export function columnText(column: number, log: Circle): string {
  return isCircumference(log) ? azimuthText(column, log.width) : readingTexts.columnOf(column + 1, log.width);
}

export function columnName(column: number, log: Circle): string {
  return isCircumference(log)
    ? readingTexts.azimuthName(azimuthText(column, log.width))
    : readingTexts.columnName(column + 1);
}

function azimuthText(column: number, width: number): string {
  return `${azimuthOf(column, width).toFixed(width > 360 ? 2 : 1)}°`;
}

/** A value with the six digits that a float32 surely holds. */
export function exactValueText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

export interface ReadValue {
  /** NaN: there is no value. */
  readonly value: number;
  /** There is none because this part of the log's file is damaged. */
  readonly isDamaged: boolean;
  /** The colormap's entry, 0 to 255, or one of `bands` for a stepped colormap. */
  readonly entry: number;
  readonly bands: number | undefined;
  readonly level: string;
}

/** The value of a stored column at the cursor. `pictureWidthPx`: device pixels of the picture. */
export function readValue(
  values: WindowValues,
  { y }: Cursor,
  column: number,
  { aggregation, smooth }: Pick<Look, 'aggregation' | 'smooth'>,
  pictureWidthPx: number,
): ReadValue {
  const row = rowAt(y, values.heightPx);
  const at = row * values.width + column;
  const value = values.values[at]!;
  const count = values.scanlines[row]!;
  // In a smoothly enlarged picture a row of one scanline is blended with its neighbour, too.
  const isDamaged = count === DAMAGED_ROW;
  const isBetween = count === 0 || (smooth && count === 1 && values.rows <= values.heightPx);
  const isInGap = isBetween && isRowEmpty(values, row);
  const level = isDamaged
    ? readingTexts.damagedHere
    : isInGap
      ? readingTexts.inGap
      : isBetween
        ? readingTexts.betweenScanlines
        : readingTexts.scanlines(count, aggregation);
  // A narrow picture shows several columns in one pixel, while the value is that of one column.
  const columns = Math.ceil(values.width / pictureWidthPx);
  return {
    value,
    isDamaged,
    entry: values.entries[at]!,
    bands: values.bands,
    level: columns > 1 && !isInGap && !isDamaged ? readingTexts.ofColumns(level, columns) : level,
  };
}

function isRowEmpty({ values, width }: WindowValues, row: number): boolean {
  return values.subarray(row * width, (row + 1) * width).every(Number.isNaN);
}
