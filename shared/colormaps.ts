// In: a colormap's name. Out: its 256 RGB entries. The same table draws the picture, the preview and the colour bar.
import { TABLES } from './colormap-tables.ts';

type Rgb = readonly [number, number, number];

/** Stops of the reference service's own colormap, evenly spaced, interpolated in RGB. */
const CUSTOM_STOPS: readonly Rgb[] = [
  [0, 0, 255], // blue
  [255, 0, 0], // red
  [255, 255, 0], // yellow
  [128, 128, 128], // gray
  [0, 0, 0], // black
];

/** Entry `i` of 0..255, unrounded; `x` is i / 255. */
const formulas: Record<string, (x: number, i: number) => Rgb> = {
  custom: (_x, i) => interpolateStops(CUSTOM_STOPS, i),
  gray: (x) => [x, x, x].map((v) => 255 * v) as unknown as Rgb,
  // afmhot and copper as matplotlib defines them.
  afmhot: (x) => [2 * x, 2 * x - 0.5, 2 * x - 1].map((v) => 255 * Math.min(1, Math.max(0, v))) as unknown as Rgb,
  copper: (x) => [1.25 * x, 0.7812 * x, 0.4975 * x].map((v) => 255 * Math.min(1, v)) as unknown as Rgb,
};

/** Order of operations as in matplotlib's `_create_lookup_table`: truncating to bytes makes the last float bit visible. */
function interpolateStops(stops: readonly Rgb[], i: number): Rgb {
  const position = 255 * (i * (1 / 255));
  const stopAt = (k: number): number => (255 * k) / (stops.length - 1);
  let right = 1;
  while (right < stops.length - 1 && stopAt(right) < position) right++;
  const part = (position - stopAt(right - 1)) / (stopAt(right) - stopAt(right - 1));
  const [a, b] = [stops[right - 1]!, stops[right]!];
  return [0, 1, 2].map((c) => (part * (b[c]! / 255 - a[c]! / 255) + a[c]! / 255) * 255) as unknown as Rgb;
}

export const COLORMAP_NAMES = [
  'custom',
  'gray',
  'afmhot',
  'copper',
  'viridis',
  'cividis',
  'inferno',
  'turbo',
  'batlow',
] as const;
export type ColormapName = (typeof COLORMAP_NAMES)[number];
export const DEFAULT_COLORMAP: ColormapName = 'custom';

/** Drawn where there is no value. White, as image-log plots have it; no entry of the default colormap is white. */
export const DEFAULT_NULL_COLOR = '#ffffff';

const cache = new Map<string, Uint8Array>();

/** 256 entries, shape [256, 3], R G B as 0..255; entry 0 is the lowest value (the highest when inverted). */
export function colormapTable(name: ColormapName, invert = false): Uint8Array {
  const key = invert ? `${name} inverted` : name;
  let table = cache.get(key);
  if (!table) {
    table = invert ? reversed(colormapTable(name)) : build(name);
    cache.set(key, table);
  }
  return table;
}

function build(name: ColormapName): Uint8Array {
  const formula = formulas[name];
  if (formula) {
    const table = new Uint8Array(768);
    for (let i = 0; i < 256; i++) table.set(formula(i / 255, i).map(Math.floor), i * 3);
    return table;
  }
  const hex: string = TABLES[name as keyof typeof TABLES];
  return Uint8Array.from({ length: 768 }, (_, i) => parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

function reversed(table: Uint8Array): Uint8Array {
  const out = new Uint8Array(768);
  for (let i = 0; i < 256; i++) out.set(table.subarray(i * 3, i * 3 + 3), (255 - i) * 3);
  return out;
}
