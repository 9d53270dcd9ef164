// How a log is drawn: the display options, and the requests for frames and exports that carry them.
import { z } from 'zod';
import { colormapSpec, hexColor } from '../colormaps/colormap-definition.ts';
import { DEFAULT_COLORMAP, DEFAULT_NULL_COLOR } from '../colormaps/colormap-names.ts';
import { imageId } from './image-log.ts';

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
  depthMin: z.number().optional(),
  depthMax: z.number().optional(),
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

/**
 * What any export is asked with; what one format alone heeds stands beside it, and is its exporter's to check. Pictures:
 * `widthPx`/`heightPx` absent as in a frame; `parts`: where one file cannot hold them all, as many as are needed.
 */
export const exportRequest = frameRequest
  .omit({ format: true, quality: true, pixelDepth: true })
  .extend({
    /** The id of an exporter. */
    format: z.string(),
    /** Printed scale 1:scale of depth at `dpi`, in place of `heightPx`. */
    scale: z.number().min(0.1).max(1e6).optional(),
    /** Pixels an inch, written into the file. */
    dpi: z.int().min(36).max(2400).default(300),
    /** A band below the picture that says what its colours mean. Default: where normalization is dynamic. */
    caption: z.boolean().optional(),
    parts: z.boolean().default(false),
  })
  .loose()
  .refine(({ scale, heightPx }) => scale === undefined || heightPx === undefined, {
    message: 'Expected a printed scale or a height in pixels but received both',
  });
export type ExportRequest = z.infer<typeof exportRequest>;

/** How a log is looked at, whatever its window. */
export const look = display;
export type Look = z.infer<typeof look>;
