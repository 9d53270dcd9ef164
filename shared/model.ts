// In: nothing. Out: the things the product talks about, each once as a schema and the type read off it.
import { z } from 'zod';
import { colormapSpec, hexColor } from './colormap-definition.ts';
import { DEFAULT_COLORMAP, DEFAULT_NULL_COLOR } from './colormap-names.ts';

/** B-spline order of the width resampling is the index in this list: 0 to 5. */
export const INTERPOLATIONS = ['nearest', 'linear', 'quadratic', 'cubic', 'quartic', 'quintic'] as const;
export type Interpolation = (typeof INTERPOLATIONS)[number];

export const MIN_WIDTH = 2;
export const MAX_WIDTH = 4096;
/** Samples of a scanline stored as `auto` where the file has more. */
export const AUTO_WIDTH = 150;
export const DEFAULT_NULL_VALUES: readonly number[] = [-999, -999.25, -9999, -9999.25];
/** First bytes of a file, which tell its format and its columns. */
export const FILE_HEAD_BYTES = 65_536;
/** libvips writes no JPEG taller than this. */
export const MAX_JPEG_ROWS = 65_500;
/** Pixels of one PNG: what keeps its raw copy below 300 MB. */
export const MAX_PICTURE_PIXELS = 100_000_000;

export const imageId = z.int().positive();
const depth = z.number();
export const MAX_LOG_NAME_CHARACTERS = 200;
export const MAX_BOOKMARK_NAME_CHARACTERS = 100;
export const imageName = z.string().trim().min(1).max(MAX_LOG_NAME_CHARACTERS);
export const depthUnit = z.enum(['m', 'ft']);

export const importOptions = z.object({
  /** Default: the file's name without its ending. */
  name: imageName.optional(),
  /** Samples of a stored scanline, see `storedWidth`. */
  width: z.union([z.enum(['auto', 'source']), z.int().min(MIN_WIDTH).max(MAX_WIDTH)]).default('auto'),
  interpolation: z.enum(INTERPOLATIONS).default('linear'),
  /** Compared as numbers; never applied to depth. */
  nullValues: z
    .array(z.number())
    .max(64)
    .default([...DEFAULT_NULL_VALUES]),
  /** Taken when the file does not say. */
  depthUnit: depthUnit.default('m'),
  /** Import a file that is in the library already. */
  again: z.boolean().optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** What a width comes to in a file of `sourceWidth` samples a scanline. `auto` never enlarges: sectors stay as sharp as they are. */
export function storedWidth(width: ImportOptions['width'], sourceWidth: number): number {
  if (width === 'source') return sourceWidth;
  return width === 'auto' ? Math.min(AUTO_WIDTH, sourceWidth) : width;
}

/** Along the hole, or straight down. */
export const DEPTH_REFERENCES = ['unknown', 'MD', 'TVD'] as const;
/** `columns`: core, sectors. Else all around the hole, clockwise, from north or from the top of a hole that is not vertical. */
export const GEOMETRIES = ['columns', 'north', 'high-side'] as const;
/** A depth window worth coming back to. */
export const bookmark = z.object({
  name: z.string().trim().min(1).max(MAX_BOOKMARK_NAME_CHARACTERS),
  depthMin: depth,
  depthMax: depth,
});
export type Bookmark = z.infer<typeof bookmark>;

/** What people have noted about a log: it is kept with the log, and a copy takes it along. */
const notes = {
  depthReference: z.enum(DEPTH_REFERENCES),
  geometry: z.enum(GEOMETRIES),
  bookmarks: z.array(bookmark).max(1000),
};
export const logDescription = z.object({ name: imageName, ...notes }).partial();
export type LogDescription = z.infer<typeof logDescription>;

/** One imported file. Depths are float64 in the log's own unit; statistics are of the stored samples. */
export const imageLog = z.object({
  id: imageId,
  name: z.string(),
  /** File name without its folder. */
  sourceName: z.string(),
  sourceBytes: z.number(),
  /** ISO 8601. */
  importedAt: z.string(),
  /** Scanlines. */
  rows: z.number(),
  /** Samples of a scanline in the file, and as stored. */
  sourceWidth: z.number(),
  width: z.number(),
  interpolation: z.enum(INTERPOLATIONS),
  depthUnit,
  depthMin: depth,
  depthMax: depth,
  /** Median step between scanlines; 0 for a single scanline. */
  depthStep: z.number(),
  /** A step wider than this is a gap, drawn in the null colour. */
  gapStep: z.number(),
  /** null when every sample is null. */
  valueMin: z.number().nullable(),
  valueMax: z.number().nullable(),
  /** 1st and 99th percentile. */
  p01: z.number().nullable(),
  p99: z.number().nullable(),
  /** Of the samples, at 0, 0.5, 1 … 100 percent; empty when every one is null, absent in logs imported before they were kept. */
  percentiles: z.array(z.number()).optional(),
  /** Samples stored as null. */
  nulls: z.number(),
  /** Entirely empty records of the file. */
  skippedRecords: z.number(),
  /** Coarsest level of the depth pyramid; level L averages 4^L scanlines. */
  topLevel: z.number(),
  /** Finest level that has minima and maxima beside its means; absent in logs imported before there were any. */
  extremesFrom: z.number().optional(),
  /** Bytes the log takes in the library. */
  storedBytes: z.number(),
  /** What tells the file's bytes from others, and how they were read; absent in logs imported before these were kept. */
  sourceFingerprint: z.string().optional(),
  importedWith: importOptions.omit({ name: true, again: true }).optional(),
  depthReference: notes.depthReference.default('unknown'),
  geometry: notes.geometry.default('columns'),
  bookmarks: notes.bookmarks.default([]),
});
export type ImageLog = z.infer<typeof imageLog>;

/** A log of the library that cannot be read: it is kept as it is until its owner decides. `message`: what is wrong, and what to do. */
export const damagedLog = z.object({ id: imageId, name: z.string().optional(), message: z.string() });
export type DamagedLog = z.infer<typeof damagedLog>;

/** [lo, hi]: the values drawn with the first and the last colour. */
export const valueRange = z
  .tuple([z.number(), z.number()])
  .refine(([lo, hi]) => lo < hi, { message: 'Expected a range whose low end is below its high end' });
export type ValueRange = z.infer<typeof valueRange>;

/** [low, high] in percent. */
export const percentileRange = z
  .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
  .refine(([low, high]) => low < high, {
    message: 'Expected percentiles LOW,HIGH whose low one is below the high one',
  });
export type PercentileRange = z.infer<typeof percentileRange>;

export const NORMALIZATIONS = ['static', 'dynamic'] as const;
export const CURVES = ['linear', 'log'] as const;
/** What a pixel shows of the values it covers. */
export const AGGREGATIONS = ['mean', 'min', 'max'] as const;

/** How values become colours. `range` and `percentile` absent: 0..255 where the samples are on that scale, else the 1st to 99th percentile. */
export const display = z.object({
  /** The name of a built-in one or of one of the library's own. */
  colormap: z.string().min(1).max(4096).default(DEFAULT_COLORMAP),
  invert: z.boolean().default(false),
  range: valueRange.optional(),
  /** Percent of the log's samples: the range between them, where none is given. */
  percentile: percentileRange.optional(),
  /** How the range becomes the colormap: in proportion, or by the logarithm; then gamma, above 1 brighter. */
  curve: z.enum(CURVES).default('linear'),
  gamma: z.number().min(0.1).max(10).default(1),
  /** One mapping for the whole log, or each value by its rank among those around its depth. */
  normalization: z.enum(NORMALIZATIONS).default('static'),
  /** Of the interval around a depth, in the log's own unit. */
  dynamicHeight: z.number().min(0.001).max(1e6).default(2),
  /** Strength of the dynamic normalization: 0 as static, 1 ranks alone. */
  blend: z.number().min(0).max(1).default(1),
  /** Where several scanlines or columns fall into one pixel. */
  aggregation: z.enum(AGGREGATIONS).default('mean'),
  /** Degrees by which a full circumference is turned to the right; rounded to whole columns. Other logs are not turned. */
  azimuthOffset: z.number().min(-360).max(360).default(0),
  nullColor: hexColor.default(DEFAULT_NULL_COLOR),
  /** Interpolate between scanlines and samples when enlarging; otherwise true scanlines are shown. */
  smooth: z.boolean().default(false),
});
export type Display = z.infer<typeof display>;

/** Of a whole log, between two values that few of its samples lie beyond; see shared/histogram.ts. */
export const logHistogram = z.object({
  low: z.number(),
  high: z.number(),
  counts: z.array(z.number()),
  below: z.number(),
  above: z.number(),
  nulls: z.number(),
  /** What is counted are means of so many scanlines; 1: the samples themselves. */
  scanlines: z.number(),
});
export type LogHistogram = z.infer<typeof logHistogram>;

/** A depth window drawn at a pixel size. A missing bound leaves that side open; bounds are inclusive. */
export const frameRequest = display.extend({
  id: imageId,
  /** Who draws looks nothing up: a name of the library's own has been resolved before, see `colormapNamed`. */
  colormap: colormapSpec.default(DEFAULT_COLORMAP),
  depthMin: depth.optional(),
  depthMax: depth.optional(),
  /** Default: the stored width. */
  widthPx: z.int().min(1).max(16_384).optional(),
  /** Default: one pixel row per scanline. */
  heightPx: z.int().min(1).max(10_000_000).optional(),
  /** Of the picture that this one stands in for, drawn at another height: dynamic normalization goes by its pixel rows. */
  pixelDepth: z.number().min(0).optional(),
  /** `rgb`: the pixels themselves, [heightPx, widthPx, 3], nothing before or after them. `values`: what they show, see shared/values-frame.ts. */
  format: z.enum(['jpeg', 'png', 'rgb', 'values']).default('jpeg'),
  quality: z.int().min(1).max(100).default(90),
});
export type FrameRequest = z.infer<typeof frameRequest>;

/** `csv`: depth and stored samples. Pictures: `widthPx`/`heightPx` absent as in a frame; `parts`: where one file cannot hold them all, as many as are needed. */
export const exportRequest = frameRequest
  .omit({ format: true, pixelDepth: true })
  .extend({
    format: z.enum(['jpeg', 'png', 'csv']),
    /** Printed scale 1:scale of depth at `dpi`, in place of `heightPx`. */
    scale: z.number().min(0.1).max(1e6).optional(),
    /** Pixels an inch, written into the file. */
    dpi: z.int().min(36).max(2400).default(300),
    /** A band below the picture that says what its colours mean. Default: where normalization is dynamic. */
    caption: z.boolean().optional(),
    parts: z.boolean().default(false),
  })
  .refine(({ scale, heightPx }) => scale === undefined || heightPx === undefined, {
    message: 'Expected a printed scale or a height in pixels but received both',
  });
export type ExportRequest = z.infer<typeof exportRequest>;

/** The localhost API as the settings show it. `token` is for its owner's eyes only. */
export const apiStatus = z.object({
  enabled: z.boolean(),
  port: z.int(),
  /** `http://127.0.0.1:7375`; also where it would be when it is off. */
  url: z.string(),
  token: z.string(),
  /** Reading needs no token. */
  openReads: z.boolean(),
  /** Answered since it was switched on. */
  requests: z.number(),
  /** One sentence: why it could not be switched on, or the last request that failed with 5xx. */
  lastError: z.string().optional(),
});
export type ApiStatus = z.infer<typeof apiStatus>;

/** A team's PostgreSQL. The password is kept by the OS, never in a file of ours. */
export const teamServer = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535).default(5432),
  database: z.string().trim().min(1).max(63),
  user: z.string().trim().min(1).max(63),
});
export type TeamServer = z.infer<typeof teamServer>;

/** Where the library is, and whether it can be reached. */
export const libraryStatus = z.object({
  kind: z.enum(['local', 'server']),
  server: teamServer.optional(),
  /** `lost`: the connection broke and is being tried again. */
  state: z.enum(['ready', 'connecting', 'lost']),
  message: z.string().optional(),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

export const job = z.object({
  jobId: z.string(),
  kind: z.enum(['import', 'export', 'copy']),
  /** What the user calls it: a file name. */
  title: z.string(),
  /** `receiving`: the bytes are still coming in from a browser. */
  state: z.enum(['queued', 'receiving', 'running', 'done', 'failed', 'cancelled']),
  /** Scanlines done; bytes read of the file (import) or scanlines to do (export). */
  rowsDone: z.number(),
  unitsDone: z.number(),
  unitsTotal: z.number(),
  unit: z.enum(['bytes', 'rows']),
  /** Since it began running. */
  elapsedMs: z.number(),
  /** The image log imported, or exported from. */
  imageId: imageId.optional(),
  /** An import that was meant to be shown when done. */
  show: z.boolean().default(false),
  /** One plain sentence: the outcome or the reason it failed. */
  message: z.string().optional(),
  /** Browser host: where the exported files are fetched, relative to the page. */
  downloadUrls: z.array(z.string()).optional(),
});
export type Job = z.infer<typeof job>;

/** A file the user has offered and not yet imported. The path stays in the main process. */
export const offeredFile = z.object({ offerId: z.string(), fileName: z.string(), bytes: z.number() });
export type OfferedFile = z.infer<typeof offeredFile>;

/** How a log is looked at, whatever its window. */
export const look = display;
export type Look = z.infer<typeof look>;

/** What the viewer remembers of one log. */
export const logView = look.extend({
  depthMin: depth,
  depthMax: depth,
  /** Static and dynamic normalization side by side. */
  compare: z.boolean().default(false),
});
export type LogView = z.infer<typeof logView>;
export function lookOf({ depthMin: _depthMin, depthMax: _depthMax, compare: _compare, ...look }: LogView): Look {
  return look;
}

/** Widths of the panels beside the picture, in CSS pixels. */
export const PANEL_PX = {
  logsPx: { least: 160, most: 800, initial: 248 },
  displayPx: { least: 200, most: 800, initial: 264 },
} as const;
const panelPx = ({ least, most, initial }: { least: number; most: number; initial: number }) =>
  z.number().min(least).max(most).default(initial);

export const DEFAULT_PX_PER_MM = 96 / 25.4;
/** The viewer's own settings, the same for every log. */
export const viewerPreferences = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** Depths are shown in it; `log`: each log in its own. */
  depthUnit: z.enum(['log', ...depthUnit.options]).default('log'),
  /** CSS pixels of a millimetre on this screen, as measured with a ruler: what a printed scale is true by. */
  pxPerMm: z.number().min(0.5).max(50).default(DEFAULT_PX_PER_MM),
  /** Above a full circumference: 0 to 360, or N E S W, from the top of the hole TOP R BOT L. */
  azimuthLabels: z.enum(['degrees', 'compass']).default('degrees'),
  /** Values along the cursor's scanline and column. */
  profiles: z.boolean().default(false),
  /** Ids of commands chosen in the palette, the last one first. */
  recentCommands: z.array(z.string()).max(20).default([]),
  panels: z.object({ logsPx: panelPx(PANEL_PX.logsPx), displayPx: panelPx(PANEL_PX.displayPx) }).prefault({}),
});
export type ViewerPreferences = z.infer<typeof viewerPreferences>;

/** What the viewer remembers across restarts. */
export const viewerState = z.object({
  openId: imageId.optional(),
  preferences: viewerPreferences.prefault({}),
  /** By image id. */
  views: z.record(z.string(), logView).default({}),
  importOptions: importOptions.omit({ name: true, again: true }).prefault({}),
});
export type ViewerState = z.infer<typeof viewerState>;
