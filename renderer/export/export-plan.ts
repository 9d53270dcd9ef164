// Plans an export: its files and their pixel sizes, or why one file cannot hold it and what could.
import { captionRows, fileRows, MIN_CAPTION_WIDTH_PX } from '../../shared/picture/caption-layout.ts';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { printedHeightPx } from '../../shared/axes/printed-scale.ts';
import type { ExportFormat } from '../../shared/model/file-formats.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { mostRows } from '../../shared/picture/picture-formats.ts';

/** `rows`: one row per scanline; `seen`: as on screen; `height`: a typed height; `scale`: true to a printed scale. */
export type ExportSize = 'rows' | 'seen' | 'height' | 'scale';

export interface ExportWish {
  readonly format: ExportFormat;
  readonly size: ExportSize;
  /** Used for the size `height`. */
  readonly heightPx: number;
  /** Used for the size `scale`: N of 1:N, at `dpi` pixels an inch. */
  readonly scale: number;
  readonly dpi: number;
  /** Splits the export into as many files as it takes; only for the sizes `rows` and `scale`. */
  readonly parts: boolean;
}

export interface ExportSource {
  /** Scanlines in the window. */
  readonly rows: number;
  /** Stored samples in a scanline. */
  readonly width: number;
  /** Device pixels of the picture on screen. */
  readonly seen: { readonly widthPx: number; readonly heightPx: number };
  readonly window: DepthWindow;
  readonly depthUnit: ImageLog['depthUnit'];
  /**
   * The caption of a picture, by the depth of a pixel row in the log's own unit, undefined for one row per scanline. Absent: the
   * picture has no caption.
   */
  readonly captionOf?: ((pixelDepth: number | undefined) => string) | undefined;
}

export interface ExportPlan {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Number of files; more than one only with `parts`. */
  readonly files: number;
  /** Present if one file of the format cannot hold the export: the alternatives. */
  readonly instead?: {
    /** The most rows that one file holds. */
    readonly mostRows: number;
    /** How many files hold all rows. */
    readonly files: number;
    /** A format of which one file can hold the export. */
    readonly fits?: ExportFormat;
  };
}

/** Never plans a smaller export than was asked for: if it does not fit, `instead` has alternatives, also from `formats`. */
export function planExport(wish: ExportWish, source: ExportSource, formats: readonly ExportFormat[]): ExportPlan {
  const { widthPx, heightPx } = pixelsOf(wish, source);
  if (wish.format.kind === 'values') return { widthPx, heightPx, files: 1 };
  const label = captionAt(wish.size === 'rows' ? undefined : heightPx, widthPx, source);
  const most = mostRows(wish.format.limits, widthPx);
  const { files } = fileRows(heightPx, widthPx, most, label);
  if (files === 1) return { widthPx, heightPx, files };
  if (wish.parts && canBeSplit(wish.size)) return { widthPx, heightPx, files };
  // A picture of another height may have another caption, because the caption can depend on the depth of a pixel row.
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

/** The caption at a size in pixels. `heightPx` undefined: one row per scanline. */
function captionAt(heightPx: number | undefined, widthPx: number, source: ExportSource): string | undefined {
  const { window, captionOf } = source;
  if (widthPx < MIN_CAPTION_WIDTH_PX) return undefined;
  return captionOf?.(heightPx === undefined ? undefined : (window.depthMax - window.depthMin) / heightPx);
}

/** A size given as a number of pixels means a single picture, so it is not split. */
export function canBeSplit(size: ExportSize): boolean {
  return size === 'rows' || size === 'scale';
}

function pixelsOf(wish: ExportWish, { rows, width, seen, window, depthUnit }: ExportSource) {
  const { format, size, scale, dpi } = wish;
  if (format.kind === 'values' || size === 'rows') return { widthPx: width, heightPx: rows };
  if (size === 'seen') return seen;
  // One pixel for each stored sample would make a picture about a centimetre wide on paper.
  if (size === 'scale')
    return { widthPx: Math.max(width, seen.widthPx), heightPx: printedHeightPx(window, depthUnit, scale, dpi) };
  return { widthPx: width, heightPx: wish.heightPx };
}
