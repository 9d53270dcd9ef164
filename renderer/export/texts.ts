// The words of exports and of the clipboard.
import { plural } from '../controls/wording.ts';

export const exportTexts = {
  export: 'Export',
  exportButton: 'Export…',
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

export const exportLimitTexts = {
  tooLarge: (format: string, widthPx: string, mostRows: string, rows: string) =>
    `A ${format} ${widthPx} px wide holds at most ${mostRows} rows, and these are ${rows}.`,
  lower: (rows: string) => `Lower to ${rows} rows`,
  use: (format: string) => `Use ${format}`,
  split: (files: number) => `Split into ${files} files`,
} as const;

export const clipboardTexts = {
  copying: 'Copying…',
  copiedPicture: (widthPx: number, heightPx: number) => `Copied the picture, ${widthPx} × ${heightPx} px`,
  copiedValues: (rows: number) => `Copied ${plural(rows, 'scanline')}`,
  absent: 'The clipboard is out of reach here: open Stratascope by an https address or on this machine',
  failed: (reason: string) => `Nothing was copied: ${reason}`,
} as const;

export const picturesTexts = {
  printedScale: 'Printed scale',
  scaleOf: (scale: number) => `1:${scale}`,
  otherScale: 'Other',
  scaleField: 'Printed scale, 1 to',
  scaleExpected: 'a scale',
  resolution: 'Resolution',
  resolutionExpected: 'a resolution',
  dpi: 'dpi',
  caption: 'Caption',
  captionTooNarrow: 'The picture is too narrow for one',
  captionChoice: 'Says what the colours mean',
  paper: (widthCm: number, heightCm: number) => `${widthCm.toFixed(1)} × ${heightCm.toFixed(1)} cm`,
} as const;

export const shareTexts = {
  share: 'Share',
  what: 'A copy of the whole log, with its curves, is written as one file. Whoever gets it opens or imports it in Stratascope.',
  withRecords: 'Bookmarks go with it',
} as const;
