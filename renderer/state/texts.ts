// The names of changes that can be undone, and what is said when they are.
import { LOOK } from '../../shared/model/look.ts';
import { RECORD_KINDS } from '../../shared/records/records.ts';
import type { ChangeId } from './history.ts';

const NAMES: Readonly<Record<string, string>> = {
  window: 'Depth Window',
  display: 'Display',
  ...Object.fromEntries(Object.entries(LOOK).map(([key, { undoName }]) => [key, undoName])),
  tracks: 'Side by Side',
  name: 'Rename',
  import: 'Import',
  removal: 'Delete',
  ...Object.fromEntries(RECORD_KINDS.map(({ kind, undoName }) => [`record:${kind}`, undoName])),
  depthReference: 'Depth Reference',
  geometry: 'Geometry',
  depthUnit: 'Depth Unit',
};

/** The name of a change in the menu. */
export function changeName(what: ChangeId): string {
  return NAMES[what] ?? NAMES.display!;
}

export const historyTexts = {
  undo: (name: string) => `Undo ${name}`,
  redo: (name: string) => `Redo ${name}`,
  undone: (name: string, log: string) => `Undone: ${name} of ${log}`,
  overtaken: (name: string) => `${name}: somebody else has changed this meanwhile, so it was left as it is now`,
  left: (name: string) => `${name}: the library was left before this was kept in it`,
  trashed: (log: string) => `Moved ${log} to the trash`,
  unlinked: (log: string) => `Taken off the list: ${log}. Open its file again to have it back`,
  restored: (log: string) => `${log} is back from the trash`,
  notInTrash: (log: string) => `${log} is not in the trash any more, so it cannot be brought back`,
  redone: (name: string, log: string) => `Redone: ${name} of ${log}`,
} as const;
