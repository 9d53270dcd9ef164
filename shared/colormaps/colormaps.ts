// The colours of a colormap, by its name or its definition: the same for picture, preview and colour bar.
import { parseColormap, type ColormapShape, type ColormapStop } from './colormap-definition.ts';
import { DEFAULT_COLORMAP, isBuiltIn, type ColormapName } from './colormap-names.ts';
import { TABLES } from './colormap-tables.ts';
import { hexOf, interpolateColors, rgbOf, type Rgb } from './colors.ts';
import { toneOf, type Tone } from '../picture/tone.ts';

/** Number of entries of a smooth colormap. */
const ENTRIES = 256;

/** The colormap of the reference service, whose HTTP API this program's is compatible with. */
const CUSTOM_SHAPE: ColormapShape = {
  steps: 'smooth',
  interpolation: 'rgb',
  stops: [
    { at: 0, color: '#0000ff' },
    { at: 0.25, color: '#ff0000' },
    { at: 0.5, color: '#ffff00' },
    { at: 0.75, color: '#808080' },
    { at: 1, color: '#000000' },
  ],
};

/** The colour at `x`, 0 to 1, in unrounded bytes. */
const formulas: Partial<Record<ColormapName, (x: number) => Rgb>> = {
  gray: (x) => [x, x, x].map((v) => 255 * v) as unknown as Rgb,
  // afmhot and copper as matplotlib defines them.
  afmhot: (x) => [2 * x, 2 * x - 0.5, 2 * x - 1].map((v) => 255 * Math.min(1, Math.max(0, v))) as unknown as Rgb,
  copper: (x) => [1.25 * x, 0.7812 * x, 0.4975 * x].map((v) => 255 * Math.min(1, v)) as unknown as Rgb,
};

export interface PaintedColormap {
  /** [entries, 3] R G B as 0..255; entry 0 is the lowest value (the highest when inverted). Smooth: 256 at even steps. */
  readonly colors: Uint8Array;
  /** Only for a stepped colormap, where each entry is a band: where each band begins, 0 to 1; the first at 0. */
  readonly begins?: readonly number[];
}

/** Entries of the cache. Every edit of a colormap makes another definition, so the cache needs a bound. */
const MOST_KEPT = 256;
const cache = new Map<string, PaintedColormap>();

/** The colours of a colormap spec. Throws a TypeError for what is neither a built-in colormap's name nor a definition. */
export function paintedColormap(spec: string, invert = false): PaintedColormap {
  // The flag stands in front because a spec ends in a name, which may end in any text.
  const key = `${invert ? 'inverted' : 'plain'} ${spec}`;
  let painted = cache.get(key);
  if (!painted) {
    painted = build(spec, invert);
    if (cache.size >= MOST_KEPT) cache.clear();
    cache.set(key, painted);
  }
  return painted;
}

/** A colormap sampled at 256 even places, stepped ones too: bytes of shape [256, 3]. */
export function colormapTable(spec: string, invert = false): Uint8Array {
  const { colors, begins } = paintedColormap(spec, invert);
  if (!begins) return colors;
  const bandAt = (i: number): number => begins.findLastIndex((begin) => begin <= i / (ENTRIES - 1));
  return Uint8Array.from(filled((i) => [0, 1, 2].map((c) => colors[bandAt(i) * 3 + c]!) as unknown as Rgb));
}

/** The entry, 0 to 255, of a smooth colormap that is painted at `place`, 0 to 1, of the value range. */
export function entryAt(place: number, tone: Tone): number {
  return Math.floor(toneOf(place, tone) * (ENTRIES - 1));
}

function build(spec: string, invert: boolean): PaintedColormap {
  const shape = spec === DEFAULT_COLORMAP ? CUSTOM_SHAPE : parseColormap(spec);
  if (shape?.steps === 'stepped') return bandsOf(shape.stops, invert);
  const table = shape ? tableOf(shape) : builtIn(spec);
  return { colors: invert ? reversed(table) : table };
}

function bandsOf(stops: readonly ColormapStop[], invert: boolean): PaintedColormap {
  const plain = seenBands(stops);
  const bands = invert ? seenBands(reversedStops({ steps: 'stepped', stops: plain })) : plain;
  return {
    colors: Uint8Array.from(bands.flatMap(({ color }) => rgbOf(color))),
    begins: bands.map(({ at }) => at),
  };
}

/** The bands that can be seen: the first extends to the low end, and bands of no width are left out. */
function seenBands(stops: readonly ColormapStop[]): ColormapStop[] {
  return stops
    .map((stop, i) => (i === 0 ? { ...stop, at: 0 } : stop))
    .filter(({ at }, i, bands) => i === bands.length - 1 || at < bands[i + 1]!.at);
}

/** The stops of the reversed colormap: a band begins where the same band ended before. */
export function reversedStops({ steps, stops }: Pick<ColormapShape, 'steps' | 'stops'>): ColormapStop[] {
  const endOf = (i: number): number => (steps === 'stepped' ? (stops[i + 1]?.at ?? 1) : stops[i]!.at);
  return stops.map(({ color }, i) => ({ at: 1 - endOf(i), color })).toReversed();
}

function builtIn(name: string): Uint8Array {
  if (!isBuiltIn(name)) throw new TypeError(`Expected a built-in colormap or a definition but received ${name}`);
  const formula = formulas[name];
  if (formula) return Uint8Array.from(filled((i) => formula(i / 255).map(Math.floor) as unknown as Rgb));
  const hex: string = TABLES[name as keyof typeof TABLES];
  return Uint8Array.from({ length: ENTRIES * 3 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function tableOf(shape: ColormapShape): Uint8Array {
  return Uint8Array.from(filled((i) => colorAt(shape, i * (1 / 255))));
}

function filled(entry: (i: number) => Rgb): number[] {
  return Array.from({ length: ENTRIES }, (_, i) => entry(i)).flat();
}

/** The colour at a place of 0 to 1, in bytes. */
function colorAt({ steps, interpolation, stops }: ColormapShape, at: number): Rgb {
  if (steps === 'stepped') return rgbOf((stops.findLast((stop) => stop.at <= at) ?? stops[0]!).color);
  const right = stops.findIndex((stop) => stop.at >= at);
  // The place is before the first stop, after the last one (-1), or exactly at one.
  if (right <= 0 || stops[right]!.at === at) return rgbOf(stops.at(right)!.color);
  const [a, b] = [stops[right - 1]!, stops[right]!];
  // Order of operations as in matplotlib's `_create_lookup_table`: truncating to bytes makes the last float bit visible.
  const part = (255 * at - 255 * a.at) / (255 * b.at - 255 * a.at);
  return interpolateColors(rgbOf(a.color), rgbOf(b.color), part, interpolation);
}

/** The colour at a place of 0 to 1, as `#rrggbb`. */
export function hexAt(shape: ColormapShape, at: number): string {
  return hexOf(colorAt(shape, at));
}

function reversed(table: Uint8Array): Uint8Array {
  const out = new Uint8Array(table.length);
  for (let i = 0; i < ENTRIES; i++) out.set(table.subarray(i * 3, i * 3 + 3), (ENTRIES - 1 - i) * 3);
  return out;
}
