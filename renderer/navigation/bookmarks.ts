// A log's bookmarks: changes to them, the next and previous one, and the palette's list of them.
import { usableWindow, type DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { bookmarks, inDepth, type Bookmark } from '../../shared/records/bookmark.ts';
import type { KeptRecord } from '../../shared/records/records.ts';
import { depthText } from '../axes/depth-text.ts';
import type { PaletteEntry, PaletteGroup } from '../commands/palette-group.ts';
import { addRecord, changeRecord, readRecords } from '../state/change-records.ts';
import { recordsOfLog } from '../state/record-slice.ts';
import { openLog } from '../state/track-slice.ts';
import { setWindow, showLog, useViewer, type Viewer } from '../state/store.ts';
import { navigationTexts } from './texts.ts';

export type KeptBookmark = KeptRecord<Bookmark>;

/** In the order of their depths. */
export function bookmarksOf(viewer: Viewer, log: ImageLog): readonly KeptBookmark[] {
  return recordsOfLog(viewer, bookmarks, log.id);
}

export function useBookmarks(log: ImageLog): readonly KeptBookmark[] {
  return useViewer((viewer) => bookmarksOf(viewer, log));
}

export function addBookmark(log: ImageLog, bookmark: Bookmark): Promise<void> {
  return addRecord(log.id, bookmarks, bookmark);
}

export function renameBookmark(record: KeptBookmark, name: string): Promise<void> {
  return changeRecord(record, { ...record.body, name });
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
export function bookmarkChoices(viewer: Viewer): PaletteGroup {
  const entriesOf = (log: ImageLog): PaletteEntry[] =>
    bookmarksOf(viewer, log).map(({ id, body }) => ({
      id: `bookmark-${log.id}-${id}`,
      label: body.name,
      detail: navigationTexts.bookmarkOf(log.name, bookmarkDepths(body, log)),
      run: () => {
        showLog(log.id);
        showBookmark(body);
      },
    }));
  return { label: navigationTexts.bookmarks, entries: viewer.logs.flatMap(entriesOf) };
}

/** The palette offers the bookmarks of every log: those of logs that are not shown are read when it is opened. */
export function followPalette(): () => void {
  return useViewer.subscribe(({ dialog }, before) => {
    if (dialog === 'palette' && before.dialog !== 'palette') void readRecords({ kind: bookmarks.kind });
  });
}

/** The nearest one after the window. Asked at every move of the window, so the list is walked once and not sorted. */
export function bookmarkAfter(all: readonly KeptBookmark[], window: DepthWindow): Bookmark | undefined {
  return all.reduce<Bookmark | undefined>(
    (next, { body: bookmark }) =>
      inDepth(bookmark, window) > 0 && (!next || inDepth(bookmark, next) < 0) ? bookmark : next,
    undefined,
  );
}

export function bookmarkBefore(all: readonly KeptBookmark[], window: DepthWindow): Bookmark | undefined {
  return all.reduce<Bookmark | undefined>(
    (last, { body: bookmark }) =>
      inDepth(bookmark, window) < 0 && (!last || inDepth(bookmark, last) > 0) ? bookmark : last,
    undefined,
  );
}
