// One field of a request as people write it: its name in the API and as a flag, its values, and its help text.
import { z } from 'zod';
import { hexColor } from '../colormaps/colormap-definition.ts';

/** A field's key in its record of `Fields` is its name in requests and in frame addresses. */
export interface Field {
  readonly schema: z.ZodType;
  /** Its name in the API's query strings. */
  readonly query: string;
  /** Its flag on the command line with the placeholder of its value: `--gamma <gamma>`. */
  readonly flag: string;
  /** What the field is, as part of a sentence: help, OpenAPI and the guide are made from it. */
  readonly help: string;
  readonly unit?: string;
  /** What holds if the field is absent, for schemas without a default. */
  readonly absent?: string;
}
export type Fields = Readonly<Record<string, Field>>;

export type ShapeOf<F extends Fields> = { readonly [K in keyof F]: F[K]['schema'] };

/** The shape for `z.object`. */
export function shapeOf<F extends Fields>(fields: F): ShapeOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema])) as ShapeOf<F>;
}

/** How a value is written in an address and behind a flag. */
export type Form =
  | { readonly kind: 'number'; readonly whole: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** `pair`: two numbers with a comma between; `flag`: yes or no; `color`: `#rrggbb`; `text`: every other text. */
  | { readonly kind: 'pair' | 'flag' | 'color' | 'text' };

/** The form that values of a schema have as text. Throws for a kind of schema that has none: it has to be added here. */
export function formOf(schema: z.core.$ZodType): Form {
  const bare = givenOf(schema);
  if (bare === hexColor) return { kind: 'color' };
  if (bare instanceof z.ZodNumber) {
    const { isInt: whole, minValue, maxValue } = bare;
    return { kind: 'number', whole, least: minValue ?? -Infinity, most: maxValue ?? Infinity };
  }
  if (bare instanceof z.ZodTuple) return { kind: 'pair' };
  if (bare instanceof z.ZodBoolean) return { kind: 'flag' };
  if (bare instanceof z.ZodEnum) return { kind: 'choice', options: bare.options.map(String) };
  if (bare instanceof z.ZodString) return { kind: 'text' };
  throw new Error(`Expected a schema that can be written as text but received ${bare._zod.def.type}`);
}

/** The schema without its `default` and `optional` wrappers. */
export function givenOf(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? givenOf(schema.unwrap()) : schema;
}

/** The values a field takes, for its help: `0.1 to 10`, `linear, log`, `LOW,HIGH`; undefined where no text would help. */
export function takenBy({ schema }: Field): string | undefined {
  const form = formOf(schema);
  switch (form.kind) {
    case 'number': {
      const bounded = Number.isFinite(form.least) && Number.isFinite(form.most);
      return bounded ? `${form.least} to ${form.most}` : undefined;
    }
    case 'choice':
      return form.options.join(', ');
    case 'pair':
      return 'LOW,HIGH';
    case 'color':
      return '#rrggbb';
    default:
      return undefined;
  }
}

export function defaultOf({ schema, absent }: Field): string | undefined {
  if (absent !== undefined || !(schema instanceof z.ZodDefault)) return absent;
  const value: unknown = schema.def.defaultValue;
  return value === false ? undefined : String(value);
}

/** A field's help: `strength of dynamic normalization: 0 to 1; default: 1`. */
export function helpOf(field: Field): string {
  const [unit, taken, absent] = [field.unit, takenBy(field), defaultOf(field)];
  return [
    field.help,
    unit === undefined ? '' : `, in ${unit}`,
    taken === undefined ? '' : `: ${taken}`,
    absent === undefined ? '' : `; default: ${absent}`,
  ].join('');
}
