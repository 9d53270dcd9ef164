// In: nothing. Out: the words of the Export dialog.

export const exportTexts = {
  export: 'Export',
  cancel: 'Cancel',
  span: (top: string, base: string) => `${top} to ${base}`,
  format: 'Format',
  normalization: 'Normalization',
  size: 'Size',
  sizes: { rows: 'One row per scanline', seen: 'As seen', height: 'Height', scale: 'Printed scale' },
  heightField: 'Height in pixels',
  px: 'px',
  result: 'Result',
  noScanline: 'No scanline lies in this window',
  records: (records: string, depths: string, values: string) => `${records} of ${depths} and ${values}`,
  pixels: (width: string, height: string) => `${width} × ${height} px`,
  inFiles: (size: string, files: number) => `${size} in ${files} files`,
} as const;
