// In: colours at places, as files have them. Out: a definition of at most 64 stops that looks the same; and back.
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
import { colormapTable } from '../colormaps.ts';
import { hexOf, rgbOf, type Rgb } from '../colors.ts';

/** A file, or a colormap in it, may be called as a built-in one is, which no colormap of one's own can. */
export function ownName(text: string): string {
  const name =
    text
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, MOST_NAME_LETTERS - 7) || 'Colormap';
  return isBuiltIn(name) ? `${name} (file)` : name;
}

/** In RGB between one and the next; two at the same place are a sharp edge. */
export interface ColorPoint {
  readonly at: number;
  readonly rgb: Rgb;
}

/** What a file holds. */
export interface ReadColormaps {
  readonly colormaps: ColormapDefinition[];
  /** The colour it suggests for no value. */
  readonly nullColor?: string | undefined;
}

/** More than any colormap needs; what is no RGB becomes many times as many. */
const MOST_POINTS = 4096;

/** Throws `bad_input`. `where` is the file and what in it, `what` they are: points, slices, lines. */
export function refuseTooMany(where: string, count: number, what: string): void {
  if (count <= MOST_POINTS) return;
  throw new StratascopeError('bad_input', `${where}: expected at most ${MOST_POINTS} ${what} but received ${count}`);
}

/** Of 255: what a reduced colormap may differ by where 64 stops are enough for it. */
const MOST_ERROR = 1;
/** Places further apart are told from each other; of a smooth colormap no more of them is kept. */
const DECIMALS = 6;

function roundPlace(at: number): number {
  return Number(at.toFixed(DECIMALS));
}

/** The edges of bands to the last digit: a value that is on one must not come to lie below it. */
export function writtenPlace({ steps }: Pick<ColormapShape, 'steps'>, at: number): number {
  return steps === 'stepped' ? at : roundPlace(at);
}

/** `points` ascend, at least two, from one value to another; their range becomes 0 to 1. Bands keep their edges to the last digit. */
export function shapeOf(points: readonly ColorPoint[]): ColormapShape {
  const [low, high] = [points[0]!.at, points.at(-1)!.at];
  const exact = points.map(({ at, rgb }) => ({ at: (at - low) / (high - low), rgb }));
  const bands = bandsOf(exact);
  if (bands && bands.length >= 2 && bands.length <= MAX_STOPS) {
    const stops = bands.map(({ at, rgb }) => ({ at, color: hexOf(rgb) }));
    return { steps: 'stepped', interpolation: 'rgb', stops };
  }
  const placed = exact.map(({ at, rgb }) => ({ at: roundPlace(at), rgb }));
  // More bands than there can be stops: their middles, drawn smooth.
  const middles = bands?.map(({ at, rgb }, i) => ({ at: (at + (bands[i + 1]?.at ?? 1)) / 2, rgb }));
  const kept = middles && middles.length > MAX_STOPS ? middles : placed;
  return { steps: 'smooth', interpolation: 'rgb', stops: reduced(kept).map(toStop) };
}

function toStop({ at, rgb }: ColorPoint): ColormapStop {
  return { at: roundPlace(at), color: hexOf(rgb) };
}

/** Where each colour begins, if none changes but at once. */
function bandsOf(points: readonly ColorPoint[]): ColorPoint[] | undefined {
  const bands: ColorPoint[] = [];
  let edge = points[0]!.at;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1]!, points[i]!];
    if (from.at === to.at) continue;
    if (hexOf(from.rgb) !== hexOf(to.rgb)) {
      // So steep is an edge in a file that holds one colour at a place.
      if (to.at - from.at < 10 ** -DECIMALS) continue;
      return undefined;
    }
    if (!bands.length || hexOf(bands.at(-1)!.rgb) !== hexOf(from.rgb)) bands.push({ at: edge, rgb: from.rgb });
    edge = to.at;
  }
  return bands;
}

/** All where there is room for all; else those that matter: of the rest none is off by more than a byte, if 64 can do that. */
function reduced(points: readonly ColorPoint[]): ColorPoint[] {
  const distinct = points.filter(({ at, rgb }, i) => {
    const before = points[i - 1];
    return before?.at !== at || hexOf(before.rgb) !== hexOf(rgb);
  });
  if (distinct.length <= MAX_STOPS) return distinct;
  // The worst of each gap is remembered: only what has been split is looked at again.
  const gaps = [gapBetween(distinct, 0, distinct.length - 1)];
  while (gaps.length < MAX_STOPS - 1) {
    const worst = gaps.reduce((most, gap) => (gap.error > most.error ? gap : most));
    if (worst.error <= MOST_ERROR) break;
    const halves = [gapBetween(distinct, worst.from, worst.index), gapBetween(distinct, worst.index, worst.to)];
    gaps.splice(gaps.indexOf(worst), 1, ...halves);
  }
  return [distinct[0]!, ...gaps.map(({ to }) => distinct[to]!)];
}

/** Between two points that are kept: the one that is off most when it is left out, and by how much. */
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

/** The same colours for programs that know RGB alone, from 0 to 1; what is no RGB is sampled. */
export function pointsOf(shape: ColormapShape): ColorPoint[] {
  const { steps, interpolation, stops } = shape;
  if (steps === 'stepped') {
    const places = stops.map(({ at }, i) => (i === 0 ? 0 : at));
    return stops.flatMap(({ color }, i) => {
      const [from, to] = [places[i]!, places[i + 1] ?? 1];
      // One that ends where it begins is not seen.
      return from === to ? [] : [from, to].map((at) => ({ at, rgb: rgbOf(color) }));
    });
  }
  if (interpolation === 'rgb') return toEnds(stops.map(({ at, color }) => ({ at, rgb: rgbOf(color) })));
  return sampledPoints(encodeColormap(shape), stops);
}

/** A colormap's 256 entries, and its stops where they are known. */
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

/** A built-in colormap as one that can be edited. */
export function shapeOfBuiltIn(name: string): ColormapShape {
  return shapeOf(sampledPoints(name, []));
}

/** Of a categorical table: one width for every colour. */
export function bandPoints(colors: readonly Rgb[]): ColorPoint[] {
  return colors.flatMap((rgb, i) => [
    { at: i, rgb },
    { at: i + 1, rgb },
  ]);
}

/**
 * A slice of a colour space that is no RGB, in so many pieces that RGB between them looks the same. A sixth of the circle
 * of hues is whole pieces, whether a slice goes round it or through five sixths of it. Of more `slices` than there can be
 * stops each is a small part of the colormap, and fewer pieces do.
 */
export function sampledSlice(from: number, to: number, slices: number, colorOf: (part: number) => Rgb): ColorPoint[] {
  const pieces = slices > MAX_STOPS ? 30 : 120;
  return Array.from({ length: pieces + 1 }, (_, i) => ({
    at: from + ((to - from) * i) / pieces,
    rgb: colorOf(i / pieces),
  }));
}
