// Applies the changes that tools return: to the window and the view in the store, and to the selection.
import type { OnStage, StageChange } from '../commands/stage-parts.ts';
import { addRecord } from '../state/change-records.ts';
import { changeView, setWindow, useViewer } from '../state/store.ts';
import { openLog, openView } from '../state/track-slice.ts';
import { selectBand } from './selection-slice.ts';

/** The log and view as they are now: both may change by other means while a pointer is down. */
export function onStage(): OnStage | undefined {
  const viewer = useViewer.getState();
  const [log, view] = [openLog(viewer), openView(viewer)];
  return log && view && { log, view };
}

export function makeChange(change: StageChange | undefined): void {
  if (!change) return;
  if ('band' in change) selectBand(change.band);
  if (change.view) changeView(change.view);
  if (change.window) setWindow(change.window);
  const log = openLog(useViewer.getState());
  if (change.added && log) void addRecord(log.id, change.added.kind, change.added.body);
}
