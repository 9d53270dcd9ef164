// In: a place on the picture and the values of its window. Out: what is there: which column, which value, of which scanlines.
import { azimuthOf, isCircumference, turnedColumns } from '../../shared/axes/azimuth.ts';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Look } from '../../shared/model/display.ts';
import type { Cursor, WindowValues } from './reading-slice.ts';
import { readingTexts } from './texts.ts';

type Circle = Pick<ImageLog, 'geometry' | 'width'>;

/** The stored column at a share of the picture's width, counted from 0: turning a log moves its columns on screen. */
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

/** Columns are counted from 1, azimuths in degrees to the middle of the column. */
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

/** What a float32 holds of it, short of its last digit. */
export function exactValueText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

export interface ReadValue {
  /** NaN: no value. */
  readonly value: number;
  /** Of the colormap; of `bands`, where it is stepped. */
  readonly entry: number;
  readonly bands: number | undefined;
  readonly level: string;
}

/** `pictureWidthPx`: device pixels. */
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
  // Where the picture enlarges smoothly, a row that holds one scanline is blended with the next as well.
  const isBetween = count === 0 || (smooth && count === 1 && values.rows <= values.heightPx);
  const isInGap = isBetween && isRowEmpty(values, row);
  const level = isInGap
    ? readingTexts.inGap
    : isBetween
      ? readingTexts.betweenScanlines
      : readingTexts.scanlines(count, aggregation);
  // What is read is of one column, where the pixel shows several as one.
  const columns = Math.ceil(values.width / pictureWidthPx);
  return {
    value,
    entry: values.entries[at]!,
    bands: values.bands,
    level: columns > 1 && !isInGap ? readingTexts.ofColumns(level, columns) : level,
  };
}

function isRowEmpty({ values, width }: WindowValues, row: number): boolean {
  return values.subarray(row * width, (row + 1) * width).every(Number.isNaN);
}
