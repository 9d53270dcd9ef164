// The viewer's store, made of its slices, and every change that can be made to it.
import { create } from 'zustand';
import type { OfferedFile } from '../../shared/model/status.ts';
import { problemOf } from '../bridge/api.ts';
import { colormapChanges, colormapFields, type ColormapFields } from './colormap-slice.ts';
import { historyChanges, historyFields, type HistoryFields } from './history-slice.ts';
import { intakeChanges, intakeFields, type IntakeFields } from './intake-slice.ts';
import { libraryChanges, libraryFields, type Erasing, type LibraryFields } from './library-slice.ts';
import { navigationChanges, navigationFields, type NavigationFields } from './navigation-slice.ts';
import { openLogChanges } from './open-log.ts';
import { pictureChanges, pictureFields, type PictureFields } from './picture-slice.ts';
import { recordChanges, recordFields, type RecordFields } from './record-slice.ts';
import { settingsChanges, settingsFields, type SettingsFields, type SettingsTab } from './settings-slice.ts';
import { trackChanges, trackFields, type TrackFields } from './track-slice.ts';
import { windowChanges, windowFields, type WindowFields } from './window-slice.ts';

export interface Viewer
  extends
    LibraryFields,
    RecordFields,
    TrackFields,
    HistoryFields,
    ColormapFields,
    IntakeFields,
    SettingsFields,
    WindowFields,
    PictureFields,
    NavigationFields {}

export const initialViewer: Viewer = {
  ...libraryFields,
  ...recordFields,
  ...trackFields,
  ...historyFields,
  ...colormapFields,
  ...intakeFields,
  ...settingsFields,
  ...windowFields,
  ...pictureFields,
  ...navigationFields,
};

export const useViewer = create<Viewer>()(() => initialViewer);
const { setState: set, getState: get } = useViewer;

const { takeErasing, ...library } = libraryChanges(set);
export const { libraryLoading, libraryReady, libraryFailed, takeHost, takeDamaged, startRenaming, endRenaming } =
  library;
export const { takeRecords, forgetRecordsBut } = recordChanges(set);
export const {
  changeView,
  changeViewOf,
  setWindow,
  arrangeTracks,
  restoreView,
  restoreTracks,
  takeViews,
  followColormap,
} = trackChanges(set, get);
export const {
  takeStepBack,
  takeStepForward,
  returnStep,
  recordDescription,
  recordRecords,
  recordImport,
  recordRemoval,
  replaceSteps,
} = historyChanges(set);
export const {
  takeColormaps,
  openGallery,
  closeGallery,
  beginColormapEdit,
  changeColormapDraft,
  endColormapEdit,
  seeWith,
} = colormapChanges(set);
const { takeOffers, ...intake } = intakeChanges(set);
export const { takeJobs, takeImportOptions, takeReadings, dropOffers } = intake;
export const { takePreferences, missPreferences, changePreferences, chooseSettingsTab, takeApi, setPlace } =
  settingsChanges(set);
export const {
  openDialog,
  openPrompt,
  closeDialog,
  openDrawer,
  toggleDrawer,
  closeDrawer,
  reportProblem,
  dismissProblem,
  say,
  sayUndoable,
  unsay,
  moveFocus,
} = windowChanges(set);
export const { frameShown, frameFailed, retryFrame, setPictureSize } = pictureChanges(set);
export const { rememberVisits, rememberTarget, askForBookmarks, bookmarksShown, moveCursorByKeys } =
  navigationChanges(set);
export const { showLog, setLibrary } = openLogChanges(set, get);

/** What went wrong, where nothing that is on screen has a place for it. */
export function reportError(error: unknown): void {
  const { message, code } = problemOf(error);
  reportProblem(message, code);
}

export function openSettings(tab: SettingsTab): void {
  chooseSettingsTab(tab);
  openDialog('settings');
}

/** Asks before a log is erased that does not go to the trash. */
export function askToErase(erasing: Erasing): void {
  takeErasing(erasing);
  openDialog('erase');
}

/** Offers files for import and closes any other dialog. */
export function offer(files: readonly OfferedFile[]): void {
  takeOffers(files);
  closeDialog();
}
