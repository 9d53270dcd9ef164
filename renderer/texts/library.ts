// In: nothing. Out: the words for image logs: the list of them, what is known of one, importing and deleting.
import { plural } from '../wording.ts';

export const libraryTexts = {
  imageLogs: 'Image logs',
  import: 'Import…',
  none: 'What you import is listed here.',
  importedAt: (name: string, file: string, time: string) => `${name}\n${file}, imported ${time}`,
  newName: (name: string) => `New name of ${name}`,

  removeTitle: (name: string) => `Delete “${name}”?`,
  removeWhat: (rows: number, bytes: string, file: string) =>
    `Its ${plural(rows, 'scanline')} (${bytes}) are removed from the library. This cannot be undone; the file it was imported from, ${file}, is not touched.`,
  remove: 'Delete',
  damaged: 'Damaged logs',
  damagedName: (id: number) => `log ${id}`,
  removeDamaged: (name: string) => `Delete ${name}`,
  removeDamagedWhat:
    'Whatever is left of it in the library is removed. This cannot be undone; a backup of the library may still hold it.',

  facts: {
    scanlines: 'Scanlines',
    depth: 'Depth',
    step: 'Step',
    samples: 'Samples',
    values: 'Values',
    nulls: 'Nulls',
    emptyRecords: 'Empty records',
    file: 'File',
  },
  singleScanline: 'single scanline',
  samples: (width: number, how: string) => `${width} (${how})`,
  asInFile: 'as in the file',
  resampled: (sourceWidth: number, interpolation: string) => `${sourceWidth} in the file, ${interpolation}`,
  nothing: 'none',
  values: (from: string, to: string) => `${from} to ${to}`,
  skipped: (count: string) => `${count} skipped`,
} as const;

export const importTexts = {
  title: 'Import',
  files: 'Files',
  name: 'Name',
  width: 'Width',
  /** `least` to `most`: what it comes to in the files; `isWhole`: as many as they have. */
  autoSamples: (least: number, most: number, isWhole: boolean) =>
    `Automatic: ${least === most ? least : `${least} to ${most}`} samples${isWhole ? ', as in the file' : ''}`,
  autoAtMost: (most: number) => `Automatic: at most ${most} samples`,
  asInFile: 'As in the file',
  otherWidth: 'Other',
  otherWidthLabel: 'Other width',
  widthLimits: (least: number, most: number) => `${least}–${most} samples`,
  aWidth: 'a width',
  widthUnit: 'samples',
  interpolation: 'Interpolation',
  interpolations: {
    nearest: 'nearest',
    linear: 'linear',
    quadratic: 'quadratic',
    cubic: 'cubic',
    quartic: 'quartic',
    quintic: 'quintic',
  },
  depthUnit: 'Depth unit',
  depthUnitHint: 'Where the file itself does not say.',
  import: 'Import',
  filesToImport: 'Files to import',
} as const;
