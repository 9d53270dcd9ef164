// What an export will make: its files with their pixel sizes, or why one file cannot hold it and what could.
import { captionRows, fileRows, MIN_CAPTION_WIDTH_PX } from '../../shared/picture/caption-layout.ts';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { printedHeightPx } from '../../shared/axes/printed-scale.ts';
import type { ExportFormat } from '../../shared/model/file-formats.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { mostRows } from '../../shared/picture/picture-formats.ts';

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
  /** What the caption says of a picture whose pixel rows are so deep; undefined: it has none. `pixelDepth` undefined: one row per scanline. */
  readonly captionOf?: ((pixelDepth: number | undefined) => string) | undefined;
}

export interface ExportPlan {
  readonly widthPx: number;
  readonly heightPx: number;
  /** More than one only with `parts`. */
  readonly files: number;
  /** One file of the format cannot hold it: what can be had instead. */
  readonly instead?: {
    /** The most rows that one file holds. */
    readonly mostRows: number;
    /** How many files hold them all. */
    readonly files: number;
    /** One file of this format does. */
    readonly fits?: ExportFormat;
  };
}

/** Never smaller than what was asked for: where it does not fit there is an `instead`, maybe in one of `formats`. */
export function planExport(wish: ExportWish, source: ExportSource, formats: readonly ExportFormat[]): ExportPlan {
  const { widthPx, heightPx } = pixelsOf(wish, source);
  if (wish.format.kind === 'values') return { widthPx, heightPx, files: 1 };
  const label = captionAt(wish.size === 'rows' ? undefined : heightPx, widthPx, source);
  const most = mostRows(wish.format.limits, widthPx);
  const { files } = fileRows(heightPx, widthPx, most, label);
  if (files === 1) return { widthPx, heightPx, files };
  if (wish.parts && canBeSplit(wish.size)) return { widthPx, heightPx, files };
  // A picture of a height of its own has its own caption.
  const lower = captionAt(most, widthPx, source);
  const fits = formats.find(
    ({ kind, limits }) =>
      kind === 'picture' && fileRows(heightPx, widthPx, mostRows(limits, widthPx), label).files === 1,
  );
  return {
    widthPx,
    heightPx,
    files: 1,
    instead: {
      mostRows: most - (lower === undefined ? 0 : captionRows(lower, widthPx)),
      files,
      ...(fits ? { fits } : {}),
    },
  };
}

/** `heightPx` undefined: one row per scanline. */
function captionAt(heightPx: number | undefined, widthPx: number, source: ExportSource): string | undefined {
  const { window, captionOf } = source;
  if (widthPx < MIN_CAPTION_WIDTH_PX) return undefined;
  return captionOf?.(heightPx === undefined ? undefined : (window.depthMax - window.depthMin) / heightPx);
}

/** What is asked for as a number of pixels is asked for as one picture. */
export function canBeSplit(size: ExportSize): boolean {
  return size === 'rows' || size === 'scale';
}

function pixelsOf(wish: ExportWish, { rows, width, seen, window, depthUnit }: ExportSource) {
  const { format, size, scale, dpi } = wish;
  if (format.kind === 'values' || size === 'rows') return { widthPx: width, heightPx: rows };
  if (size === 'seen') return seen;
  // A stored sample a pixel would be a centimetre wide on paper.
  if (size === 'scale')
    return { widthPx: Math.max(width, seen.widthPx), heightPx: printedHeightPx(window, depthUnit, scale, dpi) };
  return { widthPx: width, heightPx: wish.heightPx };
}
