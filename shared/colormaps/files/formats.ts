// The formats in which colormap files are written, and the largest file that is read.

export const COLORMAP_FORMATS = ['cpt', 'paraview-json', 'paraview-xml', 'csv', 'json'] as const;
export type ColormapFormat = (typeof COLORMAP_FORMATS)[number];

export const MOST_COLORMAP_FILE_BYTES = 1_000_000;
