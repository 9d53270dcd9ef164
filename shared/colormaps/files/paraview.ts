// Reads and writes colormaps of ParaView, in its JSON and its XML.
import { convertLab65ToRgb, convertRgbToLab65 } from 'culori/fn';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { StratascopeError } from '../../errors.ts';
import { colormapDefinition, type ColormapDefinition } from '../colormap-definition.ts';
import { byteOf, hexOf, rgbOf, type Rgb } from '../colors.ts';
import { hsvOf, rgbOfHsv } from './color-words.ts';
import {
  bandPoints,
  ownName,
  pointsOf,
  refuseTooMany,
  sampledSlice,
  shapeOf,
  type ColorPoint,
  type ReadColormaps,
} from './points.ts';

const share = z.coerce.number().min(0).max(1);
const color = z.object({ r: share, g: share, b: share });
const SPACES = ['RGB', 'HSV', 'Lab', 'CIELAB', 'CIEDE2000', 'Diverging', 'Step'] as const;
const space = z.enum(SPACES).default('RGB');

const jsonColormap = z.object({
  Name: z.string().optional(),
  ColorSpace: space,
  /** x, r, g, b of each point. */
  RGBPoints: z.array(z.number()).optional(),
  /** r, g, b of each category. */
  IndexedColors: z.array(share).optional(),
  NanColor: z.array(share).length(3).optional(),
});

const xmlColormap = z.object({
  name: z.string().optional(),
  space,
  indexedLookup: z.string().optional(),
  Point: z.array(color.extend({ x: z.coerce.number() })).min(2, 'expected at least two <Point>'),
  NaN: color.optional(),
});

interface Found {
  readonly name: string | undefined;
  readonly points: ColorPoint[];
  readonly space: (typeof SPACES)[number];
  readonly nan: Rgb | undefined;
}

/** `data` is the parsed document. Throws `bad_input`. */
export function readParaViewJson(fileName: string, data: unknown, name: string): ReadColormaps {
  const maps = parse(fileName, z.array(jsonColormap).min(1), Array.isArray(data) ? data : [data]);
  return toColormaps(
    fileName,
    maps.map(({ Name, ColorSpace, RGBPoints, IndexedColors, NanColor }) => {
      const points = RGBPoints ? fours(fileName, RGBPoints) : bandPoints(threes(IndexedColors ?? []));
      return { name: Name, space: ColorSpace, points, nan: NanColor && bytesOf(NanColor) };
    }),
    name,
  );
}

/** Throws `bad_input`, also for XML that is not well-formed. */
export function readParaViewXml(fileName: string, text: string, name: string): ReadColormaps {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw refusal(`${fileName}, line ${valid.err.line}: expected XML (${valid.err.msg})`);
  const document = parsedXml(fileName, text);
  const found = document.ColorMaps?.ColorMap ?? document.ColorMap;
  if (!found) throw refusal(`${fileName}: expected <ColorMap> but found none`);
  const maps = parse(fileName, z.array(xmlColormap), found);
  return toColormaps(
    fileName,
    maps.map(({ name: called, space, indexedLookup, Point, NaN: nan }) => {
      const colors = Point.map(({ r, g, b }) => bytesOf([r, g, b]));
      const points =
        indexedLookup === 'true' ? bandPoints(colors) : Point.map(({ x }, i) => ({ at: x, rgb: colors[i]! }));
      return { name: called, space, points, nan: nan && bytesOf([nan.r, nan.g, nan.b]) };
    }),
    name,
  );
}

function parsedXml(fileName: string, text: string): { ColorMaps?: { ColorMap?: unknown }; ColorMap?: unknown } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    isArray: (tag) => tag === 'ColorMap' || tag === 'Point',
  });
  try {
    return parser.parse(text) as ReturnType<typeof parsedXml>;
  } catch (error) {
    // The parser also refuses well-formed XML with entities of other files, or with too many of its own.
    const received = (error as Error).message;
    const message = `${fileName}: expected a colormap in plain XML but it cannot be read (${received})`;
    throw new StratascopeError('bad_input', message, { cause: error });
  }
}

function toColormaps(fileName: string, found: readonly Found[], fallback: string): ReadColormaps {
  const colormaps = found.map(({ name, space, points }, i) => {
    const called = name?.trim() || (found.length === 1 ? fallback : `${fallback} ${i + 1}`);
    const where = `${fileName}, ${called}`;
    refuseTooMany(where, points.length, 'points');
    if (points.length < 2) throw refusal(`${where}: expected at least two points but found ${points.length}`);
    const at = points.findIndex((point, k) => k > 0 && point.at < points[k - 1]!.at);
    if (at > 0)
      throw refusal(`${where}: expected rising values but received ${points[at]!.at} after ${points[at - 1]!.at}`);
    if (points[0]!.at === points.at(-1)!.at) throw refusal(`${where}: expected values that differ`);
    return parse(fileName, colormapDefinition, { ...shapeOf(inRgb(points, space)), name: ownName(called) });
  });
  const nan = found[0]!.nan;
  return { colormaps, nullColor: nan && hexOf(nan) };
}

/**
 * The points with colour spaces other than RGB sampled in small pieces. ParaView's diverging space is drawn in CIELAB,
 * which is close to it.
 */
function inRgb(points: readonly ColorPoint[], space: Found['space']): ColorPoint[] {
  if (space === 'RGB') return [...points];
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    if (from.at === to.at) return [];
    if (space === 'Step') return [from, { at: to.at, rgb: from.rgb }];
    const colorOf = space === 'HSV' ? hsvBetween(from.rgb, to.rgb) : labBetween(from.rgb, to.rgb);
    return sampledSlice(from.at, to.at, points.length - 1, colorOf);
  });
}

function labBetween(from: Rgb, to: Rgb): (part: number) => Rgb {
  const lab = ([r, g, b]: Rgb) => convertRgbToLab65({ r: r / 255, g: g / 255, b: b / 255 });
  const [a, z] = [lab(from), lab(to)];
  return (part) => {
    const mix = (key: 'l' | 'a' | 'b'): number => a[key] + part * (z[key] - a[key]);
    const { r, g, b } = convertLab65ToRgb({ l: mix('l'), a: mix('a'), b: mix('b') });
    return [byteOf(r), byteOf(g), byteOf(b)];
  };
}

/** Interpolates along the shorter way around the circle of hues, as ParaView does by default. */
function hsvBetween(from: Rgb, to: Rgb): (part: number) => Rgb {
  const [a, z] = [hsvOf(from), hsvOf(to)];
  const turn = ((z.h - a.h + 540) % 360) - 180;
  return (part) =>
    rgbOfHsv({ h: (a.h + part * turn + 360) % 360, s: a.s + part * (z.s - a.s), v: a.v + part * (z.v - a.v) });
}

export function writeParaViewJson(definition: ColormapDefinition, nullColor: string): string {
  const { space, points } = written(definition);
  const map = {
    ColorSpace: space,
    Name: definition.name,
    NanColor: sharesOf(rgbOf(nullColor)),
    RGBPoints: points.flatMap(({ at, rgb }) => [at, ...sharesOf(rgb)]),
  };
  return `${JSON.stringify([map], null, 2)}\n`;
}

export function writeParaViewXml(definition: ColormapDefinition, nullColor: string): string {
  const { space, points } = written(definition);
  const rgb = (bytes: Rgb): string => {
    const [r, g, b] = sharesOf(bytes);
    return `r="${r}" g="${g}" b="${b}"`;
  };
  return [
    '<ColorMaps>',
    `  <ColorMap name="${escaped(definition.name)}" space="${space}">`,
    ...points.map((point) => `    <Point x="${point.at}" o="1" ${rgb(point.rgb)}/>`),
    `    <NaN ${rgb(rgbOf(nullColor))}/>`,
    '  </ColorMap>',
    '</ColorMaps>',
    '',
  ].join('\n');
}

/** ParaView keeps one point at a value, so the upper point of a sharp edge is put right above the lower one. */
function written({ name: _name, ...shape }: ColormapDefinition): { space: string; points: ColorPoint[] } {
  const points = pointsOf(shape);
  if (shape.steps === 'stepped') {
    return { space: 'Step', points: points.filter((_, i) => i % 2 === 0 || i === points.length - 1) };
  }
  const beside = (at: number, i: number): number => (points[i - 1]?.at === at ? Math.min(1, at + 1e-6) : at);
  return { space: 'RGB', points: points.map(({ at, rgb }, i) => ({ at: beside(at, i), rgb })) };
}

function sharesOf(rgb: Rgb): number[] {
  return rgb.map((byte) => Number((byte / 255).toFixed(6)));
}

function bytesOf([r = 0, g = 0, b = 0]: readonly number[]): Rgb {
  return [byteOf(r), byteOf(g), byteOf(b)];
}

function threes(shares: readonly number[]): Rgb[] {
  return Array.from({ length: Math.floor(shares.length / 3) }, (_, i) => bytesOf(shares.slice(i * 3, i * 3 + 3)));
}

function fours(fileName: string, numbers: readonly number[]): ColorPoint[] {
  if (numbers.length % 4 !== 0) {
    throw refusal(`${fileName}, RGBPoints: expected four numbers a point but received ${numbers.length} in all`);
  }
  return Array.from({ length: numbers.length / 4 }, (_, i) => {
    const [at = 0, ...shares] = numbers.slice(i * 4, i * 4 + 4);
    if (shares.some((value) => value < 0 || value > 1)) {
      throw refusal(
        `${fileName}, RGBPoints, point ${i + 1}: expected colours of 0 to 1 but received ${shares.join(', ')}`,
      );
    }
    return { at, rgb: bytesOf(shares) };
  });
}

function parse<S extends z.ZodType>(fileName: string, schema: S, data: unknown): z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(' ');
  throw refusal(`${fileName}${where ? `, ${where}` : ''}: ${issue?.message ?? 'expected a colormap'}`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function refusal(message: string): StratascopeError {
  return new StratascopeError('bad_input', message);
}
