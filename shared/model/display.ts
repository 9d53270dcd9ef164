// How a log is drawn: the display options together, and the requests for frames and exports that carry them.
import { z } from 'zod';
import { colormapSpec } from '../colormaps/colormap-definition.ts';
import { DEFAULT_COLORMAP } from '../colormaps/colormap-names.ts';
import { shapeOf, type Fields } from './field.ts';
import { imageId } from './image-log.ts';
import { LOOK } from './look.ts';

/** How values become colours. `range` and `percentile` absent: 0..255 where the samples are on that scale, else the 1st to 99th percentile. */
export const display = z.object(shapeOf(LOOK));
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

/** A missing bound leaves that side open; bounds are inclusive. */
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
  /** Who draws looks nothing up: a name of the library's own has been resolved before, see `colormapNamed`. */
  colormap: colormapSpec.default(DEFAULT_COLORMAP),
  ...shapeOf(WINDOW),
  ...shapeOf(SIZE),
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
export type Look = Display;
