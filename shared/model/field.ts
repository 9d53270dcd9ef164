// A value of a request as people write it: its name in the API and on the command line, what it takes, what is said of it.
import { z } from 'zod';
import { hexColor } from '../colormaps/colormap-definition.ts';

/** The key that a field has in its record is its name in requests and in the frame's address. */
export interface Field {
  readonly schema: z.ZodType;
  /** In the API's address. */
  readonly query: string;
  /** On the command line, with what follows it: `--gamma <gamma>`. */
  readonly flag: string;
  /** What it is or does, as part of a sentence: help, OpenAPI and guide make theirs of it. */
  readonly help: string;
  readonly unit?: string;
  /** What holds where it is not given, if that is not the schema's default. */
  readonly absent?: string;
}
export type Fields = Readonly<Record<string, Field>>;

export type ShapeOf<F extends Fields> = { readonly [K in keyof F]: F[K]['schema'] };

/** For `z.object`. */
export function shapeOf<F extends Fields>(fields: F): ShapeOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([key, { schema }]) => [key, schema])) as ShapeOf<F>;
}

/** How a value is written in an address and behind a flag. */
export type Form =
  | { readonly kind: 'number'; readonly whole: boolean; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Two numbers with a comma between them; yes or no; `#rrggbb`; any other text. */
  | { readonly kind: 'pair' | 'flag' | 'color' | 'text' };

/** Read off the schema, so that the two cannot differ. Throws where there is no such form: then it needs one here. */
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

/** Of what is given: without its default and without the leave to be absent. */
export function givenOf(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? givenOf(schema.unwrap()) : schema;
}

/** `0.1 to 10`, `linear, log`, `LOW,HIGH`; undefined where there is nothing to be said. */
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

/** `strength of dynamic normalization: 0 to 1; default: 1`. */
export function helpOf(field: Field): string {
  const [unit, taken, absent] = [field.unit, takenBy(field), defaultOf(field)];
  return [
    field.help,
    unit === undefined ? '' : `, in ${unit}`,
    taken === undefined ? '' : `: ${taken}`,
    absent === undefined ? '' : `; default: ${absent}`,
  ].join('');
}
