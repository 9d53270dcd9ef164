// Schemas of how a log is drawn: the display options, and the requests for frames and exports.
import { z } from 'zod';
import { colormapSpec } from '../colormaps/colormap-definition.ts';
import { DEFAULT_COLORMAP } from '../colormaps/colormap-names.ts';
import { shapeOf, type Fields } from './field.ts';
import { imageId } from './image-log.ts';
import { LOOK } from './look.ts';

/**
 * How values become colours. With neither `range` nor `percentile`: 0..255 where the samples are on that scale, else the 1st
 * to 99th percentile.
 */
export const display = z.object(shapeOf(LOOK));
export type Display = z.infer<typeof display>;

/** The histogram of a whole log, between two values that few of its samples lie beyond; see shared/picture/histogram.ts. */
export const logHistogram = z.object({
  low: z.number(),
  high: z.number(),
  counts: z.array(z.number()),
  below: z.number(),
  above: z.number(),
  nulls: z.number(),
  /** The counted values are means of so many scanlines; 1: they are the samples themselves. */
  scanlines: z.number(),
});
export type LogHistogram = z.infer<typeof logHistogram>;

/** The depth window of a request. A missing bound leaves that side open; bounds are inclusive. */
export const WINDOW = {
  depthMin: {
    schema: z.number().optional(),
    query: 'depth_min',
    flag: '--depth-min <depth>',
    help: 'shallowest depth, inclusive',
    unit: 'the log’s own unit',
    absent: 'where the log begins',
  },
  depthMax: {
    schema: z.number().optional(),
    query: 'depth_max',
    flag: '--depth-max <depth>',
    help: 'deepest depth, inclusive',
    unit: 'the log’s own unit',
    absent: 'where the log ends',
  },
} as const satisfies Fields;

export const SIZE = {
  widthPx: {
    schema: z.int().min(1).max(16_384).optional(),
    query: 'width',
    flag: '--width <px>',
    help: 'width of the picture',
    unit: 'pixels',
    absent: 'the stored width',
  },
  heightPx: {
    schema: z.int().min(1).max(10_000_000).optional(),
    query: 'height',
    flag: '--height <px>',
    help: 'height of the picture',
    unit: 'pixels',
    absent: 'one pixel row per scanline',
  },
} as const satisfies Fields;

/** A depth window drawn at a pixel size. */
export const frameRequest = display.extend({
  id: imageId,
  /** A built-in name or the colours: names of the library's own colormaps are resolved before, see `colormapNamed`. */
  colormap: colormapSpec.default(DEFAULT_COLORMAP),
  ...shapeOf(WINDOW),
  ...shapeOf(SIZE),
  /**
   * Depth of one pixel row, in the log's own unit, of the picture that this one of another height tells of: dynamic
   * normalization depends on it.
   */
  pixelDepth: z.number().min(0).optional(),
  /** `values`: see shared/picture/values-frame.ts. */
  format: z.enum(['jpeg', 'png', 'values']).default('jpeg'),
  quality: z.int().min(1).max(100).default(90),
  /** Whether a window of which a part is damaged is drawn, with that part hatched, or refused. */
  damage: z.enum(['refused', 'hatched']).default('refused'),
});
export type FrameRequest = z.infer<typeof frameRequest>;

/**
 * The request for an export of any format. Options of a single format stand beside these fields, and its exporter checks
 * them. For pictures `widthPx` and `heightPx` default as in a frame; with `parts` a picture that is too large for one file
 * becomes as many files as are needed.
 */
export const exportRequest = frameRequest
  .omit({ format: true, quality: true, pixelDepth: true, damage: true })
  .extend({
    /** The id of an exporter. */
    format: z.string(),
    /** Printed scale 1:scale of depth at `dpi`, in place of `heightPx`. */
    scale: z.number().min(0.1).max(1e6).optional(),
    /** Pixels an inch, also written into the file. */
    dpi: z.int().min(36).max(2400).default(300),
    /** Whether a line below the picture says what its colours mean. Default: if normalization is dynamic. */
    caption: z.boolean().optional(),
    parts: z.boolean().default(false),
  })
  .loose()
  .refine(({ scale, heightPx }) => scale === undefined || heightPx === undefined, {
    message: 'Expected a printed scale or a height in pixels but received both',
  });
export type ExportRequest = z.infer<typeof exportRequest>;

/** How a log is drawn, apart from its depth window. */
export type Look = Display;
