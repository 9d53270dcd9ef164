// In: nothing. Out: the names of what can be undone, and what is said of it.
import { LOOK } from '../../shared/model/look.ts';

/** By the key of a log's view or description. */
const NAMES: Readonly<Record<string, string>> = {
  depthMin: 'Depth Window',
  depthMax: 'Depth Window',
  ...Object.fromEntries(Object.entries(LOOK).map(([key, { undoName }]) => [key, undoName])),
  compare: 'Side by Side',
  name: 'Rename',
  bookmarks: 'Bookmarks',
  depthReference: 'Depth Reference',
  geometry: 'Geometry',
};

/** `Range` for a change of the range and the percentiles; several different things are a change of the display. */
export function changeName(change: object): string {
  const names = new Set(Object.keys(change).map((key) => NAMES[key] ?? 'Display'));
  const [only] = names;
  return only !== undefined && names.size === 1 ? only : 'Display';
}

export const historyTexts = {
  undo: (name: string) => `Undo ${name}`,
  redo: (name: string) => `Redo ${name}`,
  undone: (name: string, log: string) => `Undone: ${name} of ${log}`,
  redone: (name: string, log: string) => `Redone: ${name} of ${log}`,
} as const;
