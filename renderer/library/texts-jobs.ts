// In: nothing. Out: the words for what goes on: imports, exports and copies, their progress and outcomes.
import type { Job } from '../../shared/model/status.ts';

type Kind = Job['kind'];

const RUNNING: Readonly<Record<Kind, (title: string) => string>> = {
  import: (title) => title,
  export: (title) => `Export of ${title}`,
  copy: (title) => `Copy of ${title}`,
};
const DONE: Readonly<Record<Kind, string>> = { import: 'Imported', export: 'Exported', copy: 'Copied' };
const DOING: Readonly<Record<Kind, string>> = { import: 'Importing', export: 'Exporting', copy: 'Copying' };

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
