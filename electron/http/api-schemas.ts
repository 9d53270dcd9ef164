// Schemas of what the API's routes take, as text in addresses, and answer; OpenAPI is made from them.
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { frameRequest, SIZE, WINDOW } from '../../shared/model/display.ts';
import { formOf, givenOf, helpOf, type Field, type Fields, type Form } from '../../shared/model/field.ts';
import { joinedLog } from '../engine/joined-logs.ts';
import { AUTO_WIDTH, damagedLog, importOptions, INTERPOLATIONS, LOG_KINDS } from '../../shared/model/image-log.ts';
import { LOOK } from '../../shared/model/look.ts';
import { READING } from '../../shared/model/reading.ts';
import { UNNAMED_FILE } from '../engine/formats.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** If a parameter is given twice the last one counts, as in the reference service. */
const lastOf = (raw: unknown): unknown => (Array.isArray(raw) ? (raw as unknown[]).at(-1) : raw);
const asNumber = (text: unknown): unknown =>
  typeof text === 'string' && NUMBER.test(text.trim()) ? Number(text) : text;

/** Converts text to a number if it is one; `schema` decides whether it is accepted. */
const number = <S extends z.core.$ZodType>(schema: S) => z.preprocess((raw) => asNumber(lastOf(raw)), schema);
const text = <S extends z.core.$ZodType>(schema: S) => z.preprocess(lastOf, schema);
const list = <S extends z.core.$ZodType>(schema: S) =>
  z.preprocess((raw) => {
    const last = lastOf(raw);
    return typeof last === 'string' ? last.split(',').map(asNumber) : last;
  }, schema);

const flag = <S extends z.core.$ZodType>(schema: S) =>
  z.preprocess((raw) => {
    const value = String(lastOf(raw)).toLowerCase();
    return ['true', '1'].includes(value) ? true : ['false', '0'].includes(value) ? false : raw;
  }, schema);

/** The `#` of a colour may be left out, because in an address it begins the fragment. */
const color = <S extends z.core.$ZodType>(schema: S) =>
  z.preprocess((raw) => {
    const last = lastOf(raw);
    return typeof last === 'string' && !last.startsWith('#') ? `#${last}` : last;
  }, schema);

const READERS: Record<Form['kind'], (schema: z.core.$ZodType) => z.ZodType> = {
  ...{ number, pair: list, flag, color, choice: text, text },
};

/** Additions to the descriptions of display options in the API. */
const DISPLAY_REMARKS: Partial<Record<keyof typeof LOOK, string>> = {
  colormap: '; /colormaps lists them all',
  nullColor: '; the # may be left out',
};

function descriptionOf(field: Field): string {
  const help = helpOf(field);
  return `${help.charAt(0).toUpperCase()}${help.slice(1)}`;
}

type QueryOf<F extends Fields> = Record<F[keyof F]['query'], z.ZodOptional<z.ZodType>>;

/** The query schema of some fields, under their names in the API. */
function queryOf<F extends Fields>(fields: F, remarks: Readonly<Record<string, string>> = {}): QueryOf<F> {
  const parameters = Object.entries<Field>(fields).map(([name, field]) => {
    const read = READERS[formOf(field.schema).kind](givenOf(field.schema));
    return [field.query, read.optional().describe(`${descriptionOf(field)}${remarks[name] ?? ''}`)];
  });
  return Object.fromEntries(parameters) as QueryOf<F>;
}

/** The query's values under the names of the fields in requests. */
export function askedIn(fields: Fields, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, query[field.query]]));
}

/** Words that Python's `float()` accepts besides numbers. */
const NO_NUMBERS: Record<string, number> = {
  nan: NaN,
  ...{ inf: Infinity, '+inf': Infinity, infinity: Infinity, '+infinity': Infinity },
  ...{ '-inf': -Infinity, '-infinity': -Infinity },
};
const bound = (field: Field) =>
  text(
    z
      .string()
      .refine((value) => NUMBER.test(value.trim()) || value.trim().toLowerCase() in NO_NUMBERS, {
        error: ({ input }) => `Expected a number but received ${JSON.stringify(input)}`,
      })
      .meta({ type: 'number', description: descriptionOf(field) }),
  ).optional();

/** A depth bound. `nan` and infinities are kept: no data lies there, which is what the reference service answers. */
export function boundOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return NO_NUMBERS[value.trim().toLowerCase()] ?? Number(value);
}

/** The id is text here, because integers of any length are accepted, though not all can be ids. */
export const idParams = z.object({
  id: z
    .string()
    .regex(/^[+-]?\d+$/, { error: ({ input }) => `Expected an integer but received ${JSON.stringify(input)}` })
    .meta({ type: 'integer', pattern: undefined }),
});

export const windowQuery = z.object({ depth_min: bound(WINDOW.depthMin), depth_max: bound(WINDOW.depthMax) });

const { quality, format } = frameRequest.shape;
/** The formats that other programs can read. */
const fileFormat = format.unwrap().exclude(['values']);

/** The reference service's parameters and more; without the additional ones the picture is the same as its. */
export const imageQuery = windowQuery.extend({
  ...queryOf(SIZE),
  ...queryOf(LOOK, DISPLAY_REMARKS),
  format: text(fileFormat).optional(),
  quality: number(quality.unwrap()).optional(),
});

export const pageQuery = z.object({
  limit: number(z.int().min(1).max(1000)).default(100),
  offset: number(z.int().min(0)).default(0),
  kind: text(z.enum(LOG_KINDS)).default('image').describe('What is listed; what lies beside an image is not'),
});

export const imagePage = z.object({
  items: z.array(joinedLog),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
  damaged: z.array(damagedLog).optional().describe('Only where there are any: logs that are kept and cannot be read'),
});

export const removalQuery = z.object({ now: flag(z.boolean()).default(false).describe('Erase it, past the trash') });

/** The body is the file itself. */
export const uploadQuery = z.object({
  file_name: text(z.string().trim().min(1).max(255)).default(UNNAMED_FILE),
  name: text(importOptions.shape.name.unwrap()).optional(),
  width: number(importOptions.shape.width.unwrap())
    .optional()
    .describe(
      `Samples of a stored scanline: auto (the default: ${AUTO_WIDTH}, or the file’s own where it has fewer), source (the file’s own), or a number`,
    ),
  interpolation: text(z.enum(INTERPOLATIONS)).optional(),
  null_values: list(importOptions.shape.nullValues.unwrap()).optional(),
  ...queryOf(READING),
  again: flag(importOptions.shape.again.unwrap()).optional().describe('Import a file that is in the library already'),
});

const importSummary = joinedLog.extend({ elapsedMs: z.number() });
/** A list where the file became several logs. */
export const importAnswer = z.union([importSummary, z.array(importSummary)]);

export const colormapList = z.array(
  z.object({
    name: z.string(),
    default: z.boolean(),
    /** false for one of the library's own. */
    builtIn: z.boolean(),
    /** 256 colours as `#rrggbb` at even places, lowest value first; also for stepped colormaps, whose edges pictures keep. */
    colors: z.array(z.string()),
  }),
);

export const health = z.object({ message: z.literal('OK') });
export const problem = z.object({ detail: z.string() });
/** For OpenAPI only, as bytes and streams are sent without the serializer. */
export const binary = z.string().meta({ format: 'binary' }) as unknown as z.ZodType<Uint8Array | Readable>;
