// In: nothing. Out: the names of what can be undone, and what is said of it.
import type { ChangeId } from './history.ts';

const NAMES: Readonly<Record<Exclude<ChangeId, 'depthMin' | 'depthMax' | 'percentile'>, string>> = {
  window: 'Depth Window',
  display: 'Display',
  colormap: 'Colormap',
  invert: 'Invert',
  nullColor: 'No-Value Colour',
  range: 'Range',
  curve: 'Logarithmic',
  gamma: 'Gamma',
  normalization: 'Normalization',
  dynamicHeight: 'Height',
  blend: 'Strength',
  aggregation: 'Aggregation',
  azimuthOffset: 'Rotation',
  smooth: 'Smooth',
  tracks: 'Side by Side',
  name: 'Rename',
  bookmarks: 'Bookmarks',
  depthReference: 'Depth Reference',
  geometry: 'Geometry',
};

/** As the menu says it. */
export function changeName(what: ChangeId): string {
  return what in NAMES ? NAMES[what as keyof typeof NAMES] : NAMES.display;
}

export const historyTexts = {
  undo: (name: string) => `Undo ${name}`,
  redo: (name: string) => `Redo ${name}`,
  undone: (name: string, log: string) => `Undone: ${name} of ${log}`,
  redone: (name: string, log: string) => `Redone: ${name} of ${log}`,
} as const;
