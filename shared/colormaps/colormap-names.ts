// The names of the built-in colormaps, and the default colours.

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

/** The colour of missing values: white, as in image-log plots. No entry of the default colormap is white. */
export const DEFAULT_NULL_COLOR = '#ffffff';

export function isBuiltIn(name: string): name is ColormapName {
  return (COLORMAP_NAMES as readonly string[]).includes(name);
}
