// The words of the import dialog.
import { READING, type ReadingOption } from '../../shared/model/reading.ts';
import type { LogKind } from '../../shared/model/image-log.ts';
import type { ColumnRole } from '../../shared/model/inspection.ts';
import { bytesText, countText, plural } from '../controls/wording.ts';

/** Numbers that mean missing are no text, and so stand beside the other options. */
export type FieldName = ReadingOption | 'nullValues';

export const intakeTexts = {
  title: 'Import',
  name: 'Name',
  file: (bytes: number, format: string | undefined, encoding: string | null) =>
    [bytesText(bytes), format?.toUpperCase(), encoding].filter((part) => part).join(', '),
  fileOf: (at: number, count: number) => `File ${at} of ${count}`,
  back: 'Back',
  next: 'Next',
  import: 'Import',
  looking: 'Reading the beginning of the file…',
  lookingAt: (at: number, count: number) => `Looking at file ${at} of ${count}…`,
  notRead: 'It cannot be imported like this',
  together: (count: number) => `The same for the ${count} files with these columns`,
  remembered: 'Read as the last file with these columns was',
  afresh: 'Start afresh',

  width: 'Width',
  /** `least` to `most`: samples that the automatic width stores; `isWhole`: all samples that the files have. */
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
} as const;

export const againTexts = {
  title: 'Read Again',
  readAgain: 'Read Again',
  log: 'Log',
  inPlaceOf: (kind: LogKind, rows: number, width: number, span: string) =>
    `In place of ${plural(rows, kind === 'image' ? 'scanline' : 'row')} of ${plural(width, kind === 'image' ? 'sample' : 'column')}, ${span}.`,
  otherFile: (name: string) => `It was imported from ${name}.`,
  unchanged: 'The file is as it was when it was imported.',
  changed: 'The file is not as it was when it was imported.',
  otherUnit: (before: string, now: string) => `Its depths are in ${before} now and will be in ${now}.`,
  forGood: 'Its name, bookmarks and notes stay. Neither this nor an earlier change of it can be undone afterwards.',
  remembered: 'Read as it was before',
} as const;

export const tableTexts = {
  /** What the table of the first lines is called. */
  table: (file: string) => `First lines of ${file}`,
  line: 'Line',
  roles: {
    depth: 'depth',
    image: 'image',
    curve: 'curve',
    'record number': 'record number',
    text: 'words',
    ignored: 'ignored',
  } satisfies Readonly<Record<ColumnRole, string>>,
  /** A column without a name, by its number. */
  column: (number: number) => `Column ${number}`,
  /** What is read out of a column's head. */
  head: (label: string, unit: string | null, role: string) => `${label}${unit ? `, ${unit}` : ''}: ${role}`,
  missing: 'missing',
  legend: 'Legend',
  legendOf: {
    depth: 'Depth',
    image: 'Image',
    curve: 'Curves',
    ignored: 'Not imported',
    skipped: 'Skipped lines',
    missing: 'Missing',
  },
  takeFor: (label: string) => `Take ${label} for`,
  takenFor: { depth: 'Depth', image: 'Image', curve: 'Curve', ignored: 'Ignored' },
  imageFrom: 'Image begins here',
  imageTo: 'Image ends here',
  wordsOnly: 'It has words and cannot be imported',
} as const;

export const pictureTexts = {
  picture: (scanlines: number) => `Picture of the first ${plural(scanlines, 'scanline')}`,
  none: { curves: 'No image: imported as curves', survey: 'No image: the path of a hole', picks: 'No image: picks' },
  nothing: 'No picture',
  depthColumn: 'Depth column',
  shape: 'Shape',
  shapeOf: (rows: number, width: number) => `${countText(rows)} × ${countText(width)}`,
  inFile: (width: number) => `${countText(width)} in the file`,
  depth: 'Depth',
  depthOf: (from: string, to: string, unit: string) => `${from}–${to} ${unit}`,
  step: 'Step',
  gaps: 'Gaps',
  missing: 'Missing',
  nothingOf: 'none',
  onlyBeginning: (bytes: number) => `Of the first ${bytesText(bytes)} alone: the rest is read when it is imported.`,
} as const;

export const findingTexts = {
  findings: 'What was found',
  change: 'Change…',
  changeOf: (message: string) => `Change: ${message}`,
  more: (count: number) => `and ${count} more`,
  question: 'One question',
  questions: 'Questions',
  depthColumn: 'Depth column',
  depthUnit: 'Depth unit',
} as const;

const AS_FOUND = 'as found';

export const fieldTexts = {
  title: 'How the file is read',
  asFound: AS_FOUND,
  found: (what: string) => `${what} (${AS_FOUND})`,
  none: 'none',
  labels: {
    encoding: 'Encoding',
    skipLines: 'Skipped lines',
    delimiter: 'Delimiter',
    decimal: 'Decimal sign',
    headerLine: 'Header line',
    unitLine: 'Unit line',
    depth: 'Depth column',
    depthUnit: 'Depth unit',
    image: 'Image',
    ignore: 'Ignored',
    part: 'Part',
    nullValues: 'Missing values',
  } satisfies Readonly<Record<FieldName, string>>,
  hints: {
    ...(Object.fromEntries(Object.entries(READING).map(([key, { help }]) => [key, help])) as Record<
      ReadingOption,
      string
    >),
    nullValues: 'numbers that mean missing, with blanks between',
  } satisfies Readonly<Record<FieldName, string>>,
  delimiters: { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'blanks' } as Readonly<
    Record<string, string>
  >,
  decimals: { '.': 'point', ',': 'comma' },
  wholeNumber: (typed: string) => `Expected a line’s number but received “${typed}”`,
  numbers: (typed: string) => `Expected numbers with blanks between but received “${typed}”`,
} as const;
