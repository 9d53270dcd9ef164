// In: a built-in colormap's name, or a definition. Out: its 256 RGB entries. The same table draws the picture, the preview and the colour bar.
import { parseColormap, type ColormapShape } from './colormap-definition.ts';
import { DEFAULT_COLORMAP, isBuiltIn, type ColormapName } from './colormap-names.ts';
import { TABLES } from './colormap-tables.ts';
import { hexOf, interpolateColors, rgbOf, type Rgb } from './colors.ts';

const ENTRIES = 256;

/** The reference service's own colormap. */
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

/** Entry `x` * 255 of 0..255, unrounded. */
const formulas: Partial<Record<ColormapName, (x: number) => Rgb>> = {
  gray: (x) => [x, x, x].map((v) => 255 * v) as unknown as Rgb,
  // afmhot and copper as matplotlib defines them.
  afmhot: (x) => [2 * x, 2 * x - 0.5, 2 * x - 1].map((v) => 255 * Math.min(1, Math.max(0, v))) as unknown as Rgb,
  copper: (x) => [1.25 * x, 0.7812 * x, 0.4975 * x].map((v) => 255 * Math.min(1, v)) as unknown as Rgb,
};

/** Definitions that are being edited come and go: more tables than this are not kept. */
const MOST_TABLES = 256;
const cache = new Map<string, Uint8Array>();

/** 256 entries, shape [256, 3], R G B as 0..255; entry 0 is the lowest value (the highest when inverted). */
export function colormapTable(spec: string, invert = false): Uint8Array {
  // In front: a name, which may end in anything, is the end of a spec.
  const key = `${invert ? 'inverted' : 'plain'} ${spec}`;
  let table = cache.get(key);
  if (!table) {
    table = invert ? reversed(colormapTable(spec)) : build(spec);
    if (cache.size >= MOST_TABLES) cache.clear();
    cache.set(key, table);
  }
  return table;
}

function build(spec: string): Uint8Array {
  if (spec === DEFAULT_COLORMAP) return tableOf(CUSTOM_SHAPE);
  if (isBuiltIn(spec)) return builtIn(spec);
  const shape = parseColormap(spec);
  if (!shape) throw new TypeError(`Expected a built-in colormap or a definition but received ${spec}`);
  return tableOf(shape);
}

function builtIn(name: ColormapName): Uint8Array {
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

/** Three bytes; `at` is a place of 0 to 1. */
function colorAt({ steps, interpolation, stops }: ColormapShape, at: number): Rgb {
  if (steps === 'stepped') return rgbOf((stops.findLast((stop) => stop.at <= at) ?? stops[0]!).color);
  const right = stops.findIndex((stop) => stop.at >= at);
  // Before the first stop, after the last (-1), or at one.
  if (right <= 0 || stops[right]!.at === at) return rgbOf(stops.at(right)!.color);
  const [a, b] = [stops[right - 1]!, stops[right]!];
  // Order of operations as in matplotlib's `_create_lookup_table`: truncating to bytes makes the last float bit visible.
  const part = (255 * at - 255 * a.at) / (255 * b.at - 255 * a.at);
  return interpolateColors(rgbOf(a.color), rgbOf(b.color), part, interpolation);
}

/** The colour of a place, as it is written. */
export function hexAt(shape: ColormapShape, at: number): string {
  return hexOf(colorAt(shape, at));
}

function reversed(table: Uint8Array): Uint8Array {
  const out = new Uint8Array(table.length);
  for (let i = 0; i < ENTRIES; i++) out.set(table.subarray(i * 3, i * 3 + 3), (ENTRIES - 1 - i) * 3);
  return out;
}
