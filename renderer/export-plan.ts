// In: what is to be exported and how. Out: the files it makes with their pixel sizes, or why one file cannot hold it.
import { MAX_JPEG_ROWS, MAX_PICTURE_PIXELS } from '../shared/model.ts';

export type ExportFormat = 'jpeg' | 'png' | 'csv';
/** One row per scanline, as on screen, or a height of one's own. */
export type ExportSize = 'rows' | 'seen' | 'height';

export interface ExportWish {
  readonly format: ExportFormat;
  readonly size: ExportSize;
  /** For `height`. */
  readonly heightPx: number;
  /** One row per scanline only: as many files as it takes. */
  readonly parts: boolean;
}

export interface ExportSource {
  /** Scanlines in the window. */
  readonly rows: number;
  /** Stored samples a scanline. */
  readonly width: number;
  /** Pixels of the picture on screen. */
  readonly seen: { readonly widthPx: number; readonly heightPx: number };
}

export interface ExportPlan {
  readonly widthPx: number;
  readonly heightPx: number;
  /** More than one only with `parts`. */
  readonly files: number;
  /** One file of the format cannot hold it: the most rows that it can. */
  readonly mostRows?: number;
}

/** Never smaller than what was asked for: what does not fit is said by `mostRows`. */
export function planExport(wish: ExportWish, source: ExportSource): ExportPlan {
  const { widthPx, heightPx } = pixelsOf(wish, source);
  if (wish.format === 'csv') return { widthPx, heightPx, files: 1 };
  const mostRows = mostRowsOf(wish.format, widthPx);
  if (heightPx <= mostRows) return { widthPx, heightPx, files: 1 };
  if (wish.parts && wish.size === 'rows') return { widthPx, heightPx, files: Math.ceil(heightPx / mostRows) };
  return { widthPx, heightPx, files: 1, mostRows };
}

/** Rows of one file. */
export function mostRowsOf(format: 'jpeg' | 'png', widthPx: number): number {
  const byPixels = Math.floor(MAX_PICTURE_PIXELS / widthPx);
  return format === 'jpeg' ? Math.min(MAX_JPEG_ROWS, byPixels) : byPixels;
}

function pixelsOf({ format, size, heightPx }: ExportWish, { rows, width, seen }: ExportSource) {
  if (format === 'csv' || size === 'rows') return { widthPx: width, heightPx: rows };
  return size === 'seen' ? seen : { widthPx: width, heightPx };
}
