// The definition of a user's own colormap as a schema, and the same written as one line of text.
import { z } from 'zod';
import { COLORMAP_NAMES, isBuiltIn } from './colormap-names.ts';
import { StratascopeError } from '../errors.ts';
import { givenName } from '../given-name.ts';

export const MIN_STOPS = 2;
export const MAX_STOPS = 64;
export const MOST_NAME_LETTERS = 60;

export const hexColor = z.string().regex(/^#[0-9a-f]{6}$/i, 'Expected a colour like #ffffff');

const colormapStop = z.object({ at: z.number().min(0).max(1), color: hexColor });
export type ColormapStop = z.infer<typeof colormapStop>;

/** The first and the last colour extend to the ends of the range; two stops at one place are a sharp edge. */
const colormapShape = z.object({
  interpolation: z.enum(['oklab', 'rgb']),
  /** `stepped`: each colour is painted unchanged from its stop to the next. */
  steps: z.enum(['smooth', 'stepped']),
  stops: z
    .array(colormapStop)
    .min(MIN_STOPS, `Expected a colormap of at least ${MIN_STOPS} stops`)
    .max(MAX_STOPS, `Expected a colormap of at most ${MAX_STOPS} stops`)
    .refine((stops) => stops.every(({ at }, i) => i === 0 || at >= stops[i - 1]!.at), {
      message: 'Expected stops in ascending order',
    }),
});
export type ColormapShape = z.infer<typeof colormapShape>;

const colormapName = z
  .string()
  .trim()
  .min(1, 'Expected a name for the colormap')
  .max(MOST_NAME_LETTERS, `Expected a name of at most ${MOST_NAME_LETTERS} letters`)
  .refine((name) => !isBuiltIn(name), {
    error: ({ input }) => `Expected another name than ${String(input)}: a built-in colormap is called that`,
  })
  .refine((name) => parseColormap(name) === undefined, { message: 'Expected a name, not a definition' });

/** As it lies in the library. Its name is what it is asked for by, so one that an older version has kept stays as it is. */
export const keptColormap = colormapShape.extend({ name: colormapName });
/** As somebody gives it. */
export const colormapDefinition = colormapShape.extend({ name: givenName(colormapName) });
export type ColormapDefinition = z.infer<typeof colormapDefinition>;

type NamedShape = ColormapShape & { readonly name?: string | undefined };

/**
 * A colormap as one line: `smooth-oklab:0=#000000;0.5=#ff8800;1=#ffffff|Name`. It holds the colours, so that a cached
 * picture is never that of an older colormap of the same name. The name is for captions.
 */
export function encodeColormap({ steps, interpolation, stops }: ColormapShape, name?: string): string {
  const list = stops.map(({ at, color }) => `${at}=${color.toLowerCase()}`).join(';');
  return `${steps}-${interpolation}:${list}${name === undefined ? '' : `|${name}`}`;
}

/** The inverse of `encodeColormap`; undefined where the text is not such a line. */
export function parseColormap(text: string): NamedShape | undefined {
  const [, steps, interpolation, list, name] = /^(smooth|stepped)-(oklab|rgb):([^|]+)(?:\|(.+))?$/.exec(text) ?? [];
  if (list === undefined) return undefined;
  const stops = list.split(';').map((stop) => {
    const [, at, color] = /^([\d.e-]+)=(#[0-9a-f]{6})$/.exec(stop) ?? [];
    return { at: Number(at), color };
  });
  const shape = colormapShape.safeParse({ steps, interpolation, stops }).data;
  return shape && name !== undefined ? { ...shape, name: name.slice(0, MOST_NAME_LETTERS) } : shape;
}

/** A colormap as requests carry it: a built-in colormap's name, or a line of `encodeColormap`. */
export const colormapSpec = z.string().refine((text) => isBuiltIn(text) || parseColormap(text) !== undefined, {
  error: ({ input }) => unknownColormap(String(input), COLORMAP_NAMES),
});

/** The colormap spec that a name stands for: built in, else one of the library's own. Throws `bad_input` if it is neither. */
export function colormapNamed(name: string, own: readonly ColormapDefinition[]): string {
  if (isBuiltIn(name) || parseColormap(name)) return name;
  const found = own.find((definition) => definition.name === name);
  if (found) return encodeColormap(found, found.name);
  const names = [...COLORMAP_NAMES, ...own.map((definition) => definition.name)];
  throw new StratascopeError('bad_input', `colormap: ${unknownColormap(name, names)}`);
}

function unknownColormap(name: string, names: readonly string[]): string {
  return `Expected a colormap, one of ${names.join(', ')}, but received "${name.slice(0, MOST_NAME_LETTERS)}"`;
}
