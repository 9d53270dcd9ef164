// What comes in and goes out: files offered for import, how they are imported, and the jobs under way.
import type { Job, OfferedFile } from '../../shared/model/status.ts';
import { viewerState, type ViewerState } from '../../shared/model/viewer-state.ts';
import type { SetFields } from './slice.ts';

export interface IntakeFields {
  readonly importOptions: ViewerState['importOptions'];
  /** The import dialog is open while there are any. */
  readonly offered: readonly OfferedFile[];
  readonly jobs: readonly Job[];
}

export const intakeFields: IntakeFields = {
  importOptions: viewerState.parse({}).importOptions,
  offered: [],
  jobs: [],
};

export function intakeChanges(set: SetFields<IntakeFields>) {
  return {
    takeJobs: (jobs: readonly Job[]): void => set({ jobs }),
    takeImportOptions: (importOptions: ViewerState['importOptions']): void => set({ importOptions }),
    /** Beside those that are offered already. */
    takeOffers: (files: readonly OfferedFile[]): void =>
      set(({ offered }) => ({
        offered: [...offered, ...files.filter((f) => !offered.some((o) => o.offerId === f.offerId))],
      })),
    dropOffers: (): void => set({ offered: [] }),
  };
}
