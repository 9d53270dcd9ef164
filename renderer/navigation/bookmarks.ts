// A log's bookmarks: changes to them, which are stored with the log; the next and previous one; the palette's list.
import { usableWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import type { Bookmark, ImageLog } from '../../shared/model/image-log.ts';
import { depthText } from '../axes/depth-text.ts';
import type { PaletteEntry, PaletteGroup } from '../commands/palette-group.ts';
import { describeLog } from '../state/describe-log.ts';
import { openLog } from '../state/track-slice.ts';
import { setWindow, showLog, useViewer, type Viewer } from '../state/store.ts';
import { navigationTexts } from './texts.ts';

export const MOST_BOOKMARKS = 1000;

/** Everything that changes bookmarks goes through here. In the order of their depths. */
function setBookmarks(log: ImageLog, bookmarks: readonly Bookmark[]): Promise<void> {
  return describeLog(log.id, { bookmarks: [...bookmarks].sort(inDepth) });
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

/** For the palette: those of every log. */
export function bookmarkChoices({ logs }: Viewer): PaletteGroup {
  const entriesOf = (log: ImageLog): PaletteEntry[] =>
    log.bookmarks.map((bookmark, i) => ({
      id: `bookmark-${log.id}-${i}`,
      label: bookmark.name,
      detail: navigationTexts.bookmarkOf(log.name, bookmarkDepths(bookmark, log)),
      run: () => {
        showLog(log.id);
        showBookmark(bookmark);
      },
    }));
  return { label: navigationTexts.bookmarks, entries: logs.flatMap(entriesOf) };
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
