// Follows the library's place: when another library is opened, the page shows that one's logs.
import type { LibraryStatus } from '../../shared/model/status.ts';
import { call } from '../bridge/api.ts';
import { leaveLibrary } from '../bridge/library-queue.ts';
import { forgetRecords, recordsChanged } from './change-records.ts';
import { forgetDescriptions } from './describe-log.ts';
import { openDialog, reportError, retryFrame, setLibrary, setPlace, showLog, useViewer } from './store.ts';
import { openLog } from './track-slice.ts';

/** Takes the new place. Another library uses the same ids for other logs, so the known logs are dropped then. */
export function takePlace(place: LibraryStatus): void {
  const { place: before, phase, dialog } = useViewer.getState();
  setPlace(place);
  if (phase.kind !== 'ready' || place.state !== 'ready' || before === undefined) return;
  const other = place.kind !== before.kind || JSON.stringify(place.server) !== JSON.stringify(before.server);
  if (other) {
    leaveLibrary();
    forgetRecords();
    forgetDescriptions();
    setLibrary([]);
  }
  // The settings stay open, because the library was chosen there and they show the outcome.
  if (dialog === 'settings') openDialog(dialog);
  if (!other && before.state === 'ready') return;
  // Requests a picture again that failed while the library was lost.
  retryFrame();
  void showLibrary();
}

async function showLibrary(): Promise<void> {
  try {
    const logs = await call('library.list', {});
    setLibrary(logs);
    recordsChanged({});
    const [newest] = logs;
    if (newest && !openLog(useViewer.getState())) showLog(newest.id);
  } catch (error) {
    reportError(error);
  }
}
