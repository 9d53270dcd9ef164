// The ticks above a picture: round azimuths or column numbers, and where they stand.
import { ticks } from 'd3-array';
import { isCircumference, turnedColumns } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { ViewerPreferences } from '../../shared/model/viewer-state.ts';

export interface ColumnTick {
  /** CSS pixels from the picture's left edge. */
  readonly x: number;
  readonly label: string;
}

type Columns = Pick<ImageLog, 'geometry' | 'width'>;

/** Labels of three characters, such as 270 or TOP, that stand closer than this run into each other. */
const LABEL_SPACING_PX = 40;
const AZIMUTH_STEPS = [30, 45, 90] as const;
/** Names of the directions in steps of 45 degrees, clockwise from the reference. */
const DIRECTIONS = {
  north: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'],
  'high-side': ['TOP', '', 'R', '', 'BOT', '', 'L', ''],
} as const;

/** The ticks from left to right. `widthPx` in CSS pixels, `azimuthOffset` in degrees. */
export function columnTicks(
  log: Columns,
  widthPx: number,
  azimuthOffset: number,
  labels: ViewerPreferences['azimuthLabels'],
): ColumnTick[] {
  if (widthPx <= 0) return [];
  return isCircumference(log) ? azimuthTicks(log, widthPx, azimuthOffset, labels) : numberTicks(log.width, widthPx);
}

/** Where azimuth 0 stands, in CSS pixels: at the left edge of the first stored column. */
export function referenceX(log: Columns, widthPx: number, azimuthOffset: number): number {
  return (turnedColumns(log, azimuthOffset) / log.width) * widthPx;
}

/** An azimuth that falls on the picture's edges is written at both: 0 and 360, N and N. */
function azimuthTicks(
  log: Columns,
  widthPx: number,
  azimuthOffset: number,
  labels: ViewerPreferences['azimuthLabels'],
): ColumnTick[] {
  const directions = log.geometry === 'columns' || labels === 'degrees' ? undefined : DIRECTIONS[log.geometry];
  // Directions have names at every 45 degrees, so the step of 30 degrees is left out for them.
  const step = AZIMUTH_STEPS.slice(directions ? 1 : 0).find((each) => (widthPx / 360) * each >= LABEL_SPACING_PX) ?? 90;
  const turned = (turnedColumns(log, azimuthOffset) / log.width) * 360;
  const first = Math.ceil(-turned / step - 1e-9);
  const last = Math.floor((360 - turned) / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const azimuth = (first + i) * step;
    const around = (azimuth + 360) % 360;
    return {
      x: ((azimuth + turned) / 360) * widthPx,
      label: directions ? directions[around / 45]! : String(azimuth === 360 ? 360 : around),
    };
  });
}

/** Round numbers at the middle of their columns; the first and the last column, too, where there is room. */
function numberTicks(width: number, widthPx: number): ColumnTick[] {
  const xOf = (column: number): number => ((column - 0.5) / width) * widthPx;
  const count = Math.max(1, Math.floor(widthPx / LABEL_SPACING_PX / 1.5));
  const isClear = (column: number): boolean =>
    xOf(column) - xOf(1) >= LABEL_SPACING_PX && xOf(width) - xOf(column) >= LABEL_SPACING_PX;
  const round = ticks(1, width, count).filter((column) => Number.isInteger(column) && isClear(column));
  return [1, ...round, width].map((column) => ({ x: xOf(column), label: String(column) }));
}
