// In: nothing. Out: the names of the colormaps that are built in, and the colours that are meant where none is named.

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

export function isBuiltIn(name: string): name is ColormapName {
  return (COLORMAP_NAMES as readonly string[]).includes(name);
}
