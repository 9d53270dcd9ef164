// The picture formats that are drawn as files: their names, and how much one file of each can hold.

/** The most pixel rows and pixels that one file holds; absent: no limit. */
export interface FileLimits {
  readonly rows?: number | undefined;
  readonly pixels?: number | undefined;
}

export interface PictureFormat {
  readonly name: string;
  readonly mime: string;
  readonly limits: FileLimits;
  /** Names of other formats that hold more rows, to be suggested. */
  readonly roomier?: readonly string[];
}

/** Keeps the raw copy of one picture, three bytes a pixel, within 300 MB. */
const MOST_PIXELS = 100_000_000;

export const PICTURE_FORMATS = {
  /** libvips writes no JPEG taller than this. */
  jpeg: { name: 'JPEG', mime: 'image/jpeg', limits: { rows: 65_500, pixels: MOST_PIXELS }, roomier: ['PNG'] },
  png: { name: 'PNG', mime: 'image/png', limits: { pixels: MOST_PIXELS } },
} as const satisfies Record<string, PictureFormat>;

/** Pixel rows that one file holds at a width in pixels. */
export function mostRows({ rows = Infinity, pixels = Infinity }: FileLimits, widthPx: number): number {
  return Math.min(rows, Math.floor(pixels / widthPx));
}
