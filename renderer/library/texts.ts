// The words for image logs: the list, facts and notes, deletion, jobs, states of the library.
import { plural } from '../controls/wording.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Job } from '../../shared/model/status.ts';
import { TRASH_DAYS } from '../../shared/model/trash.ts';

type Place = NonNullable<ImageLog['place']>;

export const libraryTexts = {
  imageLogs: 'Image logs',
  titles: { image: 'Image log', curves: 'Curves', survey: 'Survey' },
  /** Before the size of a log in the list. */
  kinds: { image: '', curves: 'Curves, ', survey: 'Survey, ' },
  findings: 'Found while reading',
  fileNotes: 'Lines that are not its table',
  noFileNotes: 'The file has none.',
  import: 'Import…',
  none: 'What you import is listed here.',
  importedAt: (name: string, file: string, time: string) => `${name}\n${file}, imported ${time}`,
  /** In place of the size of a log in the list, which takes no room in the library. */
  linked: ({ isAway }: Place) => (isAway ? 'away' : 'linked'),
  liesIn: ({ path, isAway }: Place) => (isAway ? `Was in ${path}, which is not there now` : `Lies in ${path}`),
  place: ({ path, isAway, isReadOnly }: Place) =>
    isAway
      ? `${path}, which is not there now`
      : isReadOnly
        ? `${path}, which cannot be written: notes cannot be kept with it`
        : path,
  locate: 'Locate…',
  newName: (name: string) => `New name of ${name}`,

  eraseTitle: (name: string) => `Erase “${name}”?`,
  eraseWhat: (rows: number, bytes: string, file: string) =>
    `Its ${plural(rows, 'scanline')} (${bytes}) are erased from the library. This cannot be undone; the file it was imported from, ${file}, is not touched.`,
  erase: 'Erase',
  unlinkTitle: (name: string) => `Take “${name}” off the list?`,
  unlinkWhat: (path: string) => `Its file stays where it is, with all that is kept with it: ${path}`,
  unlink: 'Take off the List',
  damaged: 'Damaged logs',
  damagedName: (id: number) => `log ${id}`,
  removeDamaged: (name: string) => `Delete ${name}`,
  eraseDamagedWhat:
    'Whatever is left of it in the library is erased. This cannot be undone; a backup of the library may still hold it.',

  facts: {
    well: 'Well',
    quantity: 'Quantity',
    valueUnit: 'Unit',
    scanlines: 'Scanlines',
    rows: 'Rows',
    columns: 'Columns',
    depth: 'Depth',
    step: 'Step',
    samples: 'Samples',
    values: 'Values',
    nulls: 'Nulls',
    emptyRecords: 'Empty records',
    file: 'File',
    place: 'Place',
  },
  singleScanline: 'single scanline',
  samples: (width: number, how: string) => `${width} (${how})`,
  asInFile: 'as in the file',
  resampled: (sourceWidth: number, interpolation: string) => `${sourceWidth} in the file, ${interpolation}`,
  nothing: 'none',
  values: (from: string, to: string) => `${from} to ${to}`,
  skipped: (count: string) => `${count} skipped`,

  /** Rows of the sheet of shortcuts: what is done, and how. */
  shortcuts: [
    ['Take or leave what is typed', 'Enter, Esc'],
    ['Choose, rename, delete a log', '↑ ↓, F2, Delete'],
  ],
} as const;

export const trashTexts = {
  title: 'Trash',
  logs: 'Logs in the trash',
  none: `What you delete lies here for ${TRASH_DAYS} days and can be brought back.`,
  removed: (time: string, bytes: string) => `deleted ${time}, ${bytes}`,
  restore: 'Restore',
  restoreWhat: (name: string) => `Restore ${name}`,
  hint: (logs: number, bytes: string) => `${plural(logs, 'log')}, ${bytes}. After ${TRASH_DAYS} days they are erased.`,
  past: (because: string) => `It does not go to the trash: ${because}.`,
  emptyAsking: 'Empty Trash…',
  emptyOffer: (bytes: string) => `Empty Trash (${bytes})…`,
  emptyTitle: 'Empty the trash?',
  emptyWhat: (logs: number, bytes: string) =>
    `${plural(logs, 'log')} (${bytes}) will be erased from the library. This cannot be undone; the files they were imported from are not touched.`,
  empty: 'Empty Trash',
} as const;

export const checkTexts = {
  title: 'Check Library',
  what: 'Reads everything in the library, and names what is damaged. A long library takes some minutes, in which you can go on working.',
  repair: 'Save what is whole of damaged logs as new ones, and put the damaged ones into the trash',
  check: 'Check',
} as const;

export const curvesTexts = {
  what: {
    image: '',
    curves: 'Curves by depth, no image.',
    survey: 'The survey of a hole, no image.',
  },
  values: (name: string) => `Values of ${name}`,
  rows: 'Rows',
  depth: (unit: string) => `Depth (${unit})`,
  shown: (rows: string, span: string) => `${rows}, ${span}`,
  none: 'There is no row in this depth window.',
  shallower: 'Rows above',
  deeper: 'Rows below',
} as const;

export const importTexts = {
  interpolations: {
    nearest: 'nearest',
    linear: 'linear',
    quadratic: 'quadratic',
    cubic: 'cubic',
    quartic: 'quartic',
    quintic: 'quintic',
  },
} as const;

type Kind = Job['kind'];

const RUNNING: Readonly<Record<Kind, (title: string) => string>> = {
  import: (title) => title,
  export: (title) => `Export of ${title}`,
  copy: (title) => `Copy of ${title}`,
  check: (title) => `Check of ${title}`,
  renew: (title) => `Moving ${title}`,
};
const DONE: Readonly<Record<Kind, string>> = {
  import: 'Imported',
  export: 'Exported',
  copy: 'Copied',
  renew: 'Moved',
  check: 'Checked',
};
const DOING: Readonly<Record<Kind, string>> = {
  import: 'Importing',
  export: 'Exporting',
  copy: 'Copying',
  renew: 'Moving',
  check: 'Checking',
};

export const jobTexts = {
  jobs: 'Jobs',
  dismissFinished: (count: number) => `Dismiss the ${count} finished`,
  thisMessage: 'this message',
  cancel: 'Cancel',
  running: (kind: Kind, title: string) => RUNNING[kind](title),
  done: (kind: Kind, title: string) => `${DONE[kind]} ${title}`,
  savePartAgain: (part: number) => `Save part ${part} again`,
  saveAgain: 'Save again',
  showInFolder: 'Show in folder',
  dismiss: 'Dismiss',
  found: 'What was found',
  showAllFound: (count: number) => `Show all ${count}…`,
  dismissWhat: (what: string) => `Dismiss ${what}`,

  waiting: 'Waiting',
  uploading: 'uploading',
  row: 'row',
  rowsPerSecond: (count: string) => `${count} rows/s`,
  left: (time: string) => `${time} left`,
  spokenEnd: (title: string, outcome: string) => `${title}: ${outcome}`,
  spokenWaiting: (title: string) => `${title} is waiting`,
  spokenShare: (kind: Kind, title: string, percent: number) => `${DOING[kind]} ${title}, ${percent} percent`,
} as const;

export const libraryStateTexts = {
  dropToImport: 'Drop to import',
  importing: (file: string) => `Importing ${file}…`,
  importingHint: 'It is shown as soon as it is complete.',
  noLogs: 'No image logs yet',
  noLogsHint:
    'Import an image log: a CSV with one record a scanline, its depth and then its samples, or a LAS file. Or drop files anywhere here.',
  openSample: 'Open the sample',
  openingLibrary: 'Opening the library…',
  libraryUnreadable: 'The library could not be read',
  connectionLost: (where: string) => `The connection to ${where} is lost.`,
  connecting: (where: string) => `Connecting to ${where}…`,
  theLibrary: 'the library',
  openLibrarySettings: 'Library settings…',
} as const;
