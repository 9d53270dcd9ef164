// In: nothing. Out: the formats that colormaps are written in, and how long a file of them may be.

export const COLORMAP_FORMATS = ['cpt', 'paraview-json', 'paraview-xml', 'csv', 'json'] as const;
export type ColormapFormat = (typeof COLORMAP_FORMATS)[number];

export const MOST_COLORMAP_FILE_BYTES = 1_000_000;
