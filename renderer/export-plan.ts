// In: what is to be exported and how. Out: the files it makes with their pixel sizes, or why one file cannot hold it.
import type { DepthWindow } from '../shared/depth.ts';
import { printedHeightPx } from '../shared/printed-scale.ts';
import { MAX_JPEG_ROWS, MAX_PICTURE_PIXELS, type ImageLog } from '../shared/model.ts';

export type ExportFormat = 'jpeg' | 'png' | 'csv';
/** One row per scanline, as on screen, a height of one's own, or true to a printed scale. */
export type ExportSize = 'rows' | 'seen' | 'height' | 'scale';

export interface ExportWish {
  readonly format: ExportFormat;
  readonly size: ExportSize;
  /** For `height`. */
  readonly heightPx: number;
  /** For `scale`: 1 to this, at so many pixels an inch. */
  readonly scale: number;
  readonly dpi: number;
  /** One row per scanline or a printed scale only: as many files as it takes. */
  readonly parts: boolean;
}

export interface ExportSource {
  /** Scanlines in the window. */
  readonly rows: number;
  /** Stored samples a scanline. */
  readonly width: number;
  /** Pixels of the picture on screen. */
  readonly seen: { readonly widthPx: number; readonly heightPx: number };
  readonly window: DepthWindow;
  readonly depthUnit: ImageLog['depthUnit'];
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
  if (wish.parts && canBeSplit(wish.size)) return { widthPx, heightPx, files: Math.ceil(heightPx / mostRows) };
  return { widthPx, heightPx, files: 1, mostRows };
}

/** What is asked for as a number of pixels is asked for as one picture. */
export function canBeSplit(size: ExportSize): boolean {
  return size === 'rows' || size === 'scale';
}

/** Rows of one file. */
export function mostRowsOf(format: 'jpeg' | 'png', widthPx: number): number {
  const byPixels = Math.floor(MAX_PICTURE_PIXELS / widthPx);
  return format === 'jpeg' ? Math.min(MAX_JPEG_ROWS, byPixels) : byPixels;
}

function pixelsOf(wish: ExportWish, { rows, width, seen, window, depthUnit }: ExportSource) {
  const { format, size, scale, dpi } = wish;
  if (format === 'csv' || size === 'rows') return { widthPx: width, heightPx: rows };
  if (size === 'seen') return seen;
  // A stored sample a pixel would be a centimetre wide on paper.
  if (size === 'scale')
    return { widthPx: Math.max(width, seen.widthPx), heightPx: printedHeightPx(window, depthUnit, scale, dpi) };
  return { widthPx: width, heightPx: wish.heightPx };
}
