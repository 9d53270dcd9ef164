// The two kinds of pictures that are drawn as files: what they are called, and how much one of them holds.

/** What one file holds at most; absent: as much as there is. */
export interface FileLimits {
  readonly rows?: number | undefined;
  readonly pixels?: number | undefined;
}

export interface PictureFormat {
  readonly name: string;
  readonly mime: string;
  readonly limits: FileLimits;
  /** Names of formats that hold more rows. */
  readonly roomier?: readonly string[];
}

/** What keeps the raw copy of one picture below 300 MB. */
const MOST_PIXELS = 100_000_000;

export const PICTURE_FORMATS = {
  /** libvips writes none taller than this. */
  jpeg: { name: 'JPEG', mime: 'image/jpeg', limits: { rows: 65_500, pixels: MOST_PIXELS }, roomier: ['PNG'] },
  png: { name: 'PNG', mime: 'image/png', limits: { pixels: MOST_PIXELS } },
} as const satisfies Record<string, PictureFormat>;

/** Pixels that are no file are held in memory as those of one are. */
export const RAW_PICTURE: Pick<PictureFormat, 'name' | 'limits'> = { name: 'RGB', limits: { pixels: MOST_PIXELS } };

/** Pixel rows that one file holds at this width. */
export function mostRows({ rows = Infinity, pixels = Infinity }: FileLimits, widthPx: number): number {
  return Math.min(rows, Math.floor(pixels / widthPx));
}
