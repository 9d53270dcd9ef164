// In: a log's bookmarks and a change of them. Out: the change, shown at once and kept with the log; and where the next one lies.
import { usableWindow, type DepthWindow } from '../shared/depth.ts';
import type { Bookmark, ImageLog } from '../shared/model.ts';
import { call, errorSentence } from './api.ts';
import { depthText } from './depth-text.ts';
import { openLog, reportProblem, setLibrary, setWindow, useViewer } from './store.ts';
import { navigationTexts } from './texts/navigation.ts';

export const MOST_BOOKMARKS = 1000;

/** One after the other: what is kept in the end is what was changed last. */
let changes: Promise<void> = Promise.resolve();

/** Everything that changes bookmarks goes through here. In the order of their depths. */
export function setBookmarks(log: ImageLog, bookmarks: readonly Bookmark[]): Promise<void> {
  const sorted = [...bookmarks].sort(inDepth);
  // Shown before it is kept: a team's library may be far away, and another change may follow before it answers.
  replace({ ...log, bookmarks: sorted });
  changes = changes.then(() => keep(log.id, sorted));
  return changes;
}

export function addBookmark(log: ImageLog, bookmark: Bookmark): Promise<void> {
  return setBookmarks(log, [...log.bookmarks, bookmark]);
}

export function renameBookmark(log: ImageLog, bookmark: Bookmark, name: string): Promise<void> {
  return setBookmarks(
    log,
    log.bookmarks.map((other) => (other === bookmark ? { ...bookmark, name } : other)),
  );
}

export function removeBookmark(log: ImageLog, bookmark: Bookmark): Promise<void> {
  return setBookmarks(
    log,
    log.bookmarks.filter((other) => other !== bookmark),
  );
}

/** `1010.0 m to 1015.0 m` */
export function bookmarkDepths({ depthMin, depthMax }: DepthWindow, log: ImageLog): string {
  return navigationTexts.range(depthText(depthMin, log), depthText(depthMax, log));
}

/** Of the open log. One that a program has set may be smaller than what can be shown. */
export function showBookmark({ depthMin, depthMax }: DepthWindow): void {
  const log = openLog(useViewer.getState());
  if (log) setWindow(usableWindow({ depthMin, depthMax }, log));
}

/** Asked at every move of the window, to say whether there is one: nothing is sorted for it. */
export function bookmarkAfter(bookmarks: readonly Bookmark[], window: DepthWindow): Bookmark | undefined {
  return bookmarks.reduce<Bookmark | undefined>(
    (next, bookmark) => (inDepth(bookmark, window) > 0 && (!next || inDepth(bookmark, next) < 0) ? bookmark : next),
    undefined,
  );
}

export function bookmarkBefore(bookmarks: readonly Bookmark[], window: DepthWindow): Bookmark | undefined {
  return bookmarks.reduce<Bookmark | undefined>(
    (last, bookmark) => (inDepth(bookmark, window) < 0 && (!last || inDepth(bookmark, last) > 0) ? bookmark : last),
    undefined,
  );
}

function inDepth(a: DepthWindow, b: DepthWindow): number {
  return a.depthMin - b.depthMin || a.depthMax - b.depthMax;
}

async function keep(id: number, bookmarks: Bookmark[]): Promise<void> {
  try {
    await call('library.describe', { id, change: { bookmarks } });
  } catch (error) {
    reportProblem(errorSentence(error));
    await readAgain();
  }
}

/** What could not be kept is not shown any longer. */
async function readAgain(): Promise<void> {
  try {
    setLibrary(await call('library.list', {}));
  } catch (error) {
    reportProblem(errorSentence(error));
  }
}

function replace(changed: ImageLog): void {
  setLibrary(useViewer.getState().logs.map((log) => (log.id === changed.id ? changed : log)));
}
