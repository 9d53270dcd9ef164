// In: where the library now is. Out: what the page shows belongs to it.
import type { LibraryStatus } from '../../shared/model/status.ts';
import { call, errorSentence } from '../bridge/api.ts';
import { readRecords } from './change-records.ts';
import { openDialog, reportProblem, retryFrame, setLibrary, setPlace, showLog, useViewer } from './store.ts';
import { openLog } from './track-slice.ts';

/** Another library holds other logs under the same ids: what was known of the one before is dropped. */
export function takePlace(place: LibraryStatus): void {
  const { place: before, phase, dialog } = useViewer.getState();
  setPlace(place);
  if (phase.kind !== 'ready' || place.state !== 'ready' || before === undefined) return;
  const other = place.kind !== before.kind || JSON.stringify(place.server) !== JSON.stringify(before.server);
  if (other) setLibrary([]);
  // The settings are where it was chosen: they say how that went.
  if (dialog === 'settings') openDialog(dialog);
  if (!other && before.state === 'ready') return;
  // A picture that failed meanwhile is asked for once more.
  retryFrame();
  void showLibrary();
}

async function showLibrary(): Promise<void> {
  try {
    const logs = await call('library.list', {});
    setLibrary(logs);
    await readRecords({});
    const [newest] = logs;
    if (newest && !openLog(useViewer.getState())) showLog(newest.id);
  } catch (error) {
    reportProblem(errorSentence(error));
  }
}
