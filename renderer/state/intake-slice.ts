// State of imports and exports: offered files, the import options, and the jobs.
import type { Job, OfferedFile } from '../../shared/model/status.ts';
import { viewerState, type ViewerState } from '../../shared/model/viewer-state.ts';
import type { SetFields } from './slice.ts';

export interface IntakeFields {
  readonly importOptions: ViewerState['importOptions'];
  readonly readings: ViewerState['readings'];
  /** Offered files; the import dialog is open while there are any. */
  readonly offered: readonly OfferedFile[];
  readonly jobs: readonly Job[];
}

export const intakeFields: IntakeFields = {
  importOptions: viewerState.parse({}).importOptions,
  readings: [],
  offered: [],
  jobs: [],
};

export function intakeChanges(set: SetFields<IntakeFields>) {
  return {
    takeJobs: (jobs: readonly Job[]): void => set({ jobs }),
    takeImportOptions: (importOptions: ViewerState['importOptions']): void => set({ importOptions }),
    takeReadings: (readings: ViewerState['readings']): void => set({ readings }),
    /** Adds files to those already offered. */
    takeOffers: (files: readonly OfferedFile[]): void =>
      set(({ offered }) => ({
        offered: [...offered, ...files.filter((f) => !offered.some((o) => o.offerId === f.offerId))],
      })),
    dropOffers: (files: readonly OfferedFile[]): void =>
      set(({ offered }) => ({ offered: offered.filter((file) => !files.includes(file)) })),
  };
}
