// The layer of bookmarks over the overview: a mark for each, with its name, which goes to it when pressed.
import { memo } from 'react';
import type { Bookmark } from '../../shared/records/bookmark.ts';
import type { LayerProps } from '../commands/stage-parts.ts';
import { bookmarkDepths, showBookmark, useBookmarks } from './bookmarks.ts';
import { overviewBox } from './overview-box.ts';
import styles from './BookmarkMarks.module.css';

/** For pointers: keys have the list. */
export const BookmarkMarks = memo(function BookmarkMarks({ log, size: { heightPx } }: LayerProps) {
  const bookmarks = useBookmarks(log);
  const place = (bookmark: Bookmark): { top: number; height: number } => {
    const { topPx, basePx, exact } = overviewBox(bookmark, log, heightPx);
    const { topPx: top, basePx: base } = exact ?? { topPx, basePx };
    return { top, height: base - top };
  };
  return (
    <div className={styles.marks}>
      {bookmarks.map(({ id, body: bookmark }) => (
        <button
          key={id}
          type="button"
          tabIndex={-1}
          aria-label={bookmark.name}
          title={`${bookmark.name}\n${bookmarkDepths(bookmark, log)}`}
          style={place(bookmark)}
          onClick={() => showBookmark(bookmark)}
        />
      ))}
    </div>
  );
});
