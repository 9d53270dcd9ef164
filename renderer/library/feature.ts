// The feature of the library: the list of logs, their facts and notes, dropped files, deletion, and jobs.
import type { Feature } from '../commands/feature.ts';
import { CheckDialog } from './CheckDialog.tsx';
import { CurvesTable } from './CurvesTable.tsx';
import { DropTarget } from './DropTarget.tsx';
import { EmptyState } from './EmptyState.tsx';
import { EmptyTrashOffer } from './EmptyTrash.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { FactsSection } from './FactsSection.tsx';
import { JobList } from './JobList.tsx';
import { LIBRARY_COMMANDS, logChoices } from './library-commands.ts';
import { LibraryBanner } from './LibraryBanner.tsx';
import { LogList } from './LogList.tsx';
import { libraryTexts } from './texts.ts';
import { TrashDialog } from './TrashDialog.tsx';

export const library = {
  needs: ['axes'],
  commands: LIBRARY_COMMANDS,
  sections: [{ Section: FactsSection }],
  dialogs: [
    { name: 'erase', kind: 'viewer', Dialog: EraseDialog },
    { name: 'trash', kind: 'viewer', Dialog: TrashDialog },
    { name: 'check', kind: 'viewer', Dialog: CheckDialog },
  ],
  paletteGroups: [{ of: 'logs', group: logChoices }],
  shortcuts: [{ where: 'elsewhere', rows: libraryTexts.shortcuts }],
  list: [LogList, JobList],
  banners: [LibraryBanner],
  overlays: [DropTarget],
  remedies: { disk_full: EmptyTrashOffer },
  table: CurvesTable,
  empty: EmptyState,
} as const satisfies Feature;
