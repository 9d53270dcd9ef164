// In: the model. Out: what each route of the API takes and answers, as text in addresses has it; OpenAPI is written from this.
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { DEFAULT_COLORMAP } from '../../shared/colormap-names.ts';
import {
  AUTO_WIDTH,
  damagedLog,
  frameRequest,
  imageLog,
  importOptions,
  INTERPOLATIONS,
  percentileRange,
} from '../../shared/model.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Of a parameter given twice the last one counts, as in the reference service. */
const lastOf = (raw: unknown): unknown => (Array.isArray(raw) ? (raw as unknown[]).at(-1) : raw);
const asNumber = (text: unknown): unknown =>
  typeof text === 'string' && NUMBER.test(text.trim()) ? Number(text) : text;

/** Text, and a number where it is one; `schema` decides. */
const number = <S extends z.ZodType>(schema: S) => z.preprocess((raw) => asNumber(lastOf(raw)), schema);
const text = <S extends z.ZodType>(schema: S) => z.preprocess(lastOf, schema);
const list = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw) => {
    const last = lastOf(raw);
    return typeof last === 'string' ? last.split(',').map(asNumber) : last;
  }, schema);

const flag = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw) => {
    const value = String(lastOf(raw)).toLowerCase();
    return ['true', '1'].includes(value) ? true : ['false', '0'].includes(value) ? false : raw;
  }, schema);

/** What Python's `float()` takes besides numbers. */
const NO_NUMBERS: Record<string, number> = {
  nan: NaN,
  ...{ inf: Infinity, '+inf': Infinity, infinity: Infinity, '+infinity': Infinity },
  ...{ '-inf': -Infinity, '-infinity': -Infinity },
};
const depth = text(
  z
    .string()
    .refine((value) => NUMBER.test(value.trim()) || value.trim().toLowerCase() in NO_NUMBERS, {
      error: ({ input }) => `Expected a number but received ${JSON.stringify(input)}`,
    })
    .meta({ type: 'number', description: 'Inclusive, in the log’s own unit; a missing bound leaves that side open' }),
).optional();

/** `nan` and `+inf`/`-inf` stay what they are: nothing lies there, as the reference service answers. */
export function boundOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return NO_NUMBERS[value.trim().toLowerCase()] ?? Number(value);
}

/** Text: an integer of any length is one, but not every one is an id. */
export const idParams = z.object({
  id: z
    .string()
    .regex(/^[+-]?\d+$/, { error: ({ input }) => `Expected an integer but received ${JSON.stringify(input)}` })
    .meta({ type: 'integer', pattern: undefined }),
});

export const windowQuery = z.object({ depth_min: depth, depth_max: depth });

const { widthPx, heightPx, quality, format, invert, nullColor } = frameRequest.shape;
const { normalization, dynamicHeight, blend, curve, gamma, smooth, aggregation, azimuthOffset } = frameRequest.shape;
/** Files that other programs can read. */
const fileFormat = format.unwrap().exclude(['rgb', 'values']);

/** Extensions of the reference service's parameters; without them the picture is the one it answers. */
export const imageQuery = windowQuery.extend({
  width: number(widthPx.unwrap()).optional().describe('Pixels; default: the stored width'),
  height: number(heightPx.unwrap()).optional().describe('Pixels; default: one row per scanline'),
  colormap: text(z.string()).optional().describe(`A name that /colormaps lists; default: ${DEFAULT_COLORMAP}`),
  invert: flag(invert.unwrap()).optional(),
  range: list(z.tuple([z.number(), z.number()]))
    .refine(([lo, hi]) => lo < hi, 'Expected a range LO,HI whose low end is below its high end')
    .optional()
    .describe('LO,HI: the values of the first and the last colour'),
  percentile: list(percentileRange).optional().describe('LOW,HIGH: the range between these percentiles of the log'),
  curve: text(curve.unwrap()).optional(),
  gamma: number(gamma.unwrap()).optional().describe('Above 1 brightens'),
  normalization: text(normalization.unwrap())
    .optional()
    .describe('One mapping for the whole log, or by rank around each depth'),
  dynamic_height: number(dynamicHeight.unwrap())
    .optional()
    .describe('Of the interval around a depth, in the log’s own unit'),
  blend: number(blend.unwrap()).optional().describe('Strength of the dynamic normalization'),
  aggregation: text(aggregation.unwrap())
    .optional()
    .describe('What a pixel shows of the values it covers; thin features survive in min or max'),
  azimuth_offset: number(azimuthOffset.unwrap())
    .optional()
    .describe('Degrees by which a full circumference is turned to the right'),
  smooth: flag(smooth.unwrap()).optional(),
  null_color: z
    .preprocess((raw) => {
      const value = lastOf(raw);
      return typeof value === 'string' && !value.startsWith('#') ? `#${value}` : value;
    }, nullColor.unwrap())
    .optional()
    .describe('RRGGBB'),
  format: text(fileFormat).optional(),
  quality: number(quality.unwrap()).optional(),
});

export const pageQuery = z.object({
  limit: number(z.int().min(1).max(1000)).default(100),
  offset: number(z.int().min(0)).default(0),
});

export const imagePage = z.object({
  items: z.array(imageLog),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  damaged: z.array(damagedLog).optional().describe('Only where there are any: logs that are kept and cannot be read'),
});

/** The body is the file itself. */
export const uploadQuery = z.object({
  file_name: text(z.string().trim().min(1).max(255)).default('upload.csv'),
  name: text(importOptions.shape.name.unwrap()).optional(),
  width: number(importOptions.shape.width.unwrap())
    .optional()
    .describe(
      `Samples of a stored scanline: auto (the default: ${AUTO_WIDTH}, or the file’s own where it has fewer), source (the file’s own), or a number`,
    ),
  interpolation: text(z.enum(INTERPOLATIONS)).optional(),
  null_values: list(importOptions.shape.nullValues.unwrap()).optional(),
  depth_unit: text(importOptions.shape.depthUnit.unwrap()).optional(),
  again: flag(importOptions.shape.again.unwrap()).optional().describe('Import a file that is in the library already'),
});

export const importSummary = imageLog.extend({ elapsedMs: z.number() });

export const colormapList = z.array(
  z.object({
    name: z.string(),
    default: z.boolean(),
    /** false: one of the library's own. */
    builtIn: z.boolean(),
    /** 256 of `#rrggbb`, lowest value first. */
    colors: z.array(z.string()),
  }),
);

export const health = z.object({ message: z.literal('OK') });
export const problem = z.object({ detail: z.string() });
/** Described as OpenAPI wants it; bytes and streams are sent past the serializer. */
export const binary = z.string().meta({ format: 'binary' }) as unknown as z.ZodType<Uint8Array | Readable>;
