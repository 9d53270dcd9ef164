// In: nothing. Out: the formats that colormaps are written in.

export const COLORMAP_FORMATS = ['cpt', 'paraview-json', 'paraview-xml', 'csv', 'json'] as const;
export type ColormapFormat = (typeof COLORMAP_FORMATS)[number];
