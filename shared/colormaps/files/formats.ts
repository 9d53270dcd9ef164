// The formats in which colormap files are written, and the largest file that is read.

export const COLORMAP_FORMATS = ['cpt', 'paraview-json', 'paraview-xml', 'csv', 'json'] as const;
export type ColormapFormat = (typeof COLORMAP_FORMATS)[number];

/** Of the files, in lower case and without the dot. */
export const COLORMAP_ENDINGS: Readonly<Record<ColormapFormat, string>> = {
  cpt: 'cpt',
  'paraview-json': 'json',
  'paraview-xml': 'xml',
  csv: 'csv',
  json: 'json',
};

/** Each ending once. */
export const COLORMAP_FILE_ENDINGS: readonly string[] = [...new Set(Object.values(COLORMAP_ENDINGS))];

export const MOST_COLORMAP_FILE_BYTES = 1_000_000;
