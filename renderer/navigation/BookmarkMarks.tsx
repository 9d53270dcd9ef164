// The layer of bookmarks over the overview: a mark for each, which says what it is and goes there.
import { memo } from 'react';
import type { Bookmark } from '../../shared/model/image-log.ts';
import type { LayerProps } from '../commands/stage-parts.ts';
import { bookmarkDepths, showBookmark } from './bookmarks.ts';
import { overviewBox } from './overview-box.ts';
import styles from './BookmarkMarks.module.css';

/** For pointers: keys have the list. */
export const BookmarkMarks = memo(function BookmarkMarks({ log, size: { heightPx } }: LayerProps) {
  const place = (bookmark: Bookmark): { top: number; height: number } => {
    const { topPx, basePx, exact } = overviewBox(bookmark, log, heightPx);
    const { topPx: top, basePx: base } = exact ?? { topPx, basePx };
    return { top, height: base - top };
  };
  return (
    <div className={styles.marks}>
      {log.bookmarks.map((bookmark, i) => (
        <button
          key={i}
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
