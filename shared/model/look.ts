// Every display option, declared once with its schema and its names in addresses, flags, help and undo.
import { z } from 'zod';
import { hexColor } from '../colormaps/colormap-definition.ts';
import { COLORMAP_NAMES, DEFAULT_COLORMAP, DEFAULT_NULL_COLOR } from '../colormaps/colormap-names.ts';
import type { Field } from './field.ts';

/** [lo, hi]: the values that are drawn in the first and in the last colour. */
export const valueRange = z
  .tuple([z.number(), z.number()])
  .refine(([lo, hi]) => lo < hi, { message: 'Expected a range LO,HI whose low end is below its high end' });
export type ValueRange = z.infer<typeof valueRange>;

/** [low, high] percentiles, in percent. */
export const percentileRange = z
  .tuple([z.number().min(0).max(100), z.number().min(0).max(100)])
  .refine(([low, high]) => low < high, {
    message: 'Expected percentiles LOW,HIGH whose low one is below the high one',
  });
export type PercentileRange = z.infer<typeof percentileRange>;

export const NORMALIZATIONS = ['static', 'dynamic'] as const;
export const CURVES = ['linear', 'log'] as const;
/** Which value a pixel shows where it covers several. */
export const AGGREGATIONS = ['mean', 'min', 'max'] as const;

export interface DisplayOption extends Field {
  /** The name of its change in the Edit menu: `Undo Gamma`. */
  readonly undoName: string;
}

/**
 * All display options. Frame addresses, the API's query and OpenAPI, the command line and its help, the names of undo and
 * the table in resources/guide/README.md are made from this list.
 */
export const LOOK = {
  /** The name of a built-in colormap or of one of the library's own. */
  colormap: {
    schema: z.string().min(1).max(4096).default(DEFAULT_COLORMAP),
    query: 'colormap',
    flag: '--colormap <name>',
    help: `the colours: ${COLORMAP_NAMES.join(', ')}, or one of the library’s own`,
    undoName: 'Colormap',
  },
  invert: {
    schema: z.boolean().default(false),
    query: 'invert',
    flag: '--invert',
    help: 'reverse the colormap',
    undoName: 'Invert',
  },
  range: {
    schema: valueRange.optional(),
    query: 'range',
    flag: '--range <lo,hi>',
    help: 'values of the first and the last colour',
    absent: '0,255 for samples on that scale, else percentiles 1,99',
    undoName: 'Range',
  },
  /** Percentiles of the log's samples, which span the range where `range` is absent. */
  percentile: {
    schema: percentileRange.optional(),
    query: 'percentile',
    flag: '--percentile <low,high>',
    help: 'where no range is given, the one between these percentiles of the log',
    unit: 'percent',
    undoName: 'Range',
  },
  /** The curve from a value's place in the range to its place in the colormap; gamma is applied after it. */
  curve: {
    schema: z.enum(CURVES).default('linear'),
    query: 'curve',
    flag: '--curve <curve>',
    help: 'how the range becomes colours',
    undoName: 'Logarithmic',
  },
  gamma: {
    schema: z.number().min(0.1).max(10).default(1),
    query: 'gamma',
    flag: '--gamma <gamma>',
    help: 'brightness, above 1 brighter',
    undoName: 'Gamma',
  },
  normalization: {
    schema: z.enum(NORMALIZATIONS).default('static'),
    query: 'normalization',
    flag: '--normalization <mode>',
    help: 'one mapping for the whole log, or by rank around each depth',
    undoName: 'Normalization',
  },
  dynamicHeight: {
    schema: z.number().min(0.001).max(1e6).default(2),
    query: 'dynamic_height',
    flag: '--dynamic-height <height>',
    help: 'height of the interval of dynamic normalization around a depth',
    unit: 'the log’s own unit',
    undoName: 'Height',
  },
  /** From 0, as static normalization, to 1, ranks alone. */
  blend: {
    schema: z.number().min(0).max(1).default(1),
    query: 'blend',
    flag: '--blend <0-1>',
    help: 'strength of dynamic normalization',
    undoName: 'Strength',
  },
  /** Which value a pixel shows where several scanlines or columns fall into it. */
  aggregation: {
    schema: z.enum(AGGREGATIONS).default('mean'),
    query: 'aggregation',
    flag: '--aggregation <mode>',
    help: 'what a pixel shows of the values it covers (thin features survive in min and max)',
    undoName: 'Aggregation',
  },
  /** Rounded to whole columns. Logs that are not full circumferences are not turned. */
  azimuthOffset: {
    schema: z.number().min(-360).max(360).default(0),
    query: 'azimuth_offset',
    flag: '--azimuth-offset <degrees>',
    help: 'turn a full circumference to the right',
    unit: 'degrees',
    undoName: 'Rotation',
  },
  nullColor: {
    schema: hexColor.default(DEFAULT_NULL_COLOR),
    query: 'null_color',
    flag: '--null-color <#rrggbb>',
    help: 'colour where there is no value',
    undoName: 'No-Value Colour',
  },
  /** Off: enlarged scanlines are shown as they are, with sharp edges. */
  smooth: {
    schema: z.boolean().default(false),
    query: 'smooth',
    flag: '--smooth',
    help: 'interpolate between scanlines and samples where they are enlarged',
    undoName: 'Smooth',
  },
} as const satisfies Readonly<Record<string, DisplayOption>>;
