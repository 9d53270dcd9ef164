// Between coloured points, as colormap files hold them, and our definitions, which have at most 64 stops.
import {
  encodeColormap,
  MAX_STOPS,
  MOST_NAME_LETTERS,
  type ColormapDefinition,
  type ColormapShape,
  type ColormapStop,
} from '../colormap-definition.ts';
import { isBuiltIn } from '../colormap-names.ts';
import { StratascopeError } from '../../errors.ts';
import { visibleName } from '../../visible-text.ts';
import { colormapTable } from '../colormaps.ts';
import { hexOf, rgbOf, type Rgb } from '../colors.ts';

/** A name that one of the library's own colormaps can have: short, of characters that are seen, not a built-in one's. */
export function ownName(text: string): string {
  const short = text.trim().slice(0, MOST_NAME_LETTERS - 7);
  // After it is cut, which may leave half of a pair.
  const name = visibleName(short).replaceAll('\ufffd', ' ').trim() || 'Colormap';
  return isBuiltIn(name) ? `${name} (file)` : name;
}

/** A colour at a place. Between two points colours are interpolated in RGB; two points at one place are a sharp edge. */
export interface ColorPoint {
  readonly at: number;
  readonly rgb: Rgb;
}

/** The contents of a colormap file. */
export interface ReadColormaps {
  readonly colormaps: ColormapDefinition[];
  /** The colour that the file suggests for missing values. */
  readonly nullColor?: string | undefined;
}

/** More points than any colormap needs. Colour spaces other than RGB are sampled, which multiplies the points. */
const MOST_POINTS = 4096;

/** Throws `bad_input` if there are too many. `where` names the file and the part of it; `what` is counted: points, lines. */
export function refuseTooMany(where: string, count: number, what: string): void {
  if (count <= MOST_POINTS) return;
  throw new StratascopeError('bad_input', `${where}: expected at most ${MOST_POINTS} ${what} but received ${count}`);
}

/** By how many of 255 a reduced colormap may differ from its file, where 64 stops allow it. */
const MOST_ERROR = 1;
/** Decimals of the places of a smooth colormap. Places that differ by less count as one. */
const DECIMALS = 6;

function roundPlace(at: number): number {
  return Number(at.toFixed(DECIMALS));
}

/** A place as it is written to a file. Edges of bands keep every digit: a value on an edge must not fall below it. */
export function writtenPlace({ steps }: Pick<ColormapShape, 'steps'>, at: number): number {
  return steps === 'stepped' ? at : roundPlace(at);
}

/**
 * The definition that looks as the points do. There are at least two points, ascending, the last above the first; their
 * range becomes 0 to 1. Edges of bands keep every digit.
 */
export function shapeOf(points: readonly ColorPoint[]): ColormapShape {
  const [low, high] = [points[0]!.at, points.at(-1)!.at];
  const exact = points.map(({ at, rgb }) => ({ at: (at - low) / (high - low), rgb }));
  const bands = bandsOf(exact);
  if (bands && bands.length >= 2 && bands.length <= MAX_STOPS) {
    const stops = bands.map(({ at, rgb }) => ({ at, color: hexOf(rgb) }));
    return { steps: 'stepped', interpolation: 'rgb', stops };
  }
  const placed = exact.map(({ at, rgb }) => ({ at: roundPlace(at), rgb }));
  // There are more bands than stops are allowed, so a smooth colormap goes through their middles.
  const middles = bands?.map(({ at, rgb }, i) => ({ at: (at + (bands[i + 1]?.at ?? 1)) / 2, rgb }));
  const kept = middles && middles.length > MAX_STOPS ? middles : placed;
  return { steps: 'smooth', interpolation: 'rgb', stops: reduced(kept).map(toStop) };
}

function toStop({ at, rgb }: ColorPoint): ColormapStop {
  return { at: roundPlace(at), color: hexOf(rgb) };
}

/** The places where each colour begins, if all colours change at sharp edges only; else undefined. */
function bandsOf(points: readonly ColorPoint[]): ColorPoint[] | undefined {
  const bands: ColorPoint[] = [];
  let edge = points[0]!.at;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    if (from.at === to.at) continue;
    if (hexOf(from.rgb) !== hexOf(to.rgb)) {
      // Files with one colour at a place write a sharp edge as two points this close together.
      if (to.at - from.at < 10 ** -DECIMALS) continue;
      return undefined;
    }
    if (!bands.length || hexOf(bands.at(-1)!.rgb) !== hexOf(from.rgb)) bands.push({ at: edge, rgb: from.rgb });
    edge = to.at;
  }
  return bands;
}

/** At most 64 of the points, chosen so that colours between them are off by at most 1 of 255 where 64 are enough. */
function reduced(points: readonly ColorPoint[]): ColorPoint[] {
  const distinct = points.filter(({ at, rgb }, i) => {
    const before = points[i - 1];
    return before?.at !== at || hexOf(before.rgb) !== hexOf(rgb);
  });
  if (distinct.length <= MAX_STOPS) return distinct;
  // The worst point of each gap is kept with the gap, so that only gaps that were split are searched again.
  const gaps = [gapBetween(distinct, 0, distinct.length - 1)];
  while (gaps.length < MAX_STOPS - 1) {
    const worst = gaps.reduce((most, gap) => (gap.error > most.error ? gap : most));
    if (worst.error <= MOST_ERROR) break;
    const halves = [gapBetween(distinct, worst.from, worst.index), gapBetween(distinct, worst.index, worst.to)];
    gaps.splice(gaps.indexOf(worst), 1, ...halves);
  }
  return [distinct[0]!, ...gaps.map(({ to }) => distinct[to]!)];
}

/** The gap between two kept points: which point between them is off most when it is left out, and by how much of 255. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly error: number;
  readonly index: number;
}

function gapBetween(points: readonly ColorPoint[], from: number, to: number): Gap {
  const [a, b] = [points[from]!, points[to]!];
  let [error, index] = [0, -1];
  for (let i = from + 1; i < to; i++) {
    const { at, rgb } = points[i]!;
    const part = b.at > a.at ? (at - a.at) / (b.at - a.at) : 0;
    for (let c = 0; c < 3; c++) {
      const off = Math.abs(rgb[c]! - (a.rgb[c]! + part * (b.rgb[c]! - a.rgb[c]!)));
      if (off > error) [error, index] = [off, i];
    }
  }
  return { from, to, error, index };
}

/** Points from 0 to 1 for programs that interpolate in RGB alone; a colormap that interpolates in OKLab is sampled. */
export function pointsOf(shape: ColormapShape): ColorPoint[] {
  const { steps, interpolation, stops } = shape;
  if (steps === 'stepped') {
    const places = stops.map(({ at }, i) => (i === 0 ? 0 : at));
    return stops.flatMap(({ color }, i) => {
      const [from, to] = [places[i]!, places[i + 1] ?? 1];
      // A band of no width cannot be seen.
      return from === to ? [] : [from, to].map((at) => ({ at, rgb: rgbOf(color) }));
    });
  }
  if (interpolation === 'rgb') return toEnds(stops.map(({ at, color }) => ({ at, rgb: rgbOf(color) })));
  return sampledPoints(encodeColormap(shape), stops);
}

/** The 256 entries of a colormap as points, and its stops at their own places if they are given. */
function sampledPoints(spec: string, stops: readonly ColormapStop[]): ColorPoint[] {
  const table = colormapTable(spec);
  const entries = Array.from({ length: 256 }, (_, i) => ({
    at: i / 255,
    rgb: [table[i * 3]!, table[i * 3 + 1]!, table[i * 3 + 2]!] as const,
  }));
  const own = stops.map(({ at, color }) => ({ at, rgb: rgbOf(color) }));
  const all = [...entries.filter(({ at }) => !own.some((stop) => stop.at === at)), ...own];
  return toEnds(all.sort((a, b) => a.at - b.at));
}

function toEnds(points: readonly ColorPoint[]): ColorPoint[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  return [...(first.at > 0 ? [{ ...first, at: 0 }] : []), ...points, ...(last.at < 1 ? [{ ...last, at: 1 }] : [])];
}

/** The definition of a built-in colormap, so that a copy of it can be edited. */
export function shapeOfBuiltIn(name: string): ColormapShape {
  return shapeOf(sampledPoints(name, []));
}

/** The points of a categorical table, which paints a band of the same width for each colour. */
export function bandPoints(colors: readonly Rgb[]): ColorPoint[] {
  return colors.flatMap((rgb, i) => [
    { at: i, rgb },
    { at: i + 1, rgb },
  ]);
}

/**
 * Samples a slice that is interpolated in another space than RGB, so finely that RGB between the samples looks the same.
 * 120 and 30 divide by six and by five, so that the corners of the hue circle, a sixth of it apart, fall on samples,
 * whether the slice spans the whole circle or five sixths of it. With more `slices` than stops are allowed, each is a small
 * part of the colormap, and fewer pieces are enough.
 */
export function sampledSlice(from: number, to: number, slices: number, colorOf: (part: number) => Rgb): ColorPoint[] {
  const pieces = slices > MAX_STOPS ? 30 : 120;
  return Array.from({ length: pieces + 1 }, (_, i) => ({
    at: from + ((to - from) * i) / pieces,
    rgb: colorOf(i / pieces),
  }));
}
